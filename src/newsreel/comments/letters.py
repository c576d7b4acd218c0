"""What stands in a mail to a reader, looked up when it goes out: who was banned, or hidden, since a
comment came is not in it."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

from newsreel.comments import stamps
from newsreel.comments.bans import address_of, banned
from newsreel.comments.house import House
from newsreel.comments.models import AddressProof, Comment, Follow, Notice
from newsreel.comments.own import of_address
from newsreel.comments.posting import cleaned, one_line
from newsreel.comments.reads.letters import Letter, Said
from newsreel.comments.sanitize import plain
from newsreel.stories.reads.open import open_story_of

MOST = 20
"""Comments that one mail holds."""
LONGEST = 1_000
"""Letters of a comment in a mail."""
_LOOKED_AT = 500


class Bans:
    """Whether a comment's author is banned, asked once an author."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._known: dict[tuple[str, str, str], bool] = {}

    def hold_for(self, row: Comment) -> bool:
        who = (row.reader, row.email, row.network)
        if who not in self._known:
            address = address_of(row.network.partition("/")[0])
            self._known[who] = banned(row.reader, row.email, address, self._now) is not None
        return self._known[who]


def letter_of_proof(proof: AddressProof) -> Letter | None:
    """None where the story is not there any more."""
    if proof.story_id is None:
        link = _absolute(f"/comments/yours/{stamps.mail_token('yours', proof.uuid)}/")
        return Letter("yours", proof.language, link)
    story = open_story_of(proof.story_id)
    if story is None:
        return None
    link = _absolute(f"/comments/follow/confirm/{stamps.mail_token('follow', proof.uuid)}/")
    return Letter("follow", proof.language, link, story)


def letter_of_news(follow: Follow, bans: Bans) -> tuple[int, Letter | None]:
    """The number of the last notice that it tells of, and the letter; None where nothing of it is
    for the follower."""
    notices = Notice.objects.filter(story_id=follow.story_id, id__gt=follow.told).order_by("id")
    found = list(notices.select_related("comment__parent")[:_LOOKED_AT])
    last = found[-1].pk if found else follow.told
    story = open_story_of(follow.story_id)
    if story is None:
        return last, None
    mine = of_address(follow.email, follow.reader).filter(story_id=follow.story_id)
    own = set(mine.values_list("pk", flat=True))
    fresh = [
        row
        for row in (notice.comment for notice in found)
        if row.state == "shown"
        and row.pk not in own
        and (follow.what == "all" or row.parent_id in own)
        and not bans.hold_for(row)
    ]
    if not fresh:
        return last, None
    return last, Letter(
        what="news",
        language=follow.language,
        link=_absolute(story.url) + "#comments",
        story=story,
        leave=leave_link(follow),
        said=tuple(_said(row, row.parent_id in own) for row in fresh[:MOST]),
        more=len(fresh[MOST:]),
    )


def message(letter: Letter, row: AddressProof | Follow, part: str, house: House) -> EmailMessage:
    """Plain text. A mail that is sent twice has one id, so that a reader's program shows it once;
    what can be left has the links of RFC 2369 and RFC 8058."""
    subject, body = import_string(settings.COMMENT_LETTERS)(letter)
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<{'.'.join(filter(None, (row.uuid.hex, part)))}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.leave:
        assert letter.story is not None
        headers["List-Id"] = f"<{letter.story.uuid}.comments.{host}>"
        headers["List-Unsubscribe"] = f"<{letter.leave}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    subject = one_line(subject, 150)
    return EmailMessage(subject, body, house.mail_from, [row.email], headers=headers)


def leave_link(follow: Follow) -> str:
    return _absolute(f"/comments/unfollow/{stamps.mail_token('leave', follow.uuid)}/")


def _said(row: Comment, to_you: bool) -> Said:
    text = cleaned(row.text or plain(row.body), LONGEST + 1)
    return Said(
        author=one_line(row.author, 120),
        time=row.posted_at,
        text=text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…",
        link=_absolute(f"/comments/at/{row.uuid}/"),
        staff=row.staff,
        to_you=to_you,
    )


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
