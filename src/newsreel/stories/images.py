"""Bytes that claim to be a picture, made into one that is safe to keep; and its smaller sizes.

A picture is believed for what it decodes to, not for its name: JPEG, PNG, WebP, AVIF or GIF within
bounds. It is turned upright, brought to sRGB and written anew, so that nothing of the file it came
in survives: no EXIF, no place, no hidden second file. What is kept on purpose, ``cameras`` reads.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from newsreel.stories.cameras import EVERYTHING, NOTHING, Kept, kept_words
from newsreel.stories.crops import CROPS, Focus

LARGEST_FILE = 40 * 1024 * 1024
LARGEST_AREA = 80_000_000
LONGEST_SIDE = 20_000
# Masters are bounded too: no reader gets more than 1,600 pixels, no print shop lives here.
MASTER_SIDE = 4_096
# What decoders raise for bytes that are not what they say they are.
_DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    ArithmeticError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
WIDTHS = (320, 480, 640, 960, 1280, 1600)
# Part of the files' names: raise it when anything below changes what is written.
RECIPE = 1
# Set so that the error after a slight blur is the same in each (measured on the sample's pictures):
# at 640 pixels 29, 12 and 9 KB; AVIF's speed 7 halves the time of 6 for 5 % more bytes.
_SAVE: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 48, "speed": 7, "subsampling": "4:2:0"},
    "webp": {"format": "WEBP", "quality": 74, "method": 4},
    "jpeg": {"format": "JPEG", "quality": 74, "progressive": True, "optimize": True},
}


class NotAPictureError(ValueError):
    """What was given cannot be kept as a picture; the message says why, for whoever gave it."""


@dataclass(frozen=True, slots=True)
class Master:
    """A picture as it is kept: ``ending`` is ".jpg", or ".png" where it has transparency."""

    data: bytes
    ending: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Size:
    """One of a picture's sizes for readers; ``format`` is "avif", "webp" or "jpeg"."""

    format: str
    width: int
    height: int
    data: bytes
    crop: str = ""


def master(data: bytes, kept: Kept = NOTHING) -> Master:
    """The picture in these bytes, as it may be kept, with what of its words is ``kept``. Raises
    NotAPictureError."""
    image = _opened(data)
    try:
        words = kept_words(image, kept)
        image.seek(0)
        image.draft("RGB", (MASTER_SIDE, MASTER_SIDE))
        upright = ImageOps.exif_transpose(image)
        if upright.mode in ("RGB", "L", "CMYK"):
            upright.thumbnail((MASTER_SIDE, MASTER_SIDE), Image.Resampling.LANCZOS)
        plain = _in_srgb(upright)
    except _DAMAGED as error:
        raise NotAPictureError(f"The picture is damaged: {error}") from error
    plain.thumbnail((MASTER_SIDE, MASTER_SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    if plain.mode == "RGBA":
        plain.save(buffer, "PNG", optimize=True, **words)
        return Master(buffer.getvalue(), ".png", *plain.size)
    plain.save(buffer, "JPEG", quality=92, subsampling="4:4:4", optimize=True, **words)
    return Master(buffer.getvalue(), ".jpg", *plain.size)


def widths_of(width: int) -> list[int]:
    """The widths in which a picture of this width is handed out; it is never enlarged."""
    smaller = [w for w in WIDTHS if w <= width]
    if width < WIDTHS[-1] and (not smaller or width >= smaller[-1] * 1.1):
        smaller.append(width)
    return smaller


def sizes(data: bytes, focus: Focus | None = None) -> list[Size]:
    """A kept picture's sizes in every format, smallest width first, then, with a focal point, its
    crops. What the kept picture says of its author stays in each. Raises NotAPictureError."""
    whole = _opened(data)
    try:
        words = kept_words(whole, EVERYTHING)
        whole = whole.convert("RGBA" if _is_transparent(whole) else "RGB")
    except _DAMAGED as error:
        raise NotAPictureError(f"The picture is damaged: {error}") from error
    made = list(_in_formats(whole, widths_of(whole.width), tuple(_SAVE), words))
    if focus is not None:
        for crop in CROPS:
            part = whole.crop(crop.box(whole.width, whole.height, focus))
            widths = [w for w in crop.widths if w <= part.width] or [part.width]
            made += [
                replace(size, crop=crop.name)
                for size in _in_formats(part, widths, crop.formats, words)
            ]
    return made


def _in_formats(
    whole: Image.Image, widths: list[int], formats: tuple[str, ...], words: dict[str, Any]
) -> Iterator[Size]:
    for width in widths:
        height = max(round(whole.height * width / whole.width), 1)
        image = whole
        if width != whole.width:
            image = whole.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for name in formats:
            shown = _on_white(image) if name == "jpeg" else image
            buffer = io.BytesIO()
            shown.save(buffer, **_SAVE[name], **words)
            yield Size(name, width, height, buffer.getvalue())


def name_of_sizes(data: bytes, focus: Focus | None = None) -> str:
    """What the files' names of a kept picture begin with, below media/: made of its content, and
    of where its focal point lies."""
    about = f"|{RECIPE}" + (f"|{focus.x},{focus.y}" if focus else "")
    digest = sha256(data + about.encode()).hexdigest()[:40]
    return f"pictures/{digest[:2]}/{digest[2:]}"


def _opened(data: bytes) -> Image.Image:
    if len(data) > LARGEST_FILE:
        raise NotAPictureError(f"A picture has at most {LARGEST_FILE // 1024 // 1024} MB.")
    head = data[:1024].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in head:
        raise NotAPictureError("SVG can carry scripts: give the picture as PNG.")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except (
            Image.DecompressionBombError,
            Image.DecompressionBombWarning,
        ) as error:
            raise NotAPictureError(_too_large()) from error
        except (UnidentifiedImageError, *_DAMAGED) as error:
            raise NotAPictureError(
                "This is no picture that is known here: give JPEG, PNG, WebP, AVIF or GIF."
            ) from error
    width, height = image.size
    if width * height > LARGEST_AREA or max(width, height) > LONGEST_SIDE:
        raise NotAPictureError(_too_large())
    return image


def _too_large() -> str:
    return f"The picture is too large: at most {LARGEST_AREA // 1_000_000} megapixels."


def _is_transparent(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if _is_transparent(image) else "RGB"
    profile = image.info.get("icc_profile")
    if profile and mode == "RGB" and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            there = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(image, source, there, outputMode="RGB")
            if found is not None:
                image = found
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # A broken profile: the plain numbers are the best guess.
    if mode == "RGBA":
        image = image.convert("RGBA")
        low, _ = image.getchannel("A").getextrema()
        if low == 255:
            image = image.convert("RGB")
    elif image.mode != "RGB":
        image = image.convert("RGB")
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white
