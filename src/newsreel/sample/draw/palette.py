"""The inks. Every picture mixes these few, so that they belong together."""

Ink = tuple[int, int, int]

NIGHT: Ink = (11, 24, 41)
DEEP: Ink = (20, 44, 71)
BLUE: Ink = (42, 82, 118)
MIST: Ink = (128, 160, 176)
TEAL: Ink = (38, 104, 112)
FOAM: Ink = (142, 187, 180)
OCHRE: Ink = (222, 166, 64)
GOLD: Ink = (245, 205, 120)
BRICK: Ink = (164, 66, 45)
CLAY: Ink = (203, 110, 72)
SAND: Ink = (233, 215, 178)
CREAM: Ink = (248, 240, 222)
BARK: Ink = (74, 52, 44)


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """`share` of `other` in `one`, 0–1."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return r, g, b


def shade(ink: Ink, amount: float) -> Ink:
    """Darker by `amount` (towards the night), or lighter (towards cream) when negative."""
    return mix(ink, NIGHT, amount) if amount >= 0 else mix(ink, CREAM, -amount)
