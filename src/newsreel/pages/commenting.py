"""What a reader sees on the way of a comment: the form again, the second step, the receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from newsreel.comments.reads import FOLLOWS, REASONS, Answer, Own
from newsreel.pages import assets
from newsreel.pages.dates import Stamp, moment
from newsreel.pages.frame import Frame, frame, say
from newsreel.pages.thread import SCRIPT
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Chrome, Link

# Steps in which what was typed stands in the form again, to be sent once more.
_FORMS = {"write", "wrong", "often", "busy"}
# Of what a receipt may say, the states in which the comment stands on the page, or may come to.
_TO_COME = {"shown", "held"}
# What came of asking for mails, as the receipt's address says it.
_TOLD = {"following", "asked", "often"}
Whats = tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's values; ``quoted`` is the name and the text of the comment that it answers,
    ``whats`` of what its writer may be told by e-mail (value, name, chosen), if of anything."""

    story: str
    parent: str
    mark: str
    stamp: str
    name: str
    email: str
    text: str
    quoted: tuple[str, Markup] | None
    whats: Whats


@dataclass(frozen=True, slots=True)
class Follow:
    """The form that asks for mails about a thread."""

    action: str
    email: str
    whats: Whats


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment as its author sees it; ``until`` says how long it may be changed, if at all, and
    ``keep`` that the page will say what becomes of it, where something may. ``follow`` is a form,
    and ``told`` what came of it."""

    author: str
    html: Markup
    text: str
    until: Stamp | None
    action: str
    keep: str
    follow: Follow | None
    told: str


@dataclass(frozen=True, slots=True)
class Report:
    """The form of a report; ``reasons`` are (value, name, chosen)."""

    action: str
    quoted: tuple[str, Markup]
    reasons: tuple[tuple[str, str, bool], ...]
    text: str
    stamp: str


@dataclass(frozen=True, slots=True)
class CommentingPage:
    """``commenting.html``. ``what`` is the step, ``text`` what there is to say; ``form`` stands
    there to be filled in, with its ``script``; ``kept`` is a form's text that must not be lost
    where none can be sent; ``report`` is the form of a report; ``faults`` say by field what
    is wrong."""

    frame: Frame
    words: Words
    what: str
    title: str
    text: str
    form: Filled | None
    script: str
    kept: str
    faults: Mapping[str, str]
    own: OwnComment | None
    report: Report | None
    onward: tuple[Link, ...]


def commenting_page(chrome: Chrome, answer: Answer) -> CommentingPage:
    """The page for an answer to a reader who comments."""
    words = say(chrome)
    name = answer.what
    if answer.own is not None:
        name = f"receipt_{answer.own.state}"
    title, text = words.commenting[f"{name}_title"], words.commenting[f"{name}_text"]
    if answer.until is not None:
        text = words.commenting["banned_until_text"].format(
            when=_here(answer.until, chrome, words).text
        )
    return CommentingPage(
        frame=frame(chrome, page="commenting", title=title, path="", robots="noindex"),
        words=words,
        what=answer.what,
        title=title,
        text=text,
        form=_form(answer, words),
        script=assets.url(SCRIPT),
        kept=answer.typed.text if answer.typed and not _form(answer, words) else "",
        faults={field: words.commenting[word] for field, word in answer.faults.items()},
        report=_report(answer, words),
        own=_own(answer.own, chrome, words) if answer.own else None,
        onward=_onward(chrome, answer, words),
    )


def _form(answer: Answer, words: Words) -> Filled | None:
    typed = answer.typed
    if typed is None or answer.what not in {*_FORMS, "confirm"}:
        return None
    return Filled(
        story=typed.story,
        parent=typed.parent,
        mark=typed.mark,
        stamp=typed.stamp,
        name=typed.name,
        email=typed.email,
        text=typed.text,
        quoted=(answer.to[0], Markup(answer.to[1])) if answer.to else None,
        whats=_whats(("", *FOLLOWS), typed.follow, words) if answer.follows else (),
    )


def _whats(values: tuple[str, ...], chosen: str, words: Words) -> Whats:
    return tuple(
        (value, words.commenting[f"follow_{value or 'nothing'}"], value == chosen)
        for value in values
    )


def _report(answer: Answer, words: Words) -> Report | None:
    told = answer.complaint
    if told is None or answer.what not in ("report", "report_wrong"):
        return None
    return Report(
        action=f"/comments/report/{told.comment}/",
        quoted=(told.author, Markup(told.html)),
        reasons=tuple(
            (reason, words.commenting[f"reason_{reason}"], reason == told.reason)
            for reason in REASONS
        ),
        text=told.text,
        stamp=told.stamp,
    )


def _own(own: Own, chrome: Chrome, words: Words) -> OwnComment:
    return OwnComment(
        author=own.author,
        html=Markup(own.html),
        text=own.text,
        until=_here(own.until, chrome, words) if own.until and own.state in _TO_COME else None,
        action=own.action,
        keep=words.commenting["keep"] if own.state in _TO_COME else "",
        follow=Follow(own.follow, own.email, _whats(FOLLOWS, FOLLOWS[0], words))
        if own.follow and own.asked not in ("following", "asked")
        else None,
        told=words.commenting[f"told_{own.asked}"] if own.asked in _TOLD else "",
    )


def _here(when: datetime, chrome: Chrome, words: Words) -> Stamp:
    """By the newsroom's clock."""
    return moment(when.astimezone(ZoneInfo(chrome.site.time_zone)), words)


def _onward(chrome: Chrome, answer: Answer, words: Words) -> tuple[Link, ...]:
    found = []
    if answer.own is not None and answer.own.state == "shown":
        found.append(Link(words.commenting["see"], answer.own.place))
    if answer.story is not None:
        back = words.commenting["back"].format(headline=answer.story.headline)
        found.append(Link(back, answer.story.url))
    if answer.own is not None and answer.mails:
        yours = f"/comments/yours/?language={chrome.language.code}"
        found.append(Link(words.commenting["yours"], yours))
    return tuple(found) or (Link(words.home, chrome.language.home),)
