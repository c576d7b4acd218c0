"""Renders a story's page for the desk's preview: outside of the press, nothing kept."""

from newsreel.press import surfaces
from newsreel.press.recorder import Snapshot, reading_from, recording


def story_page(story_id: int) -> bytes:
    """The page of a story as the connection ``default`` sees it, its open transaction included.

    Raises LookupError where the story has no page.
    """
    kind, arg = surfaces.split(f"story:{story_id}")
    with reading_from(Snapshot("default")), recording():
        rendered = kind.render(arg)
    if rendered is None:
        raise LookupError(f"story {story_id} has no page")
    return rendered.body
