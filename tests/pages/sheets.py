"""Every kind of page of the small newspaper, set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from newsreel.comments.posting import Typed
from newsreel.comments.reads import Answer, Complaint, Own, Thread
from newsreel.live.reads import OnAir
from newsreel.pages.commenting import commenting_page
from newsreel.pages.corrections import corrections_page
from newsreel.pages.day import day_page
from newsreel.pages.discussion import discussion_page
from newsreel.pages.gone import gone_page
from newsreel.pages.history import history_page
from newsreel.pages.home import home_page
from newsreel.pages.live import live_page
from newsreel.pages.missing import missing_page
from newsreel.pages.month import month_page
from newsreel.pages.people import contributor_month_page, contributor_page
from newsreel.pages.search import search_page
from newsreel.pages.section import section_page
from newsreel.pages.servers import servers_page
from newsreel.pages.standing import standing_page
from newsreel.pages.story import StoryPage, story_page
from newsreel.pages.topic import topic_month_page, topic_page
from newsreel.pages.typeset import typeset
from newsreel.pages.yours import yours_page
from newsreel.stories.reads.open import OpenStory
from newsreel.stories.reads.shapes import (
    CorrectionEntry,
    DayCount,
    FrontPage,
    Gallery,
    Gone,
    Heading,
    ListBlock,
    Paragraph,
    PullQuote,
    Quotation,
    Related,
    StandingPage,
)
from tests.pages.paper import (
    FORM,
    NOBODY,
    OFF,
    TODAY,
    ZONE,
    chrome,
    contributor,
    corrections,
    history,
    months,
    now,
    section,
    section_ref,
    story,
    teaser,
    teasers,
    thread,
    topic,
)
from tests.pages.steps import steps


def a_story_page(*, rtl: bool = False, said: Thread = NOBODY) -> StoryPage:
    return story_page(chrome(rtl=rtl), story(rtl=rtl), said, FORM)


def answers() -> Iterator[tuple[str, Answer]]:
    """What a reader who comments may be shown, by name."""
    of = OpenStory(1, FORM.story, "/news/a/", "The last steam ferry", "en", True, TODAY)
    typed = Typed(FORM.story, "", "Hanna", "", "My father stoked her.", FORM.mark, "stamp")
    until = datetime(2026, 11, 20, 18, 20, tzinfo=ZONE)
    own = Own("Hanna", "So it was.", "<p>So it was.</p>", "held", until, "/comments/at/1/", "/a/")
    yield "write", Answer("write", 200, of, typed, to=("Otto", "<p>Mine too.</p>"), follows=True)
    yield "confirm", Answer("confirm", 200, of, typed)
    faults = {"name": "name_missing", "email": "email_wrong", "text": "text_long"}
    yield "wrong", Answer("wrong", 422, of, typed, faults)
    for what in ("often", "busy", "foreign", "gone", "closed", "cross"):
        yield what, Answer(what, 400, of, typed)
    yield "banned", Answer("banned", 403, of, typed, until=until)
    told = Complaint(FORM.story, "Otto", "<p>Mine too.</p>", "spam", "Look at the link.", "stamp")
    yield "report", Answer("report", 200, of, complaint=told)
    missing = {"reason": "reason_missing", "text": "reason_long"}
    yield "report-wrong", Answer("report_wrong", 422, of, faults=missing, complaint=told)
    yield "reported", Answer("reported", 200, of)
    yield "report-often", Answer("report_often", 429, of, complaint=told)
    yield "unknown", Answer("unknown", 404)
    own = replace(own, follow="/comments/follow/a/", email="hanna@example.org")
    yield "held", Answer("receipt", 200, of, own=own, mails=True)
    yield "told", Answer("receipt", 200, of, own=replace(own, asked="asked"))
    for state in ("shown", "hidden", "withdrawn"):
        yield state, Answer("receipt", 200, of, own=replace(own, state=state, until=None))


def pages(*, rtl: bool = False) -> Iterator[tuple[str, str, object]]:
    """Every kind of page of a language: its name, its template, its dataclass."""
    around = chrome(rtl=rtl)
    home = "/ar/" if rtl else "/"
    front = FrontPage(teaser(0, rtl=rtl), teasers(1, 3, rtl=rtl), TODAY)
    of_sections = [
        (section(place, rtl=rtl), teasers(8 * n, 9, rtl=rtl, place=place))
        for n, place in enumerate((1, 4, 5, 6))
    ]
    town = section(2, rtl=rtl)
    first = TODAY.replace(day=1)
    days = tuple(DayCount(date(2026, 11, n), f"{town.url}2026/11/{n:02}/", n) for n in (1, 2, 20))
    newest = teasers(0, 14, rtl=rtl)
    yield (
        "home",
        "home.html",
        home_page(around, front, now(rtl=rtl), teasers(0, 12, rtl=rtl), of_sections),
    )
    yield (
        "home-empty",
        "home.html",
        home_page(around, FrontPage(None, (), TODAY), now(rtl=rtl, quiet=True), (), []),
    )
    yield (
        "section",
        "section.html",
        section_page(
            around, section(1, rtl=rtl), now(rtl=rtl, quiet=True), newest, months(f"{home}news/")
        ),
    )
    yield "section-empty", "section.html", section_page(around, town, now(quiet=True), (), ())
    yield "search-asking", "search.html", search_page(around, "", (), 1, more=False)
    yield "search-none", "search.html", search_page(around, "zeppelin", (), 1, more=False)
    found = teasers(0, 5, rtl=rtl)
    yield "search", "search.html", search_page(around, "steam ferry", found, 2, more=True)
    yield "day", "day.html", day_page(around, town, TODAY, teasers(0, 3, rtl=rtl))
    yield "month", "month.html", month_page(around, town, first, days, months(town.url))
    yield "story", "story.html", a_story_page(rtl=rtl)
    yield "story-said", "story.html", a_story_page(rtl=rtl, said=thread())
    yield "story-bare", "story.html", bare_story_page(rtl=rtl)
    yield "story-long", "story.html", long_story_page(rtl=rtl)
    told = story(rtl=rtl)
    yield (
        "discussion",
        "discussion.html",
        discussion_page(around, told, thread(), FORM, "newest", 1),
    )
    for name, answer in answers():
        yield f"commenting-{name}", "commenting.html", commenting_page(around, answer)
    for name, step in steps():
        yield f"yours-{name}", "yours.html", yours_page(around, step)
    person = contributor(rtl=rtl)
    yield (
        "contributor",
        "contributor.html",
        contributor_page(around, person, newest, months(person.url)),
    )
    yield (
        "contributor-month",
        "contributor_month.html",
        contributor_month_page(around, person, first, teasers(0, 3, rtl=rtl), months(person.url)),
    )
    yield "topic", "topic.html", topic_page(around, topic(), newest, months(topic().url))
    yield (
        "topic-month",
        "topic_month.html",
        topic_month_page(around, topic(), first, teasers(0, 3, rtl=rtl), months(topic().url)),
    )
    yield "standing", "standing.html", standing_page(around, standing(home))
    yield "live", "live.html", live_page(around, OFF, audio=False)
    yield "audio", "live.html", live_page(around, OnAir("on", "The Evening Tide"), audio=True)
    yield "share", "servers.html", servers_page(around)
    corrected = tuple(
        CorrectionEntry(teaser(n, rtl=rtl).headline, teaser(n, rtl=rtl).url, one)
        for n, one in enumerate(corrections())
    )
    yield (
        "corrections",
        "corrections.html",
        corrections_page(around, corrected, months(f"{home}corrections/")),
    )
    yield (
        "corrections-month",
        "corrections.html",
        corrections_page(around, corrected, months(f"{home}corrections/"), first),
    )
    yield "corrections-none", "corrections.html", corrections_page(around, (), ())
    yield "history", "history.html", history_page(around, history(rtl=rtl))
    yield "missing", "missing.html", missing_page(around)
    yield "gone", "gone.html", gone_page(around, gone(rtl=rtl))


def bare_story_page(*, rtl: bool = False) -> StoryPage:
    """A story with nothing that a story need not have."""
    whole = story(rtl=rtl)
    bare = replace(
        whole,
        kind="opinion",
        standfirst="",
        kicker="",
        dateline="",
        updated=None,
        bylines=(),
        lead=None,
        body=(Paragraph("<p>One sentence.</p>"),),
        topics=(),
        comments_open=False,
        translations=(),
        related=(Related("news", "Council votes", "Ada Lark", "/news/town/b/"),),
    )
    return story_page(chrome(rtl=rtl), bare, NOBODY, None)


def long_story_page(*, rtl: bool = False) -> StoryPage:
    """A story in which everything is as long as it may be, and some words cannot be broken."""
    whole = story(rtl=rtl)
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    address = "https://example.org/" + "unbroken" * 30
    line = " ".join([word, *whole.standfirst.split(), word])
    place = section(2, rtl=rtl)
    above = tuple(replace(place.trail[0], id=n, name=f"{word[:n]} {n}") for n in range(20, 27))
    assert whole.lead is not None
    long = replace(
        whole,
        headline=f"{line} {line}"[:300],
        standfirst=line * 8,
        kicker=word,
        dateline=word,
        section=replace(place, ancestors=above),
        bylines=tuple(replace(one, name=word, role=line) for one in whole.bylines * 6),
        lead=replace(whole.lead, caption=line * 4, credit=word),
        body=(
            Paragraph(f'<p>{word} <a href="{address}">{address}</a></p>'),
            Heading(line, 2, "h0"),
            Quotation(f"<p>{line}</p>", word),
            PullQuote(line, word),
            Related("analysis", line, word, "/news/town/a/"),
            ListBlock(True, (address, word)),
            Gallery(tuple(replace(whole.lead, caption=word) for _ in range(5))),
            *whole.body,
        ),
        topics=tuple(replace(one, name=word) for one in whole.topics * 4),
    )
    return story_page(chrome(rtl=rtl), long, NOBODY, FORM)


def gone(*, rtl: bool = False) -> Gone:
    language = "ar" if rtl else "en"
    ref = section_ref(2, rtl=rtl)
    return Gone(f"{ref.url}2026/11/01/x/", language, "A headline", "A source withdrew.", ref)


def standing(home: str) -> StandingPage:
    html = "<p>Foreshore belongs to its listeners.</p><h2>Who we are</h2><p>Nineteen people.</p>"
    return StandingPage("about", "About us", f"{home}about/", "ar" if "ar" in home else "en", html)


def html_pages(*, rtl: bool = False) -> dict[str, bytes]:
    """Every kind of page, set."""
    return {name: typeset(template, page) for name, template, page in pages(rtl=rtl)}
