"""The state plate, /state.json: what changes often and is therefore in no story page."""

import json

from newsreel.live.reads import OnAir, on_air
from newsreel.pages.frame import say
from newsreel.pages.kind import LanguagePage
from newsreel.pages.notices import on_air_line
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Breaking, Chrome

HEADERS = (
    ("content-type", "application/json; charset=utf-8"),
    # Asked for after every load: never older than the front's own copy.
    ("cache-control", "no-cache"),
)


def state(chrome: Chrome, breaking: Breaking, air: OnAir) -> bytes:
    """``{"air": "off|on|trouble", "line", "breaking": {"label", "text", "url",
    "close"}}``; "line" is what
    the Live link says while on air, "text" is empty while nothing breaks."""
    words = say(chrome)
    table = {
        "air": air.state,
        "line": on_air_line(air, words) if air.state == "on" else "",
        "breaking": {
            "label": words.breaking,
            "text": breaking.text,
            "url": breaking.url,
            "close": words.close,
        },
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


class StatePlates(LanguagePage):
    """Kind "state": /state.json and /ar/state.json."""

    name = "state"

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        body = state(reads.chrome(arg), reads.breaking(arg), on_air())
        return Rendered(f"{home}state.json", body, headers=HEADERS)
