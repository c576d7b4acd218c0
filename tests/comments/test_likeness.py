"""Texts that are nearly the same are known by their sketches; others are not."""

import random

import pytest
from django.test import Client, override_settings

from newsreel.comments.likeness import gist, near, sketch
from newsreel.stories.actions.publish import publish
from tests.comments.desk import posted
from tests.comments.voices import ham, spam
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

LONG = (
    "The ferry has been late on every single morning of this month, and nobody at the harbour "
    "office will say why, or when the second boat comes back from the yard."
)


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("every single morning", "each single morning"),
        LONG + " Really.",
        LONG.replace("ferry", "boat"),
        "Dear all! " + LONG,
    ],
)
def test_a_text_with_a_few_other_words_is_nearly_the_same(other: str) -> None:
    one, two = sketch(LONG), sketch(other)
    assert one is not None
    assert two is not None
    assert near(one, [two]) == 1
    assert gist(LONG) != gist(other)


def test_different_comments_are_hardly_ever_taken_for_copies() -> None:
    chance = random.Random(4)
    texts = {ham(chance) for _ in range(300)}
    sketches = [one for text in sorted(texts) if (one := sketch(text)) is not None]
    assert len(sketches) > 200
    pairs = [(a, b) for n, a in enumerate(sketches) for b in sketches[:n]]
    alike = sum(near(a, [b]) for a, b in pairs)
    # They are made of a few dozen phrases: some do say nearly the same.
    assert alike / len(pairs) < 0.001, (alike, len(pairs))


def test_short_texts_have_neither_gist_nor_sketch() -> None:
    assert (gist("Well said."), sketch("Well said.")) == ("", None)


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
def test_a_campaign_of_nearly_the_same_comments_waits(newsroom: Newsroom) -> None:
    story = publish(draft())
    assert posted(Client(), story, text=LONG).state == "shown"
    for n, other in enumerate(("THE FERRY" + LONG[9:], LONG.replace("yard", "dock"))):
        row = posted(Client(), story, name=f"Ann {n}", text=other)
        assert (row.state, row.reasons) == ("held", ["like"])
    text = spam(random.Random(1)).replace("http", "hxxp").replace("www.", "")
    assert "like" not in posted(Client(), story, text=text).reasons
