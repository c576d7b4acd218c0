"""What readers send goes past the newsroom's middleware, and is answered as if it had not."""

import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from newsreel.comments.models import Comment
from newsreel.site.quick import PATHS, Quick, by_the_short_way
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import OURS, form, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

AFTER = override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 5_000})
# What the front gives to every answer, and a cookie that only a page of the desk's may need.
OF_THE_FRONT = {"X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
                "X-Frame-Options", "Vary", "Content-Language"}  # fmt: skip


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return publish(draft())


Answer = tuple[str, dict[str, str], str]


def asked(
    application: Callable[..., Any], path: str, sent: dict[str, str] | None = None, **more: str
) -> Answer:
    """Status, headers and body, with what is signed and new each time left out."""
    body = urlencode(sent or {}).encode()
    environ = {
        "REQUEST_METHOD": "POST" if sent is not None else "GET", "PATH_INFO": path,
        "QUERY_STRING": "", "SERVER_NAME": "x", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "HTTP_ORIGIN": OURS["headers"]["origin"], "HTTP_X_FORWARDED_FOR": "10.0.0.9", **more,
    }  # fmt: skip
    told: list[Any] = []
    found = application(environ, lambda status, headers: told.extend((status, headers)))
    text = b"".join(found).decode()
    found.close()
    headers = {n: _plain(v) for n, v in told[1] if n not in OF_THE_FRONT}
    assert int(headers["Content-Length"]) == len(text.encode())
    del headers["Content-Length"]
    return told[0], headers, _plain(text)


def _plain(text: str) -> str:
    text = re.sub(r"expires=[^;]+", "", text)
    return re.sub(r"[\w=-]{16,}(?::[\w-]+)+|[0-9a-f-]{32,}|\"expiresAt\": ?\d+", "*", text)


@AFTER
def test_each_answer_is_the_same_by_the_short_way(story: Story) -> None:
    newsroom, quick = get_wsgi_application(), Quick()
    whole = stamped(story)
    cases: list[tuple[dict[str, str] | None, dict[str, str]]] = [
        (form(story), {}),
        (whole, {}),
        (whole, {"HTTP_ACCEPT": "application/json"}),
        (form(story, text=""), {}),
        (form(story, text=""), {"HTTP_ACCEPT": "application/json"}),
        (whole, {"HTTP_SEC_FETCH_SITE": "cross-site"}),
        ({**whole, "mark": "x"}, {}),
        (None, {}),
    ]
    for sent, more in cases:
        answers = [asked(way, "/comments/post/", sent, **more) for way in (newsroom, quick)]
        assert answers[0] == answers[1], (sent, more)
    stamp = [asked(way, f"/comments/stamp/{story.uuid}/") for way in (newsroom, quick)]
    assert stamp[0] == stamp[1]
    assert Comment.objects.count() == 1


def test_only_what_readers_send_by_the_hundred_goes_that_way(newsroom: Newsroom) -> None:
    def desk(environ: dict[str, Any], start: Any) -> list[bytes]:
        return [environ["PATH_INFO"].encode()]

    way = by_the_short_way(desk)
    for path in ("/desk/", "/comments/receipt/x/", "/search/", "/comments/at/x/"):
        assert way({"PATH_INFO": path}, None) == [path.encode()]
    assert PATHS == ("/comments/post/", "/comments/stamp/")
    assert asked(way, "/comments/post/")[0].startswith("405")
    assert asked(way, "/comments/stamp/nothing/")[0].startswith("404")
