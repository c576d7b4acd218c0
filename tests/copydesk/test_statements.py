"""The record: marks of all kinds, speakers by pronoun and role, offsets, days, hostile text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.copydesk.language import told
from newsreel.copydesk.statements import Statement, statements

SAID = "Mayor Ada Pike told the council: {}."


def only(text: str, **more: date) -> Statement:
    (one,) = statements(text, published=more.get("published"))
    return one


@pytest.mark.parametrize(
    "quoted",
    ['"We pay twice"', "“We pay twice”", "«We pay twice»", "„We pay twice“", "« We pay twice »",
     "“We pay twice\"", "\"We pay twice”", "‘We pay twice’", "``We pay twice''"],
)  # fmt: skip
def test_marks_of_all_kinds_even_mixed_hold_one_statement(quoted: str) -> None:
    one = only(SAID.format(quoted))
    assert (one.text, one.speaker, one.verb) == ("We pay twice", "Ada Pike", "told")
    assert one.medium == "council"


def test_apostrophes_and_inches_are_no_marks() -> None:
    text = "Ada Pike's board is 5'10\" long and the boys' board isn't, the mayor's office said."
    assert [s for s in statements(text) if s.kind != "indirect"] == []


def test_a_quotation_that_is_broken_by_its_speaker_is_two_statements() -> None:
    first, second = statements("“We pay,” said Ada Pike, the mayor, “and we pay twice.”")
    assert (first.speaker, second.speaker) == ("Ada Pike", "Ada Pike")
    assert first.role == "the mayor"


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = "Ada Pike said: “We pay.\n\n“We pay twice.\n\n“And nobody asks.”"
    assert [(s.speaker, s.paragraph) for s in statements(text)] == [
        ("Ada Pike", 0),
        ("Ada Pike", 1),
        ("Ada Pike", 2),
    ]


def test_a_pronoun_a_surname_and_a_role_give_the_name_at_the_first_mention() -> None:
    text = (
        "The ministry's spokesperson, Yasin al-Rubai, spoke on Friday.\n"
        "“We did not ask,” Rubai said.\n“We do not need to,” he added.\n"
        "“That is all,” the spokesperson said."
    )
    found = statements(text, published=date(2015, 10, 31))
    assert [s.speaker for s in found] == ["Yasin al-Rubai"] * 3
    assert [s.mention for s in found] == ["Rubai", "he", "the spokesperson"]
    assert {s.role for s in found} == {"The ministry's spokesperson"}


def test_whom_one_told_and_where_and_on_which_day() -> None:
    text = "“We are ready,” General Ivo Sand said before a Senate committee on Tuesday."
    one = only(text, published=date(2015, 10, 29))
    assert (one.medium, one.date) == ("a Senate committee", "2015-10-27")


def test_a_weekday_needs_the_date_of_the_text_and_finds_it_at_its_head() -> None:
    text = "“We are ready,” Ivo Sand told Radio Nine on Monday."
    assert only(text).date is None
    assert only("Published 29 October 2015\n" + text).date == "2015-10-26"
    assert only(text, published=date(2015, 10, 26)).date == "2015-10-26"


def test_who_reported_it_is_the_medium_and_not_the_speaker() -> None:
    text = "The Tiranese government said it needs no soldiers there, several newspapers reported."
    one = only(text)
    assert (one.kind, one.speaker) == ("indirect", "The Tiranese government")
    assert (one.text, one.medium) == ("it needs no soldiers there", "several newspapers")


def test_names_of_works_and_words_held_with_tongs_are_said_by_nobody() -> None:
    assert statements('The so-called "silent road" is shown in the film "The Quiet Mile".') == []


def test_a_whole_quotation_of_which_nothing_tells_the_speaker_has_none() -> None:
    one = only("“The snow came early and the ewes were lost.”")
    assert (one.kind, one.speaker, one.verb) == ("direct", None, None)


def test_a_transcript_names_its_speakers() -> None:
    text = "“PIKE: We pay twice.”\n“SAND: You do not.”"
    assert [s.speaker for s in statements(text)] == ["PIKE", "SAND"]


def test_right_to_left_text_keeps_its_offsets() -> None:
    text = "قال الوزير: “لن ننتظر”.\r\nثم قال: «سنعود»."
    for one in statements(text):
        assert text[one.start : one.end] == one.text


def test_the_language_is_told_by_its_commonest_words() -> None:
    assert told("La ministra dijo que los trenes saldrán a su hora.") == "es"
    assert told("The minister said that the trains would leave.") == "en"
    with pytest.raises(ValueError, match="no words for the language 'xx'"):
        statements("x", code="xx")


@given(st.text(alphabet="\"“”„‟«»‘’'` \n.,:—-aAéء?!()", max_size=300))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for one in statements(text):
        assert text[one.start : one.end] == one.text
        assert one.text


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "‘a’b", "“x” and ", "(", "a", "said ", "He said and ", "Ana Ruiz ", "of a ", "\n",
     "“Yes,” Ana Ruiz said. ", "he said, ", "the mayor, "],
)  # fmt: skip
def test_hostile_text_is_read_whole(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    for one in statements(text):
        assert text[one.start : one.end] == one.text
