"""The record on texts of our own, English and Spanish."""

import pytest

from tests.copydesk.gold import cases, score


@pytest.mark.parametrize("language", ["english", "spanish"])
def test_the_record_of_our_own_texts_is_right(language: str) -> None:
    found = score(language)
    told = "\n".join(found.faults)
    assert found.wanted >= 30
    assert found.spans >= 0.95 * found.wanted, told
    assert found.share("speakers") >= 0.95, told
    assert found.share("verbs") >= 0.95, told
    assert found.share("media", "with_medium") >= 0.9, told
    assert found.share("days", "with_day") >= 0.9, told
    assert found.extra <= 0.1 * found.wanted


@pytest.mark.parametrize("language", ["english", "spanish"])
def test_offsets_are_characters_of_the_text_and_kinds_are_three(language: str) -> None:
    for case in cases(language):
        lines = [line for line in case.text.split("\n") if line.strip()]
        for one in case.found():
            assert case.text[one.start : one.end] == one.text
            assert one.text in lines[one.paragraph]
            assert one.kind in ("direct", "mixed", "indirect")
