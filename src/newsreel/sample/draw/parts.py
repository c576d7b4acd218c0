"""What stands in more than one picture: houses, masts, cranes, boats, lamps, birds, people."""

# fmt: off
# ruff: noqa: E501 (a shape's points read better in rows than one a line)

import math

from newsreel.sample.draw.canvas import Canvas, Fill, Point
from newsreel.sample.draw.palette import (
    BARK,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    GOLD,
    NIGHT,
    OCHRE,
    SAND,
    Ink,
    mix,
    shade,
)

SKINS: tuple[Ink, ...] = (mix(SAND, CLAY, 0.45), mix(BARK, CLAY, 0.45), mix(CREAM, CLAY, 0.35))
HAIR: tuple[Ink, ...] = (BARK, NIGHT, mix(OCHRE, BARK, 0.45))


def window(c: Canvas, x: float, y: float, w: float, h: float, lit: bool, dark: Ink) -> None:
    if lit:
        c.rect(x, y, w, h, (GOLD, mix(GOLD, OCHRE, 0.6)))
        c.glow(x + w / 2, y + h / 2, max(w, h) * 2.6, OCHRE, 0.28)
    else:
        c.rect(x, y, w, h, dark)
    c.line([(x + w / 2, y), (x + w / 2, y + h)], 1.2, shade(dark, 0.5), 0.7)


def house(c: Canvas, x: float, base: float, w: float, h: float, wall: Fill, roof: Ink,
          lights: float = 0.4, gable: bool = True) -> None:
    """A house standing on `base`, gable or eaves to the front; `lights` of its windows lit."""
    rise = w * 0.42 if gable else h * 0.28
    bottom = wall if isinstance(wall[0], int) else wall[1]
    dark = shade(bottom, 0.55)
    if gable:
        top = [(x, base), (x, base - h), (x + w / 2, base - h - rise), (x + w, base - h),
               (x + w, base)]
        c.shape(top, wall)
        c.line([(x - 4, base - h + 3), (x + w / 2, base - h - rise), (x + w + 4, base - h + 3)],
               5, roof)
    else:
        c.rect(x, base - h, w, h, wall)
        c.shape([(x - 5, base - h + 2), (x + 7, base - h - rise), (x + w - 7, base - h - rise),
                 (x + w + 5, base - h + 2)], (shade(roof, -0.12), roof))
    chimney = x + w * (0.22 if c.random.random() < 0.5 else 0.7)
    c.rect(chimney, base - h - rise * 0.95, w * 0.09, rise * 0.6, shade(roof, 0.2))
    columns = max(2, round(w / 34))
    floors = max(1, round(h / 46))
    for floor in range(floors):
        for column in range(columns):
            wx = x + w * (column + 0.5) / columns - 6
            wy = base - h + 14 + floor * (h - 12) / floors
            window(c, wx, wy, 12, 18, c.random.random() < lights, dark)


def terrace(c: Canvas, start: float, end: float, base: float, height: float, inks: list[Ink],
            night: float, lights: float) -> None:
    """A row of houses of unequal width and height; `night` darkens their walls."""
    x = start
    while x < end:
        w = c.random.uniform(0.55, 0.95) * height * 0.9
        h = height * c.random.uniform(0.72, 1.12)
        ink = c.random.choice(inks)
        wall = (shade(ink, night), shade(ink, min(1, night + 0.16)))
        roof = shade(c.random.choice([BRICK, DEEP, BARK]), min(0.92, night + 0.15))
        house(c, x, base, w, h, wall, roof, lights, c.random.random() < 0.6)
        x += w + 1


def mast(c: Canvas, x: float, base: float, h: float, ink: Ink, lamp: bool = True,
         stays: bool = True, lattice: int = 18) -> None:
    """The broadcasting mast: a tapering lattice with stays and aircraft lamps."""
    foot, head = h * 0.028, h * 0.009
    top = base - h
    if stays:
        for share, reach in ((0.36, 0.2), (0.66, 0.3), (0.92, 0.38)):
            for side in (-1, 1):
                c.line([(x, base - h * share), (x + side * h * reach, base + 2)],
                       max(0.8, h * 0.0016), ink, 0.65)
    thick = max(1.2, h * 0.0042)
    for side in (-1, 1):
        c.line([(x + side * foot, base), (x + side * head, top)], thick, ink)
    for step in range(lattice):
        low, high = base - h * step / lattice, base - h * (step + 1) / lattice
        wide = foot + (head - foot) * step / lattice
        narrow = foot + (head - foot) * (step + 1) / lattice
        sign = 1 if step % 2 else -1
        c.line([(x - sign * wide, low), (x + sign * narrow, high)], thick * 0.6, ink)
        c.line([(x - narrow, high), (x + narrow, high)], thick * 0.6, ink)
    c.line([(x, top), (x, top - h * 0.09)], thick * 0.9, ink)
    for share in (0.78, 0.86, 0.93):
        y = base - h * share
        c.line([(x - h * 0.026, y), (x + h * 0.026, y)], thick * 0.8, ink)
    c.ellipse(x + h * 0.022, base - h * 0.55, h * 0.014, h * 0.014, ink)
    c.ellipse(x - h * 0.022, base - h * 0.47, h * 0.011, h * 0.011, ink)
    if lamp:
        for y in (top - h * 0.09, base - h * 0.6):
            c.glow(x, y, h * 0.1, CLAY, 0.9)
            c.ellipse(x, y, max(1.6, h * 0.006), max(1.6, h * 0.006), (255, 150, 110))


