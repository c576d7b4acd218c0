"""The pictures of docs/desk.md: taken by the tests as they walk, so that they show what is.

A test says `shot(page, "dashboard")` where the guide wants a picture. Nothing is written unless
asked for: `make pictures` runs the desk's browser tests with NEWSREEL_PICTURES set.
"""

import os
import re

from playwright.sync_api import Page

from tests.parts import REPOSITORY

FOLDER = REPOSITORY / "docs/pictures/desk"
WIDTH = 1280
QUALITY = 70


def shot(page: Page, name: str) -> None:
    """Write docs/pictures/desk/NAME.jpg: what the window shows now, 1280 pixels wide.

    `name` is written out where it is called (small letters, digits and hyphens): the guide's test
    looks for it there.
    """
    assert re.fullmatch(r"[a-z0-9-]+", name), name
    if not os.environ.get("NEWSREEL_PICTURES"):
        return
    size = page.viewport_size
    assert size is not None
    assert size["width"] == WIDTH, f"{name}: the guide's pictures are {WIDTH} pixels wide"
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=FOLDER / f"{name}.jpg",
        type="jpeg",
        quality=QUALITY,
        caret="hide",
        animations="disabled",
    )
