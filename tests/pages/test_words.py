"""The catalogues say the same things in every language."""

import re
from datetime import UTC, date, datetime

import pytest

from newsreel.pages import dates, typeset
from newsreel.pages.words import Words, languages, words
from newsreel.stories.reads.shapes import KINDS

PAGES = typeset.HERE


def test_there_are_english_arabic_and_spanish() -> None:
    assert {"en", "ar", "es"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_fills_in_what_the_english_one_does(language: str) -> None:
    own, english = words(language), words("en")
    for name in Words.__slots__:
        theirs, ours = getattr(own, name), getattr(english, name)
        if isinstance(ours, str) and name != "language":
            assert set(re.findall(r"{\w+}", theirs)) == set(re.findall(r"{\w+}", ours)), name
    assert len(own.months) == 12
    assert len(own.weekdays) == 7
    assert set(own.kinds) == set(KINDS)
    for table in ("commenting", "in_place"):
        theirs, ours = getattr(own, table), getattr(english, table)
        assert {name: set(re.findall(r"{\w+}", line)) for name, line in theirs.items()} == {
            name: set(re.findall(r"{\w+}", line)) for name, line in ours.items()
        }, table


def test_every_word_is_said_somewhere() -> None:
    said = "".join(
        path.read_text("utf-8")
        for path in PAGES.rglob("*")
        if path.suffix in (".py", ".html") and path.parent.name != "words"
    )
    machinery = {"language", "and_", "comma", "kinds", "months", "weekdays"}
    silent = [
        name
        for name in Words.__slots__
        if name not in machinery and not re.search(rf"\b(words|say)\.{name}\b", said)
    ]
    assert silent == []


def test_a_language_without_a_catalogue_gets_english_and_a_variant_its_language() -> None:
    assert words("fi") is words("en")
    assert words("ar-EG") is words("ar")


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا تعليقات"),
        (1, "تعليق واحد"),
        (2, "تعليقان"),
        (5, "5 تعليقات"),
        (14, "14 تعليقًا"),
        (100, "100 تعليق"),
        (103, "103 تعليقات"),
    ],
)
def test_arabic_counts_in_six_forms(n: int, said: str) -> None:
    own = words("ar")
    assert own.count(own.count_comments, n) == said


def test_english_counts_in_two() -> None:
    own = words("en")
    assert [own.count(own.count_stories, n) for n in (0, 1, 2)] == [
        "0 stories",
        "1 story",
        "2 stories",
    ]


def test_dates_are_in_words() -> None:
    day = date(2015, 10, 29)
    assert dates.day(day, words("en")) == "29 October 2015"
    assert dates.day(day, words("ar")) == "29 أكتوبر 2015"
    assert dates.day(day, words("es")) == "29 de octubre de 2015"
    assert dates.day_long(day, words("en")) == "Thursday, 29 October 2015"


def test_midnight_is_shown_as_the_day_alone() -> None:
    midnight = datetime(2015, 10, 29, tzinfo=UTC)
    assert dates.moment(midnight, words("en")).text == "29 October 2015"
    later = dates.moment(midnight.replace(hour=14, minute=5), words("en"))
    assert later.text == "29 October 2015, 14:05"
    assert later.iso == "2015-10-29T14:05:00+00:00"


def test_the_front_page_says_times_of_today_and_days_of_the_past() -> None:
    near = dates.near(date(2015, 10, 29))
    said = [
        near(datetime(year, month, 29, 14, 5, tzinfo=UTC), words("en")).text
        for year, month in ((2015, 10), (2015, 9), (2014, 10))
    ]
    assert said == ["14:05", "29 September", "29 October 2014"]
