"""No comment ever becomes more than text, paragraphs, links, emphasis and quotation: a list of
known attacks, and a fuzzer, through the real POST to the real baked page."""

import os
import random
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Comment
from newsreel.stories.models import Story
from tests.comments.desk import send, stamped
from tests.comments.hostile import faults, vectors
from tests.comments.test_rules import NOW
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper

SITE = {"mode": "after", "box": None, "proof_cost": 0, "per_story": 100_000}
PIECES = [*"<>\"'`=/ \n&;:#*_>[]()!-", "<img src=x onerror=", "javascript:", "<a href=", "https://",
          "<svg", "<p", "</p>", "<script>", "</textarea>", "<!--", "-->", "&lt;", "&#x3c;", "on",
          "style=", "\0", "\x0b", "\u202e", "**", "> ", "www."]  # fmt: skip


class Page:
    """A story whose comments are posted, shown, baked and read again."""

    def __init__(self, room: Newsroom) -> None:
        self.paper = Paper(room.folder, room.url)
        self.story: Story = self.paper.story(self.paper.section("news"))
        self.paper.bake()

    def after(self, *texts: str, name: str = "Ann", email: str = "") -> str:
        """The story's page with these comments on it, and no others."""
        Comment.objects.all().delete()
        for text in texts:
            answer = send(Client(), stamped(self.story, text=text, name=name, email=email))
            assert answer.status_code in (303, 422), answer.content
            assert faults(answer.content.decode()) == []
        decide(Comment.objects.values_list("pk", flat=True), "show", None, NOW)
        self.paper.bake()
        where = f"/news/{self.story.published_on:%Y/%m/%d}/{self.story.slug}/"
        return self.paper.body(where).decode()


@pytest.fixture
def page(newsroom: Newsroom) -> Iterator[Page]:
    with override_settings(COMMENTS=SITE, WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        made = Page(newsroom)
        yield made
        made.paper.press.close()


def test_there_are_more_than_two_hundred_known_attacks() -> None:
    assert len(set(vectors())) >= 200


def test_no_known_attack_is_more_than_text_on_the_page(page: Page) -> None:
    known = vectors()
    for at in range(0, len(known), 90):
        part = known[at : at + 90]
        body = page.after(*part)
        assert Comment.objects.count() > len(part) - 10  # without control characters some are one
        assert faults(body) == []
    body = page.after(*(f"Number {n}" for n in range(3)), name="<img src=x onerror=hit()>")
    assert "&lt;img src=x onerror=hit()&gt;" in body
    assert faults(body) == []


@settings(
    max_examples=int(os.environ.get("NEWSREEL_EXAMPLES", "15")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    text=st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join),
    name=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map("".join),
)
def test_whatever_is_typed_no_comment_breaks_out_of_its_place(
    page: Page, text: str, name: str
) -> None:
    seed = random.Random(f"{text}{name}").choice(vectors())
    body = page.after(text, f"{text}\n\n{seed}", f"{seed}{text}", name=name or "Ann")
    assert faults(body) == []
    assert "</html>" in body
