"""Rescued comments: kept in order, shown, and free of anything that runs."""

from datetime import UTC, datetime

import pytest

from newsreel.comments.actions.keep import RescuedComment, keep
from newsreel.comments.models import Comment
from newsreel.comments.sanitize import from_html, from_text
from newsreel.press.journal import journal
from newsreel.stories.actions.publish import publish
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled


def test_rescued_comments_are_kept_in_order_and_shown(newsroom_any: Newsroom) -> None:
    story = publish(draft())
    journalled()
    when = datetime(2015, 10, 29, 8, 0, tzinfo=UTC)
    rescued = [
        RescuedComment("Ana", text="First.\n\nSecond <b>line</b>.", time=when),
        RescuedComment("", html="<p>Nice<script>x()</script></p>"),
        RescuedComment("Empty", html="<script>x()</script>"),
    ]
    assert keep({story.pk: rescued}) == 2
    first, second = Comment.objects.order_by("id")
    assert (first.author, first.posted_at, first.state) == ("Ana", when, "shown")
    assert first.body == "<p>First.</p><p>Second &lt;b&gt;line&lt;/b&gt;.</p>"
    assert (second.author, second.body) == ("Anonymous", "<p>Nice</p>")
    assert [c.table for c in journal.take("default")] == ["comments_comment"] * 2


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<img src=x onerror=alert(1)>hi", "<p>hi</p>"),
        ('<a href="javascript:alert(1)">x</a>', '<p><a rel="nofollow ugc noopener">x</a></p>'),
        ("<p style='x' onclick='y'>a</p>", "<p>a</p>"),
        ("<svg><script>x</script></svg>", ""),
        ("<blockquote>a</blockquote>", "<blockquote>a</blockquote>"),
        ("  ", ""),
    ],
)
def test_nothing_that_runs_survives(html: str, kept: str) -> None:
    assert from_html(html) == kept


def test_plain_text_keeps_its_lines() -> None:
    assert from_text("a\nb\r\n\r\nc\x00 & d") == "<p>a<br>b</p><p>c &amp; d</p>"
