"""A small newspaper of hand-built facts, for tests of pages and wire: what reads would give."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from newsreel.comments.reads import Comment, Form, Thread
from newsreel.live.reads import OnAir
from newsreel.pages.notices import Notices, notices
from newsreel.pages.words import words
from newsreel.stories.reads.shapes import (
    Block,
    Breaking,
    Byline,
    Change,
    Chrome,
    Clip,
    Contributor,
    Correction,
    CorrectionNote,
    Embed,
    Gallery,
    Heading,
    History,
    Language,
    Link,
    ListBlock,
    MonthLink,
    Paragraph,
    Passage,
    Picture,
    PictureBlock,
    PictureFile,
    PullQuote,
    Quotation,
    Related,
    Section,
    SectionRef,
    SiteFacts,
    Story,
    Teaser,
    Topic,
)
from tests.pages import prose

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 20)
NOBODY = Thread(0, (), ())
FORM = Form(f"{1:032x}", "9de542286a65b26d")
OFF = OnAir("off", "")
LANGUAGES = (Language("en", "English", False, "/"), Language("ar", "العربية", True, "/ar/"))
SITE = SiteFacts(
    name="Foreshore",
    tagline="The broadcaster of the Ester estuary",
    url="https://foreshore.example",
    time_zone="Europe/Berlin",
    languages=LANGUAGES,
    follow=(
        Link("Mastodon", "https://mastodon.social/@foreshore"),
        Link("YouTube", "https://www.youtube.com/@foreshore"),
    ),
    publisher="Foreshore Cooperative",
    founded="1974",
)
FILES = (
    "harbour-dusk",
    "ferry",
    "fog",
    "skyline",
    "market",
    "stadium",
    "beacon-mast",
    "cannery",
    "school",
    "gig",
    "quay-works",
    "barrier",
)


def picture(number: int, *, made: bool = True) -> Picture:
    """A picture with three formats in four widths; the names of files as the site makes them."""
    name = FILES[number % len(FILES)]
    digest = f"{number * 2654435761 % 2**40:010x}"
    files = tuple(
        PictureFile(f"/media/pictures/{name}.{digest}/{width}.{form}", width, width * 2 // 3, form)
        for form in ("avif", "webp", "jpeg")
        for width in (320, 640, 960, 1600)
    )
    return Picture(
        id=number,
        uuid=f"{number:032x}",
        alt=f"A drawing of the {name.replace('-', ' ')}, in blue and ochre",
        decorative=False,
        caption="",
        credit="Mira Holm",
        source="",
        width=1600,
        height=1067,
        files=files if made else (),
    )


def section_ref(number: int, *, rtl: bool = False) -> SectionRef:
    slug, name, arabic = SECTIONS[number]
    return SectionRef(number, slug.rpartition("/")[2], arabic if rtl else name, _at(slug, rtl))


def _at(slug: str, rtl: bool) -> str:
    return f"{'/ar' if rtl else ''}/{slug}/"


SECTIONS = {
    1: ("news", "News", "أخبار"),
    2: ("news/town", "Town", "المدينة"),
    3: ("news/world", "World", "العالم"),
    4: ("opinion", "Opinion", "رأي"),
    5: ("culture", "Culture", "ثقافة"),
    6: ("sport", "Sport", "رياضة"),
    7: ("weather", "Weather & Tides", "الطقس والمد"),
}


def chrome(*, rtl: bool = False) -> Chrome:
    prefix = "/ar" if rtl else ""
    site = replace(SITE, name="فورشور", tagline="صوت مصب نهر إستر") if rtl else SITE
    return Chrome(
        site=site,
        language=LANGUAGES[1 if rtl else 0],
        sections=tuple(section_ref(n, rtl=rtl) for n in (1, 4, 5, 6, 7)),
        standing=(
            Link("من نحن" if rtl else "About us", f"{prefix}/about/"),
            Link("بيانات النشر" if rtl else "Imprint", f"{prefix}/imprint/"),
        ),
    )


def section(number: int, *, rtl: bool = False) -> Section:
    ref = section_ref(number, rtl=rtl)
    below = number in (2, 3)
    return Section(
        id=number,
        uuid=f"{number:032x}",
        slug=ref.slug,
        name=ref.name,
        url=ref.url,
        description="كل ما يحدث على الضفتين." if rtl else "What happens on both banks, and why.",
        language="ar" if rtl else "en",
        ancestors=(section_ref(1, rtl=rtl),) if below else (),
        children=(section_ref(2, rtl=rtl), section_ref(3, rtl=rtl)) if number == 1 else (),
    )


HEADLINES = [
    ("The last steam ferry stops on the thirtieth, and nobody has paid for the next", "news"),
    ("Council votes on the missing payment", "news"),
    ("A town that rents its own harbour back", "analysis"),
    ("Leave the lamp on", "opinion"),
    ("“I never asked for a statue”: an hour with the harbour master", "interview"),
    ("What the tide tables get wrong, and who works them out", "explainer"),
    ("Fog closes the estuary for a third morning", "news"),
    ("The cannery, room by room", "feature"),
    ("Estermouth Rovers hold on in the rain", "news"),
    ("School on the hill keeps its sixth form", "news"),
    ("To the editor: the bells", "letter"),
    ("At the gig club, nobody is too old to row", "feature"),
    ("Market traders ask for a roof before winter", "news"),
    ("A quiet film about a loud river", "review"),
]
ARABIC = [
    ("آخر عبّارة بخارية تتوقف نهاية الشهر ولا أحد دفع ثمن البديلة", "news"),
    ("المجلس يصوّت على الدفعة الناقصة", "news"),
    ("مدينة تستأجر ميناءها", "analysis"),
    ("اتركوا المصباح مضاءً", "opinion"),
    ("ساعة مع مديرة الميناء", "interview"),
    ("ما الذي تخطئ فيه جداول المد", "explainer"),
    ("الضباب يغلق المصب لليوم الثالث", "news"),
]


def teaser(number: int, *, rtl: bool = False, place: int | None = None) -> Teaser:
    """The story ``number`` as listings show it; every fifth has no picture."""
    titles = ARABIC if rtl else HEADLINES
    headline, kind = titles[number % len(titles)]
    published = datetime(2026, 11, 20, 17, 40, tzinfo=ZONE) - timedelta(hours=7 * number)
    ref = section_ref(place or (2, 4, 5, 6, 3)[number % 5], rtl=rtl)
    return Teaser(
        id=100 + number,
        uuid=f"{100 + number:032x}",
        url=f"{ref.url}{published:%Y/%m/%d}/story-{number}/",
        headline=headline,
        standfirst="ما نعرفه حتى الآن، ومن سيدفع، ومتى."
        if rtl
        else "What is known so far, who will have to pay for it, and what the harbour says.",
        kicker="Harbour" if number == 2 and not rtl else "",
        kind=kind,
        section=ref,
        published=published,
        updated=None,
        bylines=(Byline("ليلى حداد" if rtl else "Ada Lark", f"{'/ar' if rtl else ''}/by/ada/", ""),)
        if number % 3
        else (),
        picture=None if number % 5 == 4 else picture(number),
        comments=(0, 12, 1)[number % 3],
    )


def teasers(
    first: int, n: int, *, rtl: bool = False, place: int | None = None
) -> tuple[Teaser, ...]:
    return tuple(teaser(number, rtl=rtl, place=place) for number in range(first, first + n))


def paragraphs(texts: list[str]) -> list[Block]:
    return [Paragraph(f"<p>{text}</p>") for text in texts]


def body() -> tuple[Block, ...]:
    """About 800 words, and every kind of block."""
    clip = Clip(
        "The whistle, recorded on Monday", "audio", "audio/mpeg", "/media/w.1f.mp3", 42, 671_000
    )
    return (
        *paragraphs(prose.BEFORE),
        Related(
            "analysis", "A town that rents its own harbour back", "Ben Okafor", "/news/town/a/"
        ),
        Heading("Thirty-one miles by road", 2, "h1"),
        *paragraphs(prose.MIDDLE[:3]),
        PullQuote(
            "A boiler does not know what day the council meets.", "Inge Solberg, harbour master"
        ),
        *paragraphs(prose.MIDDLE[3:]),
        PictureBlock(picture(1), "The landing at Saltings, with the baker's van.", "Mira Holm"),
        Quotation(
            "<p>We were asked to believe in the new boat. I do. It is under a sheet.</p>",
            "Ruth Akande, ticket seller, to Foreshore",
        ),
        *paragraphs(prose.AFTER[:3]),
        ListBlock(False, ("Ordered: <strong>two years ago</strong>", "Paid: one part of four")),
        Related("", "Who owns the cannery yard?", "", ""),
        *paragraphs(prose.AFTER[3:5]),
        Gallery(tuple(PictureBlock(picture(n), caption, "Mira Holm") for n, caption in _GALLERY)),
        *paragraphs(prose.AFTER[5:]),
        Embed(clip, ""),
        CorrectionNote(date(2026, 11, 20), "An earlier version gave the wrong year of building."),
    )


_GALLERY = ((3, "From the mast."), (4, "The market."), (7, "The cannery."))


def story(*, rtl: bool = False) -> Story:
    """A story with everything that a story can have."""
    if rtl:
        return _arabic()
    one = teaser(0)
    return Story(
        id=one.id,
        uuid=one.uuid,
        url="/news/town/2026/11/20/last-steam-ferry/",
        language="en",
        headline=one.headline,
        standfirst="Her certificate runs out at the end of the month. The boat that is to replace "
        "her lies under a tarpaulin, one payment short.",
        kicker="Harbour",
        kind="news",
        dateline="Estermouth",
        section=section(2),
        day=TODAY,
        published=one.published,
        updated=one.published + timedelta(hours=2),
        bylines=(
            Byline("Ada Lark", "/by/ada-lark/", "harbour correspondent"),
            Byline("Ben Okafor", "/by/ben-okafor/", ""),
        ),
        lead=PictureBlock(picture(1), "The Anna Brandt leaving Estermouth on Monday.", "Mira Holm"),
        body=body(),
        topics=(Link("Harbour", "/topics/harbour/"), Link("Transport", "/topics/transport/")),
        related=(),
        comments_open=True,
        translations=(Link("ar", "/ar/news/town/2026/11/20/last-steam-ferry/"),),
        words=800,
        corrections=corrections()[:1],
        history="/news/town/2026/11/20/last-steam-ferry/history/",
    )


def _arabic() -> Story:
    texts = prose.ARABIC
    return replace(
        story(),
        url="/ar/news/town/2026/11/20/last-steam-ferry/",
        language="ar",
        headline=ARABIC[0][0],
        standfirst="تنتهي شهادتها آخر الشهر، والقارب البديل تحت غطاء تنقصه دفعة واحدة.",
        kicker="الميناء",
        dateline="إستر ماوث",
        section=section(2, rtl=True),
        bylines=(Byline("ليلى حداد", "/ar/by/layla/", "مراسلة الميناء"),),
        lead=PictureBlock(picture(1), "«آنا برانت» تغادر إستر ماوث يوم الإثنين.", "ميرا هولم"),
        body=(
            *paragraphs(texts),
            Related("analysis", "مدينة تستأجر ميناءها", "بن أوكافور", "/ar/news/town/a/"),
            Heading("واحد وثلاثون ميلًا بالطريق", 2, "h1"),
            *paragraphs(texts),
            PullQuote("المرجل لا يعرف موعد اجتماع المجلس.", "مديرة الميناء"),
            *paragraphs(texts),
            Quotation("<p>رأيت القارب الجديد. إنه تحت غطاء.</p>", "روث أكاندي"),
            *paragraphs(texts),
        ),
        topics=(Link("الميناء", "/ar/topics/harbour/"),),
        translations=(Link("en", "/news/town/2026/11/20/last-steam-ferry/"),),
    )


def corrections() -> tuple[Correction, ...]:
    at = datetime(2026, 11, 20, 19, 30, tzinfo=ZONE)
    return (
        Correction("correction", at, "The sum was wrong.", "nine million", "nine thousand"),
        Correction("clarification", at, "She spoke of the town, not of the county.", "", ""),
        Correction("retraction", at, "A source withdrew.", "", "", at + timedelta(days=1)),
    )


def history(*, rtl: bool = False) -> History:
    """Three changes: a word of a paragraph, a paragraph that came, a note alone."""
    whole = story(rtl=rtl)
    at = datetime(2026, 11, 20, 19, 30, tzinfo=ZONE)
    texts = ["Nobody knows.", "It cost nine million, the harbour says.", "Later.", "The end."]
    lines = (
        Passage("kind", "news"),
        Passage("headline", whole.headline),
        *(Passage("paragraph", text) for text in texts),
    )
    after = tuple(
        Passage(p.place, p.text.replace("nine million", "about nine thousand")) for p in lines
    )
    more = (*after, Passage("paragraph", "A paragraph more."))
    first, second, third = corrections()
    return History(
        url=whole.url,
        language=whole.language,
        headline=whole.headline,
        section=whole.section,
        published=whole.published,
        changes=(
            Change(at + timedelta(hours=2), (), after, more),
            Change(at + timedelta(hours=1), (second, third), (), ()),
            Change(at, (first,), lines, after),
        ),
    )


def thread() -> Thread:
    said = datetime(2026, 11, 20, 18, 5, tzinfo=ZONE)
    later = said + timedelta(minutes=9)
    return Thread(
        3,
        (
            Comment("c1", "Hanna W.", said, False, "<p>My father stoked her.</p>", 0, False),
            Comment("c2", "Otto", later, True, "<p>Mine too.</p>", 1, False),
            Comment("c3", "", None, False, "", 0, True),
            Comment("c4", "Ines", later, False, "<p>Who said that?</p>", 1, False),
        ),
        ((0, 1), (2, 1)),
    )


def crowd(n: int) -> Thread:
    """A thread of ``n`` comments as they come: every second or third an answer, at odd moments of
    one evening and the next day, some picked or from the newsroom."""
    chance, at, depth = random.Random(n), datetime(2026, 11, 20, 18, 5, 12, tzinfo=ZONE), 0
    rows: list[Comment] = []
    for number in range(n):
        at += timedelta(seconds=chance.randrange(20, 3_600))
        depth = chance.choice([0, 0, 0, 1, min(depth + 1, 5), max(depth, 1)]) if number else 0
        name = chance.choice(prose.FIRST)
        if chance.random() < 0.7:
            name += f" {chance.choice(prose.LAST)}"
        text = " ".join(chance.sample(prose.AFTER[0].split(), 20))
        rows.append(
            Comment(
                id=str(UUID(int=chance.getrandbits(128), version=4)),
                author=name,
                time=at,
                edited=chance.random() < 0.05,
                html=f"<p>{text}</p>",
                depth=depth,
                gone=False,
                staff=chance.random() < 0.03,
                picked=chance.random() < 0.04,
            )
        )
    tops = [place for place, row in enumerate(rows) if row.depth == 0]
    return Thread(n, tuple(rows), tuple((place, 0) for place in tops))


def contributor(*, rtl: bool = False) -> Contributor:
    return Contributor(
        id=1,
        uuid=f"{1:032x}",
        slug="ada-lark",
        name="ليلى حداد" if rtl else "Ada Lark",
        url="/ar/by/ada-lark/" if rtl else "/by/ada-lark/",
        role="مراسلة الميناء" if rtl else "Harbour correspondent",
        biography="<p>She has written about the estuary since the flood of 2013.</p>",
        picture=picture(9),
        language="ar" if rtl else "en",
        links=(Link("ada@foreshore.example", "mailto:ada@foreshore.example"),),
    )


def topic() -> Topic:
    return Topic(1, f"{1:032x}", "harbour", "Harbour", "/topics/harbour/", "Boats and money.", "en")


def months(url: str) -> tuple[MonthLink, ...]:
    firsts = [date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1), date(2025, 12, 1)]
    return tuple(MonthLink(first, f"{url}{first:%Y/%m}/") for first in firsts)


def now(*, rtl: bool = False, quiet: bool = False) -> Notices:
    breaking = Breaking(
        "انقطاع التيار في وسط المدينة" if rtl else "Power is out in the centre of town",
        "/news/town/",
    )
    air = OnAir("on", "The Evening Tide")
    if quiet:
        breaking, air = Breaking("", ""), OFF
    return notices(chrome(rtl=rtl), breaking, air, words("ar" if rtl else "en"))
