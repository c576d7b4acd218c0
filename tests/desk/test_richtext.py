"""Editors opened in one moment each get their own text."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsreel.stories.blocks import BodyBlock


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_two_editors_of_one_moment_never_get_pieces_of_each_others_text(hurried: None) -> None:
    widget = BodyBlock().child_blocks["paragraph"].field.widget

    def opened(word: str) -> list[str]:
        html = f"<p>{word} <b>{word}</b> {word} <i>{word}</i></p>" * 5
        return [
            block["text"]
            for _ in range(60)
            for block in json.loads(widget.format_value(html))["blocks"]
        ]

    words = ["ferry", "bridge", "tower", "school"]
    with ThreadPoolExecutor(len(words)) as editors:
        for word, texts in zip(words, editors.map(opened, words), strict=True):
            assert set(texts) == {" ".join([word] * 4)}
