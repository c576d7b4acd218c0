"""Parts of a picture around its focal point, for places that have a shape of their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Focus:
    """The middle of what a picture is about, in pixels of the kept picture."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Crop:
    """``ratio`` is width by height."""

    name: str
    ratio: float
    widths: tuple[int, ...]
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")

    def box(self, width: int, height: int, focus: Focus) -> tuple[int, int, int, int]:
        """The largest part of this shape with the focal point as near its middle as it can be:
        left, top, right, bottom."""
        wide = min(width, round(height * self.ratio))
        high = min(height, round(width / self.ratio))
        left = min(max(focus.x - wide // 2, 0), width - wide)
        top = min(max(focus.y - high // 2, 0), height - high)
        return left, top, left + max(wide, 1), top + max(high, 1)


# The style sheet's cards are 3:2, or near it; other sites show links at 1.91:1.
CROPS = (
    Crop("card", 3 / 2, (320, 480, 640, 960, 1280)),
    Crop("face", 1.0, (160, 320)),
    Crop("share", 1200 / 630, (1200,), ("jpeg",)),
)
