"""Sets the pages that answer a reader who comments: outside of the press, nothing kept."""

from django.conf import settings

from newsreel.comments.reads import Answer
from newsreel.pages.commenting import commenting_page
from newsreel.pages.frame import plate
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories import reads


def page(answer: Answer) -> bytes:
    """The page, in the language of the story that is answered."""
    language = answer.story.language if answer.story else settings.LANGUAGE_CODE
    with reading_from(Snapshot("default")), recording():
        chrome = reads.chrome(language)
        return plate("", "commenting.html", commenting_page(chrome, answer)).body
