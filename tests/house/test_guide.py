"""The guides to the desk: their pictures are there, and tests make them."""

import re

from tests.parts import REPOSITORY
from tests.parts.shots import FOLDER

GUIDE = REPOSITORY / "docs/desk.md"
MODERATORS = REPOSITORY / "docs/moderating.md"
TWO_PAGES = 1_000
"""Words, without the pictures."""


def guides() -> str:
    return GUIDE.read_text() + MODERATORS.read_text()


def shown() -> list[str]:
    """The names of the desk's pictures that the guides show, in order."""
    return re.findall(r"!\[[^\]]+\]\(pictures/desk/([^)]+)\.jpg\)", guides())


def made() -> list[str]:
    """The names that tests of the desk give to what they picture."""
    return [
        name
        for file in sorted((REPOSITORY / "tests/desk").rglob("*.py"))
        for name in re.findall(r'\bshot\([^()"]+, "([^"]+)"\)', file.read_text())
    ]


def test_every_picture_of_the_guides_is_made_by_one_test() -> None:
    names = shown()
    assert names
    assert len(names) == len(re.findall(r"!\[", guides())), "a picture from elsewhere"
    assert sorted(names) == sorted(set(names)), "shown twice"
    assert sorted(made()) == sorted(names), "the guides show what tests picture, each once"


def test_every_picture_of_the_guides_is_there_small_and_no_other() -> None:
    files = {file.stem: file.stat().st_size for file in FOLDER.iterdir()}
    assert sorted(files) == sorted(shown()), "`make pictures` takes them"
    assert max(files.values()) < 200_000


def test_a_journalist_reads_two_pages() -> None:
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", GUIDE.read_text())
    assert len(text.split()) <= TWO_PAGES
