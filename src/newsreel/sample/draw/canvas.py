"""The paper and the brushes: a Pillow image twice the picture's size, measured in its pixels."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from newsreel.sample.draw.palette import Ink

SCALE = 2
Point = tuple[float, float]
Fill = Ink | tuple[Ink, Ink]
"""One ink, or two: the top's and the bottom's, with a gradient between."""


class Canvas:
    """A picture being drawn. Coordinates and lengths are pixels of the finished picture."""

    def __init__(self, width: int, height: int, seed: str) -> None:
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))

    # Surfaces -----------------------------------------------------------------------------

    def sky(self, *stops: tuple[float, Ink], top: float = 0, bottom: float | None = None) -> None:
        """A vertical gradient through `stops` (0–1, ink) from `top` to `bottom`."""
        end = self.height if bottom is None else bottom
        rows = round((end - top) * SCALE)
        strip = Image.new("RGB", (1, rows))
        for y in range(rows):
            strip.putpixel((0, y), _at(stops, y / max(1, rows - 1)))
        self.image.paste(strip.resize((self.image.width, rows)), (0, round(top * SCALE)))

    def shape(self, points: Sequence[Point], fill: Fill, alpha: float = 1.0) -> None:
        """A filled polygon."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        left, top, right, bottom = _box(scaled)
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        moved = [(x - left, y - top) for x, y in scaled]
        ImageDraw.Draw(mask).polygon(moved, fill=round(255 * alpha))
        self._paint(mask, left, top, fill)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: Fill, alpha: float = 1.0
    ) -> None:
        w, h = max(1, round(rx * 2 * SCALE)), max(1, round(ry * 2 * SCALE))
        mask = Image.new("L", (w, h))
        ImageDraw.Draw(mask).ellipse((0, 0, w - 1, h - 1), fill=round(255 * alpha))
        self._paint(mask, round((x - rx) * SCALE), round((y - ry) * SCALE), fill)

    def rect(self, x: float, y: float, w: float, h: float, fill: Fill, alpha: float = 1.0) -> None:
        self.shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, alpha)

    def blob(self, points: Sequence[Point], fill: Fill, alpha: float = 1.0) -> None:
        """A closed smooth shape through `points`."""
        self.shape(smooth(points), fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Ink, alpha: float = 1.0) -> None:
        """A stroke with round ends."""
        pad = width + 2
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        left, top, right, bottom = _box(scaled, round(pad * SCALE))
        mask = Image.new("L", (right - left, bottom - top))
        pen = ImageDraw.Draw(mask)
        moved = [(x - left, y - top) for x, y in scaled]
        thick = max(1, round(width * SCALE))
        value = round(255 * alpha)
        pen.line(moved, fill=value, width=thick, joint="curve")
        if thick > 2:
            r = thick / 2 - 0.5
            for x, y in (moved[0], moved[-1]):
                pen.ellipse((x - r, y - r, x + r, y + r), fill=value)
        self._paint(mask, left, top, fill)

    # Light --------------------------------------------------------------------------------

    def glow(self, x: float, y: float, radius: float, ink: Ink, strength: float = 0.6) -> None:
        """Light around a point, added to what is there."""
        size = round(radius * 2 * SCALE)
        small = min(size, 512)
        falloff = ImageChops.invert(Image.radial_gradient("L")).resize((small, small))
        # Pillow's gradient ends at the corners: 74 is its value on the inscribed circle.
        light = [max(0, v - 75) / 180 for v in range(256)]
        falloff = falloff.point([round(255 * strength * share**1.7) for share in light])
        mask = falloff.resize((size, size), Image.Resampling.BICUBIC)
        left, top = round((x - radius) * SCALE), round((y - radius) * SCALE)
        box = (left, top, left + size, top + size)
        lit = Image.merge("RGB", [mask.point([v * c // 255 for v in range(256)]) for c in ink])
        self.image.paste(ImageChops.screen(self.image.crop(box), lit), (left, top))

    def haze(self, top: float, bottom: float, ink: Ink, *alphas: float) -> None:
        """A veil whose strength runs through `alphas` from `top` to `bottom`."""
        rows = round((bottom - top) * SCALE)
        strip = Image.new("L", (1, rows))
        for y in range(rows):
            place = y / max(1, rows - 1) * (len(alphas) - 1)
            low = min(int(place), len(alphas) - 2)
            share = _ease(place - low)
            value = alphas[low] + (alphas[low + 1] - alphas[low]) * share
            strip.putpixel((0, y), round(255 * value))
        mask = strip.resize((self.image.width, rows))
        self.image.paste(Image.new("RGB", mask.size, ink), (0, round(top * SCALE)), mask)

    def beam(self, x: float, y: float, angle: float, length: float, spread: float,
             ink: Ink, strength: float) -> None:  # fmt: skip
        """A cone of light from a point; angles in degrees, 0 to the right, 90 down."""
        mask = Image.new("L", self.image.size)
        steps = 28
        for step in range(steps):
            share = 1 - step / steps
            half = math.radians(spread * share / 2)
            middle = math.radians(angle)
            reach = length * (0.55 + 0.45 * step / steps)
            points = [(x * SCALE, y * SCALE)] + [
                ((x + reach * math.cos(a)) * SCALE, (y + reach * math.sin(a)) * SCALE)
                for a in (middle - half, middle, middle + half)
            ]
            layer = Image.new("L", self.image.size)
            ImageDraw.Draw(layer).polygon(points, fill=max(1, round(255 * strength / steps)))
            mask = ImageChops.add(mask, layer)
        mask = mask.filter(ImageFilter.GaussianBlur(9 * SCALE))
        light = Image.merge("RGB", [mask.point([v * c // 255 for v in range(256)]) for c in ink])
        self.image = ImageChops.screen(self.image, light)

    # Water --------------------------------------------------------------------------------

    def mirror(self, shore: float, tint: Fill, keep: float = 0.55, wobble: float = 5.0,
               bottom: float | None = None, squeeze: float = 0.8) -> None:  # fmt: skip
        """Water below `shore`: what stands above it upside down, rippled, under a tint.

        `keep` is how much of the reflection is left near the shore; it fades downwards.
        """
        end = self.height if bottom is None else bottom
        line, rows = round(shore * SCALE), round((end - shore) * SCALE)
        width = self.image.width
        above = self.image.crop((0, max(0, line - round(rows / squeeze)), width, line))
        image = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((width, rows))
        image = image.filter(ImageFilter.GaussianBlur(1.6 * SCALE))
        phase = self.random.random() * 6
        rippled = Image.new("RGB", (width, rows))
        for y in range(rows):
            depth = y / rows
            swing = wobble * SCALE * (0.25 + 1.8 * depth)
            wave = math.sin(y / (3.2 + 9 * depth) / SCALE * 2 + phase) + 0.6 * math.sin(
                y / (7.7 + 4 * depth) / SCALE * 2 + phase * 2
            )
            row = image.crop((0, y, width, y + 1))
            rippled.paste(row, (0, y))
            rippled.paste(row, (round(swing * wave), y))
        strip = Image.new("L", (1, rows))
        for y in range(rows):
            strip.putpixel((0, y), round(255 * (1 - keep * (1 - y / rows) ** 0.8)))
        mask = strip.resize((width, rows))
        rippled.paste(_gradient((width, rows), tint), (0, 0), mask)
        self.image.paste(rippled, (0, line))

    def glints(self, top: float, bottom: float, ink: Ink, count: int, alpha: float = 0.3,
               x: float | None = None, spread: float | None = None) -> None:  # fmt: skip
        """Thin lights lying on the water, longer and sparser towards the bottom."""
        for _ in range(count):
            depth = self.random.random() ** 1.6
            y = top + (bottom - top) * depth
            length = (8 + 70 * depth) * (0.4 + self.random.random())
            if x is None:
                left = self.random.uniform(-40, self.width)
            else:
                left = self.random.gauss(x, (spread or 80) * (0.35 + depth)) - length / 2
            thick = 1.0 + 2.2 * depth
            self.blob(
                [(left, y), (left + length / 2, y - thick), (left + length, y),
                 (left + length / 2, y + thick)],
                ink, alpha * (0.4 + 0.6 * self.random.random()),
            )  # fmt: skip

    # Land ---------------------------------------------------------------------------------

    def ridge(self, base: float, height: float, seed: int, step: float = 1.0) -> list[Point]:
        """The line of a hill range across the picture, left to right."""
        chance = random.Random(seed)
        waves = [
            (height / (1.9**octave), step * (1.7**octave), chance.random() * 7)
            for octave in range(5)
        ]
        points = []
        for x in range(-20, self.width + 21, 10):
            lift = sum(a * math.sin(x / 260 * f + p) for a, f, p in waves)
            points.append((float(x), base - height * 0.6 - lift * 0.6))
        return points

    def hills(self, base: float, height: float, seed: int, fill: Fill, step: float = 1.0,
              floor: float | None = None) -> None:  # fmt: skip
        """A range of hills, filled down to `floor`."""
        end = self.height + 5 if floor is None else floor
        line = self.ridge(base, height, seed, step)
        self.shape([*line, (self.width + 20, end), (-20, end)], fill)

    # Finish -------------------------------------------------------------------------------

    def finish(self, grain: float = 1.8, vignette: float = 0.18) -> Image.Image:
        """The picture at its size, with darker corners and a fine grain."""
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        if vignette:
            corner = Image.radial_gradient("L").resize((self.width, self.height))
            corner = corner.point([round(255 * vignette * (v / 255) ** 2.5) for v in range(256)])
            image.paste(Image.new("RGB", image.size, (8, 14, 24)), (0, 0), corner)
        size = (self.width // 2, self.height // 2)
        noise = Image.frombytes("L", size, self.random.randbytes(size[0] * size[1]))
        noise = noise.filter(ImageFilter.GaussianBlur(0.7)).resize(image.size)
        noise = noise.point([round(128 + (v - 128) * grain / 40) for v in range(256)])
        speckle = Image.merge("RGB", [noise] * 3)
        return ImageChops.add(image, speckle, scale=1, offset=-128)

    def save(self, path: Path, most: int = 178_000) -> None:
        """A JPEG of the best quality, 88 or lower, that stays within `most` bytes."""
        picture = self.finish()
        for quality in range(88, 60, -2):
            picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= most:
                break

    def _paint(self, mask: Image.Image, left: int, top: int, fill: Fill) -> None:
        self.image.paste(_gradient(mask.size, fill), (left, top), mask)


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A closed Catmull-Rom curve through `points`."""
    curve: list[Point] = []
    count = len(points)
    for i in range(count):
        p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
        for step in range(steps):
            t = step / steps
            curve.append(
                (_catmull(p0[0], p1[0], p2[0], p3[0], t), _catmull(p0[1], p1[1], p2[1], p3[1], t))
            )
    return curve


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def _ease(t: float) -> float:
    return t * t * (3 - 2 * t)


def _at(stops: Sequence[tuple[float, Ink]], place: float) -> Ink:
    for (low, one), (high, other) in pairwise(stops):
        if place <= high:
            share = _ease((place - low) / (high - low)) if high > low else 1.0
            r, g, b = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
            return r, g, b
    return stops[-1][1]


def _gradient(size: tuple[int, int], fill: Fill) -> Image.Image:
    if isinstance(fill[0], int):
        return Image.new("RGB", size, fill)
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), fill[0])
    strip.putpixel((0, 1), fill[1])
    # Bilinear of two rows, stretched from their centres: the gradient runs edge to edge.
    return strip.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))


def _box(points: Sequence[Point], pad: int = 1) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (
        math.floor(min(xs)) - pad, math.floor(min(ys)) - pad,
        math.ceil(max(xs)) + pad, math.ceil(max(ys)) + pad,
    )  # fmt: skip
