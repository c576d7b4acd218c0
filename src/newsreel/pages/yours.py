"""What a reader sees who comes by a mail's link, or is signed in: following, one's own comments."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from markupsafe import Markup

from newsreel.comments.reads import Mine, Step, Yours
from newsreel.pages.dates import Stamp, moment
from newsreel.pages.frame import Frame, frame, say
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Chrome, Link

# Steps with a form that asks for an address.
_ASKS = {"ask", "ended", "often", "cross"}
# Those that ask whether it is meant: what the button then does.
_SURE = {"follow": "follow", "leave": "leave", "erase": "erase-all"}


@dataclass(frozen=True, slots=True)
class Ask:
    """The form for an address; ``action`` is where it is sent."""

    action: str
    stamp: str
    language: str
    email: str


@dataclass(frozen=True, slots=True)
class Button:
    """Does something by a POST; ``what`` says it to the server, ``quiet`` is no first choice."""

    what: str
    name: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class OneOfYours:
    """A comment as its author finds it again: ``links`` lead to where it may be changed, and to
    where it stands."""

    author: str
    state: str
    stamp: Stamp | None
    html: Markup
    story: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A thread that is followed; ``name`` is what the server knows it by, ``stop`` the button's
    whole label."""

    name: str
    story: Link
    what: str
    stop: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an address; ``download`` leads to all of it, "" where it needs a link."""

    count: str
    comments: tuple[OneOfYours, ...]
    pages: tuple[Link, ...]
    follows: tuple[Followed, ...]
    download: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class YoursPage:
    """``yours.html``. ``ask`` is the form for an address, ``sure`` the button that does what the
    page asks about, ``kept`` what is kept; their forms are sent to ``action``, with ``stamp`` and
    ``language``."""

    frame: Frame
    words: Words
    title: str
    text: str
    faults: Mapping[str, str]
    action: str
    stamp: str
    language: str
    ask: Ask | None
    sure: Button | None
    kept: Kept | None
    onward: tuple[Link, ...]


def yours_page(chrome: Chrome, step: Step) -> YoursPage:
    """The page for a step."""
    words = say(chrome)
    own = words.yours
    name = step.what
    if step.yours:
        name = "by_link" if step.yours.by_link else "signed_in"
    headline = step.story.headline if step.story else ""
    title, text = (
        own[f"{name}_{part}"].format(
            headline=headline, email=step.yours.email if step.yours else step.email
        )
        for part in ("title", "text")
    )
    return YoursPage(
        frame=frame(chrome, page="yours", title=title, path="", robots="noindex"),
        words=words,
        title=title,
        text=text,
        faults={field: own[word] for field, word in step.faults.items()},
        action=step.action,
        stamp=step.stamp,
        language=chrome.language.code,
        ask=_ask(step, chrome),
        sure=Button(_SURE[step.what], own[f"{step.what}_button"]) if step.what in _SURE else None,
        kept=_kept(step, step.yours, chrome, words) if step.yours else None,
        onward=_onward(chrome, step, words),
    )


def _ask(step: Step, chrome: Chrome) -> Ask | None:
    if step.what not in _ASKS or not step.stamp:
        return None
    return Ask("/comments/yours/", step.stamp, chrome.language.code, step.email)


def _kept(step: Step, yours: Yours, chrome: Chrome, words: Words) -> Kept:
    own = words.yours
    does = ("sign-in", "erase") if yours.by_link else ("mail", "sign-out", "sign-out-everywhere")
    return Kept(
        count=words.count(words.count_comments, yours.count),
        comments=tuple(_one(one, chrome, words) for one in yours.comments),
        pages=tuple(
            Link(words.commenting[word].format(n=n, pages=yours.pages), _page(step, chrome, n))
            for word, n in (("previous", yours.page - 1), ("next", yours.page + 1))
            if 1 <= n <= yours.pages
        ),
        follows=tuple(
            Followed(
                name=one.name,
                story=Link(one.headline, one.url),
                what=own[f"what_{one.what}"],
                stop=own["stop_of"].format(headline=one.headline),
            )
            for one in yours.follows
        ),
        download=f"{step.action}data.json" if yours.by_link else "",
        buttons=tuple(Button(do, own[f"do_{do}"], n > 0) for n, do in enumerate(does)),
    )


def _one(one: Mine, chrome: Chrome, words: Words) -> OneOfYours:
    own, links = words.yours, []
    if one.change:
        links.append(Link(own["change"], one.change))
    if one.place:
        links.append(Link(words.commenting["see"], one.place))
    when = one.time.astimezone(ZoneInfo(chrome.site.time_zone)) if one.time else None
    return OneOfYours(
        author=one.author,
        state=own[f"state_{one.state}"],
        stamp=moment(when, words) if when else None,
        html=Markup(one.html),
        story=Link(one.headline, one.url) if one.headline else None,
        links=tuple(links),
    )


def _page(step: Step, chrome: Chrome, number: int) -> str:
    said = {"page": number}
    if step.yours and not step.yours.by_link:
        said = {"language": chrome.language.code, **said}  # type: ignore[dict-item]
    return f"{step.action}?{urlencode(said)}"


def _onward(chrome: Chrome, step: Step, words: Words) -> tuple[Link, ...]:
    found = []
    if step.what == "erase":
        found.append(Link(words.yours["keep"], step.action))
    if step.leave:
        found.append(Link(words.yours["leave_button"], step.leave))
    if step.story is not None:
        back = words.commenting["back"].format(headline=step.story.headline)
        found.append(Link(back, step.story.url))
    return tuple(found) or (Link(words.home, chrome.language.home),)
