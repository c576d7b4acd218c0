"""The list of words: whole words, wildcards, and spellings meant to slip through."""

import pytest
from django.test import Client, override_settings

from newsreel.comments.models import Comment, Word
from newsreel.comments.words import found, is_pattern
from newsreel.stories.actions.publish import publish
from tests.comments.desk import OURS, posted, send, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("casino", "The old casino burned.", True),
        ("casino", "The casinos burned.", False),
        ("casino*", "The casinos burned.", True),
        ("*coin", "Buy bitcoin now", True),
        ("*coin", "A coincidence", False),
        ("v*gra", "V1agra, viagra!", True),
        ("viagra", "v i a g r a", True),
        ("viagra", "v.i.a.g.r.a", True),
        ("viagra", "vi\u200bag\u00adra", True),
        ("viagra", "\uff36\uff29\uff21\uff27\uff32\uff21", True),
        ("cliché", "Such a cliche", True),
        ("buy now", "Buy  now!", True),
        ("buy now", "buy-now", True),
        ("buy now", "buy it now", False),
        ("c++", "I like c++ best", True),
        ("a(b", "say a(b now", True),
    ],
)
def test_a_pattern_finds_words_and_nothing_within_others(
    newsroom: Newsroom, pattern: str, text: str, holds: bool
) -> None:
    Word.objects.create(pattern=pattern)
    assert (pattern in found(text)) is holds


def test_a_pattern_must_say_something() -> None:
    assert [is_pattern(one) for one in ("*", " ** ", "…", "a*", "كازينو")] == [
        False,
        False,
        False,
        True,
        True,
    ]


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
def test_a_comment_with_a_listed_word_waits_and_names_it(newsroom: Newsroom) -> None:
    story = publish(draft())
    Word.objects.create(pattern="casino*", level="banned")
    Word.objects.create(pattern="bonus")
    first = posted(Client(), story, text="A bonus at our Casinos")
    assert (first.state, first.reasons) == ("held", ["suspect:bonus", "banned:casino*"])
    assert posted(Client(), story, name="Casino Joe", text="Hello").state == "held"
    assert posted(Client(), story, text="Nothing of the kind").state == "shown"


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
def test_a_comment_that_is_changed_is_judged_again(newsroom: Newsroom) -> None:
    story, client = publish(draft()), Client()
    Word.objects.create(pattern="casino*")
    where = send(client, stamped(story)).headers["Location"].replace("receipt", "amend")
    assert client.post(where, {"text": "Well said, all."}, **OURS).status_code == 303
    assert Comment.objects.get().state == "shown"
    assert client.post(where, {"text": "Visit our casino"}, **OURS).status_code == 303
    row = Comment.objects.get()
    assert (row.state, row.reasons) == ("held", ["suspect:casino*"])
