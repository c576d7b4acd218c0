"""Sets the pages that answer a reader who comments, and the mails to readers: outside of the press,
nothing kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from newsreel.comments.reads import Answer, Letter, Step
from newsreel.pages.commenting import commenting_page
from newsreel.pages.frame import plate
from newsreel.pages.letters import letter_text
from newsreel.pages.yours import yours_page
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome


def page(answer: Answer) -> bytes:
    """The page, in the language of the story that is answered."""
    with _chrome(answer.story.language if answer.story else "") as chrome:
        return plate("", "commenting.html", commenting_page(chrome, answer)).body


def step_page(step: Step) -> bytes:
    """The page for whoever comes by a mail's link, in the language of the mail."""
    with _chrome(step.language) as chrome:
        return plate("", "yours.html", yours_page(chrome, step)).body


def letter(letter: Letter) -> tuple[str, str]:
    """A mail's subject and text."""
    with _chrome(letter.language) as chrome:
        return letter_text(chrome, letter)


@contextmanager
def _chrome(language: str) -> Iterator[Chrome]:
    with reading_from(Snapshot("default")), recording():
        yield reads.chrome(language or settings.LANGUAGE_CODE)