def crane(c: Canvas, x: float, base: float, h: float, ink: Ink, reach: float = 1.0) -> None:
    """A level-luffing harbour crane; `reach` below 0 points left."""
    w = h * 0.13
    thick = max(1.5, h * 0.014)
    for side in (-1, 1):
        c.line([(x + side * w, base), (x + side * w * 0.45, base - h * 0.5)], thick * 1.4, ink)
    c.line([(x - w * 0.75, base - h * 0.22), (x + w * 0.75, base - h * 0.22)], thick, ink)
    c.rect(x - w * 0.7, base - h * 0.64, w * 1.4, h * 0.15, ink)
    tip = (x + reach * h * 0.62, base - h * 1.04)
    c.line([(x, base - h * 0.6), tip], thick * 1.5, ink)
    c.line([(x - reach * w * 0.2, base - h * 0.9), tip], thick * 0.8, ink)
    c.line([(x, base - h * 0.62), (x - reach * w * 0.2, base - h * 0.9)], thick * 1.2, ink)
    c.line([(x - reach * w * 0.2, base - h * 0.9), (x - reach * w, base - h * 0.62)], thick, ink)
    c.line([tip, (tip[0], base - h * 0.42)], thick * 0.45, ink)
    c.rect(tip[0] - 3, base - h * 0.43, 6, 8, ink)


def trawler(c: Canvas, x: float, y: float, length: float, hull: Ink, house_ink: Ink,
            lit: bool = True, flip: bool = False) -> None:
    """A small fishing boat whose waterline is `y`; its bow to the right unless flipped."""
    s = length / 100
    d = -1 if flip else 1
    x0 = x + (length if flip else 0)

    def at(px: float, py: float) -> Point:
        return (x0 + d * px * s, y - py * s)

    for depth in range(4):
        c.blob([at(4 + depth * 3, 1), at(90 - depth * 3, 1), at(84 - depth * 5, -6 - depth * 3),
                at(12 + depth * 5, -6 - depth * 3)], shade(hull, 0.5), 0.2)
    c.shape([at(2, 0), at(-2, 15), at(52, 13), at(84, 19), at(103, 27), at(92, 0)],
            (hull, shade(hull, 0.45)))
    c.line([at(-1, 13), at(52, 11), at(84, 17), at(101, 25)], max(1, 1.6 * s), SAND, 0.6)
    c.shape([at(58, 14), at(58, 34), at(80, 34), at(83, 18)],
            (house_ink, shade(house_ink, 0.3)))
    c.shape([at(55, 34), at(55, 37), at(84, 37), at(82, 34)], shade(hull, 0.3))
    for px in (62, 69, 76):
        a, b = at(px, 31), at(px + 5, 25)
        window(c, min(a[0], b[0]), a[1], 5 * s, 6 * s, lit, shade(hull, 0.6))
    c.line([at(66, 37), at(66, 68)], max(1.2, 1.5 * s), shade(hull, 0.55))
    c.line([at(18, 14), at(14, 52), at(30, 52), at(30, 14)], max(1.2, 1.7 * s), shade(hull, 0.5))
    for px, py in ((14, 52), (100, 27)):
        c.line([at(66, 66), at(px, py)], max(0.7, 0.6 * s), shade(hull, 0.5), 0.8)
    c.line([at(30, 42), at(50, 13)], max(0.8, 0.8 * s), shade(hull, 0.5))
    if lit:
        c.glow(*at(66, 68), 16 * s, GOLD, 0.8)


