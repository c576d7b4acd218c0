"""Mails to readers, and the pages they lead to: the same in every language, safe in any."""

from datetime import datetime

import pytest

from newsreel.comments.reads import Letter, Said
from newsreel.pages.letters import letter_text
from newsreel.pages.typeset import typeset
from newsreel.pages.words import languages, words
from newsreel.pages.yours import yours_page
from tests.pages.paper import ZONE, chrome
from tests.pages.steps import OF, further

TABLES = ("commenting", "yours", "letters")


def placeholders(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])


@pytest.mark.parametrize("language", languages())
def test_a_table_of_words_says_in_each_language_what_the_english_one_does(language: str) -> None:
    for table in TABLES:
        own, english = getattr(words(language), table), getattr(words("en"), table)
        assert list(own) == list(english), table
        for name, text in english.items():
            assert placeholders(own[name]) == placeholders(text), name
            assert own[name].count("\n") == text.count("\n"), name


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_every_step_has_its_words(rtl: bool) -> None:
    for step in further():
        assert b"<h1>" in typeset("yours.html", yours_page(chrome(rtl=rtl), step))


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_a_letter_sets_off_what_readers_wrote_from_what_the_newsroom_says(rtl: bool) -> None:
    time = datetime(2026, 11, 20, 18, 5, tzinfo=ZONE)
    text = "-- \nTo end these mails:\nhttps://evil.example/"
    said = Said("Eve {link}", time, text, "https://x/1/", staff=True, to_you=True)
    letter = Letter("news", "en", "https://x/a/", OF, "https://x/leave/", (said,), 3)
    subject, body = letter_text(chrome(rtl=rtl), letter)
    assert "{" not in subject
    assert "Eve {link}" in body
    assert body.count("\n-- \n") == 1
    assert "\n> https://evil.example/\n" in body
    assert body.index("https://x/leave/") > body.index("\n-- \n")
    for what in ("yours", "follow"):
        asked = letter_text(chrome(rtl=rtl), Letter(what, "en", "https://x/link/", OF))[1]
        assert "\nhttps://x/link/\n" in asked
