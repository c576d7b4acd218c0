"""What a reader is shown who comes by a mail's link, or is signed in, by name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from newsreel.comments.reads import Following, Mine, Step, Yours
from newsreel.stories.reads.open import OpenStory
from tests.pages.paper import TODAY, ZONE

OF = OpenStory(1, "a" * 8, "/news/a/", "The last steam ferry", "en", True, TODAY)
WHO = "hanna.with.a.long.name@a-very-long-name-of-a-host.example.org"


def mine(state: str, change: str = "", place: str = "") -> Mine:
    time = datetime(2026, 11, 20, 18, 5, tzinfo=ZONE)
    said = "<p>My father stoked her.</p><blockquote><p>So he did.</p></blockquote>"
    return Mine("Hanna W.", said, state, time, OF.headline, OF.url, change, place)


def steps() -> Iterator[tuple[str, Step]]:
    comments = (
        mine("shown", "/comments/receipt/x/", "/comments/at/1/"),
        mine("held"),
        mine("hidden"),
        Mine("", "", "withdrawn", None, "", "", "", ""),
    )
    follows = tuple(
        Following(str(n), OF.headline, OF.url, w) for n, w in enumerate(("answers", "all"))
    )
    kept = Yours(WHO, True, 250, comments, follows, 2)
    yield "ask", Step("ask", 200, stamp="stamp")
    faults = {"email": "email_wrong"}
    yield "ask-wrong", Step("ask", 422, stamp="stamp", email="hanna@", faults=faults)
    yield "asked", Step("asked", 200, email=WHO)
    yield "by-link", Step("yours", 200, action="/comments/yours/x/", yours=kept)
    signed_in = replace(kept, by_link=False, follows=(), count=0, comments=(), page=1)
    yield "signed-in", Step("yours", 200, stamp="stamp", yours=signed_in)
    yield "erase", Step("erase", 200, action="/comments/yours/x/")
    yield "follow", Step("follow", 200, story=OF, action="/comments/follow/confirm/x/")
    yield "following", Step("following", 200, story=OF, leave="/comments/unfollow/x/")
    yield "leave", Step("leave", 200, story=OF, action="/comments/unfollow/x/")
    yield "ended", Step("ended", 410, stamp="stamp")
    yield "erased", Step("erased", 200)


def further() -> Iterator[Step]:
    """Those of which nothing but the words is of its own."""
    for what in ("left", "unknown", "cross", "no_mail"):
        yield Step(what, 200, story=OF)