def lighthouse(c: Canvas, x: float, base: float, h: float, wall: Fill, band: Ink,
               lit: bool = True) -> None:
    low, high = h * 0.105, h * 0.068
    c.shape([(x - low, base), (x - high, base - h * 0.8), (x + high, base - h * 0.8),
             (x + low, base)], wall)
    for share in (0.2, 0.5):
        a = low + (high - low) * share / 0.8
        b = low + (high - low) * (share + 0.15) / 0.8
        y = base - h * share
        c.shape([(x - a, y), (x - b, y - h * 0.15), (x + b, y - h * 0.15), (x + a, y)], band)
    c.rect(x - high * 1.35, base - h * 0.82, high * 2.7, h * 0.025, shade(band, 0.3))
    c.rect(x - high * 0.62, base - h * 0.925, high * 1.24, h * 0.105,
           GOLD if lit else shade(band, 0.5))
    for share in (-0.62, 0, 0.62):
        c.line([(x + high * share, base - h * 0.82), (x + high * share, base - h * 0.925)],
               max(1, h * 0.006), shade(band, 0.4))
    c.shape([(x - high * 0.85, base - h * 0.92), (x, base - h), (x + high * 0.85, base - h * 0.92)],
            shade(band, 0.25))
    if lit:
        c.glow(x, base - h * 0.87, h * 0.34, GOLD, 0.75)


def lamp_post(c: Canvas, x: float, base: float, h: float, ink: Ink = NIGHT) -> None:
    c.line([(x, base), (x, base - h)], max(1.5, h * 0.025), ink)
    c.line([(x - h * 0.05, base), (x + h * 0.05, base)], h * 0.03, ink)
    c.shape([(x - h * 0.05, base - h), (x - h * 0.035, base - h * 1.1), (x + h * 0.035, base - h * 1.1),
             (x + h * 0.05, base - h)], GOLD)
    c.glow(x, base - h * 1.04, h * 0.85, OCHRE, 0.6)


def gull(c: Canvas, x: float, y: float, span: float, ink: Ink = CREAM) -> None:
    for side in (-1, 1):
        points = [
            (x + side * span * 0.5 * t, y - math.sin(t * math.pi * 0.75) * span * 0.16)
            for t in (i / 8 for i in range(9))
        ]
        c.line(points, max(1.2, span * 0.05), ink)


def figure(c: Canvas, x: float, base: float, h: float, ink: Fill, lean: float = 0.0,
           arms: str = "down", hat: bool = False, step: float = 0.0,
           skin: Ink | None = None) -> None:
    """A standing person in a coat; without a `skin`, a silhouette.

    `arms`: down, up, out, folded; `step` opens the legs, `lean` tilts to the right.
    """
    face = skin or _one(ink)

    def at(px: float, py: float) -> Point:
        return (x + (px + lean * py) * h, base - py * h)

    for side in (-1, 1):
        foot = side * (0.045 + 0.09 * step)
        c.line([at(side * 0.045, 0.45), at(foot * 1.05, 0.22), at(foot * 1.25, 0.012)],
               h * 0.078, _one(ink))
        c.line([at(foot * 1.2, 0.015), at(foot * 1.2 + 0.045, 0.013)], h * 0.04, _one(ink))
    c.blob([at(-0.085, 0.8), at(0, 0.835), at(0.085, 0.8), at(0.118, 0.62), at(0.112, 0.4),
            at(0.09, 0.34), at(-0.09, 0.34), at(-0.112, 0.4), at(-0.118, 0.62)], ink)
    hands = {
        "down": ((-0.15, 0.6), (-0.15, 0.43), (0.15, 0.6), (0.15, 0.43)),
        "up": ((-0.17, 0.68), (-0.2, 0.98), (0.15, 0.6), (0.15, 0.43)),
        "out": ((-0.15, 0.6), (-0.14, 0.44), (0.17, 0.66), (0.33, 0.7)),
        "folded": ((-0.16, 0.62), (0.05, 0.55), (0.16, 0.62), (-0.05, 0.55)),
    }[arms]
    for i, side in ((0, -1), (2, 1)):
        c.line([at(side * 0.082, 0.775), at(*hands[i]), at(*hands[i + 1])], h * 0.062, _one(ink))
    c.rect(at(-0.026, 0)[0] + lean * 0.85 * h, base - h * 0.88, h * 0.052, h * 0.08, face)
    c.ellipse(*at(0.004, 0.925), h * 0.06, h * 0.074, face)
    if skin:
        for hand in (hands[1], hands[3]):
            c.ellipse(*at(*hand), h * 0.032, h * 0.032, face)
        if not hat:
            c.blob([at(-0.066, 0.9), at(-0.056, 0.985), at(0.01, 1.008), at(0.066, 0.97),
                    at(0.052, 0.945), at(-0.03, 0.952), at(-0.046, 0.9)], HAIR[round(x) % 3])
    if hat:
        c.ellipse(*at(0.004, 0.965), h * 0.068, h * 0.045, _one(ink))
        c.line([at(-0.06, 0.955), at(0.105, 0.95)], h * 0.022, _one(ink))


def _one(fill: Fill) -> Ink:
    return fill if isinstance(fill[0], int) else fill[0]
