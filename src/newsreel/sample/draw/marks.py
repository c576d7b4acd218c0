"""The broadcaster's mark as pixels: `python -m newsreel.sample.draw.marks DIR`.

The mark is a sun at the tide line sending rings: `mark.svg` and `favicon.svg` are its drawings by
hand; this makes `touch-icon.png` (180 × 180) and `default-share.jpg` (1200 × 630) to match.
"""

# fmt: off
# ruff: noqa: E501 (a shape's points read better in rows than one a line)

import math
import sys
from pathlib import Path

from PIL import Image

from newsreel.sample.draw.canvas import Canvas
from newsreel.sample.draw.palette import (
    BLUE,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    FOAM,
    GOLD,
    MIST,
    NIGHT,
    OCHRE,
    SAND,
    TEAL,
    mix,
)
from newsreel.sample.draw.parts import gull, mast, terrace


def touch_icon() -> Image.Image:
    """The favicon's drawing, full bleed: the system rounds the corners."""
    c = Canvas(180, 180, "touch-icon")
    c.rect(0, 0, 180, 180, (mix(DEEP, BLUE, 0.25), DEEP))
    unit = 180 / 32
    x, y = 16 * unit, 19.5 * unit
    c.shape(_arc(x, y, 3.6 * unit), OCHRE)
    for radius in (7, 11):
        outer, inner = _arc(x, y, (radius + 0.95) * unit), _arc(x, y, (radius - 0.95) * unit)
        c.shape([*outer, *reversed(inner)], OCHRE)
        for side in (-1, 1):
            c.ellipse(x + side * radius * unit, y, 0.95 * unit, 0.95 * unit, OCHRE)
    for down, half in ((3.2, 11.0), (6.4, 6.0)):
        ends = [(x - half * unit, y + down * unit), (x + half * unit, y + down * unit)]
        c.line(ends, 1.9 * unit, CREAM)
    return c.finish(grain=0, vignette=0)


def share(c: Canvas) -> None:
    """What a link to the site shows where a story has no picture."""
    shore = 420
    c.sky((0, DEEP), (0.45, mix(BLUE, TEAL, 0.4)), (0.8, mix(GOLD, CLAY, 0.3)), (1, GOLD), bottom=shore)
    for radius, alpha in ((400, 0.1), (320, 0.14), (240, 0.2), (160, 0.3)):
        c.line(_arc(780, shore, radius), 16, GOLD, alpha)
    c.glow(780, shore, 430, GOLD, 0.6)
    c.shape(_arc(780, shore, 86), mix(GOLD, CREAM, 0.5))
    c.hills(418, 46, 9, (mix(BLUE, CLAY, 0.3), mix(BLUE, OCHRE, 0.35)), 0.7, floor=shore)
    mast(c, 214, 372, 270, mix(DEEP, NIGHT, 0.3))
    terrace(c, -20, 560, shore - 1, 66, [BRICK, CLAY, SAND, TEAL, MIST], 0.5, 0.5)
    c.mirror(shore, (mix(DEEP, TEAL, 0.45), NIGHT), 0.85, 4)
    c.glints(shore + 4, 620, mix(GOLD, CREAM, 0.3), 110, 0.6, x=780, spread=100)
    c.glints(shore + 6, 620, FOAM, 40, 0.15)
    for x, y, s in ((470, 170, 40), (530, 205, 28)):
        gull(c, x, y, s, CREAM)


def _arc(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The upper half of a circle, left to right."""
    turns = (math.pi * (1 - k / 60) for k in range(61))
    return [(x + radius * math.cos(a), y - radius * math.sin(a)) for a in turns]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    touch_icon().save(folder / "touch-icon.png", optimize=True)
    canvas = Canvas(1200, 630, "default-share")
    share(canvas)
    canvas.save(folder / "default-share.jpg", most=120_000)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
