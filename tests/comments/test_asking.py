"""From which page a comment was sent: every combination of what browsers say."""

from itertools import product

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings

from newsreel.comments import asking, stamps
from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from tests.comments.desk import send, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

OURS = settings.WAGTAILADMIN_BASE_URL
SITES = (None, "same-origin", "same-site", "cross-site", "none")
ORIGINS = (
    None, OURS, OURS.upper(), "https://evil.example", "null", "", "http://[",
    f"{OURS}.evil.example", "http://127.0.0.1:8001", "//127.0.0.1:8000", "http://",
)  # fmt: skip
REFERERS = (None, f"{OURS}/news/a/", f"https://evil.example/?{OURS}/", "http://[x", "about:blank")


def expected(site: str | None, origin: str | None, referer: str | None) -> bool | None:
    """As the issue has it: Sec-Fetch-Site or Origin, else Referer, else nobody knows."""
    if site is not None:
        return site == "same-origin"
    if origin is not None:
        return origin in (OURS, OURS.upper())
    if referer is not None:
        return referer.startswith(OURS)
    return None


def test_every_combination_of_headers_is_told_apart() -> None:
    for site, origin, referer in product(SITES, ORIGINS, REFERERS):
        said = {"sec-fetch-site": site, "origin": origin, "referer": referer}
        headers = {name: value for name, value in said.items() if value is not None}
        request = RequestFactory().post("/comments/post/", headers=headers)
        assert asking.is_ours(request) is expected(site, origin, referer), headers


def test_behind_a_proxy_the_host_that_the_reader_asked_for_is_ours() -> None:
    def said(origin: str, host: str) -> bool | None:
        forwarded = {"HTTP_X_FORWARDED_HOST": host, "HTTP_X_FORWARDED_PROTO": "https"}
        headers = {"origin": origin}
        return asking.is_ours(RequestFactory().post("/", headers=headers, **forwarded))

    assert said("https://paper.example", "paper.example") is True
    assert said("http://paper.example", "paper.example") is False
    for strange in ("", "[", "http://["):
        assert said(strange, strange) is False


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
@pytest.mark.parametrize(
    "where",
    ["/comments/post/", "/comments/amend/{receipt}/", "/comments/report/{uuid}/"],
)
@pytest.mark.parametrize("headers", [{"origin": "http://["}, {"sec-fetch-site": "same-site"}])
def test_nothing_is_done_for_another_sites_page(
    newsroom: Newsroom, where: str, headers: dict[str, str]
) -> None:
    story, client = publish(draft()), Client()
    assert send(client, stamped(story)).status_code == 303
    row = Comment.objects.get()
    path = where.format(receipt=stamps.receipt(str(row.uuid)), uuid=row.uuid)
    form = stamped(story, text="Changed") | {"reason": "spam", "withdraw": "1"}
    assert client.post(path, form, headers=headers).status_code == 403
    row.refresh_from_db()
    assert (Comment.objects.count(), row.text, row.reported) == (1, "Well said.", 0)


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
def test_no_field_leads_out_of_the_site_or_into_a_mails_head(newsroom: Newsroom) -> None:
    story = publish(draft())
    form = stamped(story, name="Ann\r\nBcc: all@example.org", email="ann@example.org")
    for name in ("next", "back", "url", "redirect", "story_url"):
        form[name] = "https://evil.example/"
    answer = send(Client(), form)
    assert answer.headers["Location"].startswith("/comments/receipt/")
    assert Comment.objects.get().author == "Ann Bcc: all@example.org"
    answer = send(Client(), stamped(story, email="ann@example.org\nBcc: all@example.org"))
    assert answer.status_code == 422
    for text in ("//evil.example/", "/\\evil.example", "https://evil.example"):
        assert Client().get(f"/comments/at/{text}").status_code == 404
