"""The marks of a site of its own: its icons, and the picture it is shared with.

``[site] icon`` and ``share_picture`` name two files in the site's folder. All sizes are made of
them, once a process; a changed file counts from the next start or ``newsreel reload`` on. Where
they are not set, the files in ``assets/`` stand in.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

SMALLEST_ICON = 512
SMALLEST_SHARED = (600, 315)
# What others cut their previews to: a wide card.
SHARED = (1200, 630)
_FORMATS = ("PNG", "JPEG", "WEBP")
_LARGEST = 20 * 1024 * 1024


class MarkError(ValueError):
    """A file of the site's is not what its setting asks for; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``stem`` and ``suffix`` name the file, before and after its digest."""

    stem: str
    suffix: str
    body: bytes


def own() -> Mapping[str, Mark]:
    """What stands in for files of ``assets/``, by their names. Raises MarkError."""
    said = settings.NEWSREEL
    return _made(settings.CONFIGURATION.folder, said["site.icon"], said["site.share_picture"])


@lru_cache(maxsize=4)
def _made(folder: Path, icon: str, share: str) -> Mapping[str, Mark]:
    made: dict[str, Mark] = {}
    if icon:
        made |= _icons(_square(_opened(folder, "icon", icon)))
    if share:
        made["default-share.jpg"] = _shared(_opened(folder, "share_picture", share))
    return made


def _opened(folder: Path, setting: str, name: str) -> Image.Image:
    path = folder / name
    said = f"[site] {setting} = {name!r}"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise MarkError(f"{said} leads out of the site's folder: put the file into {folder}")
    if not path.is_file():
        raise MarkError(f"{said}: there is no such file in {folder}; put it there, or unset it")
    if path.stat().st_size > _LARGEST:
        raise MarkError(f"{said} is too large: at most {_LARGEST // 1024 // 1024} MB")
    try:
        image = Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS)
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise MarkError(f"{said} cannot be read: give a PNG, a JPEG or a WebP") from error
    return image


def _square(image: Image.Image) -> Image.Image:
    width, height = image.size
    if width != height or width < SMALLEST_ICON:
        raise MarkError(
            f"[site] icon must be square and at least {SMALLEST_ICON} pixels wide;"
            f" this one has {width} × {height}"
        )
    return image.convert("RGBA")


def _icons(image: Image.Image) -> dict[str, Mark]:
    made = {
        name: Mark(stem, ".png", _png(_scaled(image, width)))
        for name, stem, width in (
            ("favicon.svg", "icon-96", 96),
            ("icon-192.png", "icon-192", 192),
            ("icon-512.png", "icon-512", 512),
        )
    }
    # Where it is shown on a home screen, what is transparent would turn black.
    touch = Image.new("RGBA", (180, 180), "white")
    touch.alpha_composite(_scaled(image, 180))
    made["touch-icon.png"] = Mark("touch-icon", ".png", _png(touch.convert("RGB")))
    buffer = io.BytesIO()
    _scaled(image, 48).save(buffer, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    made["favicon.ico"] = Mark("favicon", ".ico", buffer.getvalue())
    return made


def _shared(image: Image.Image) -> Mark:
    width, height = image.size
    if width < SMALLEST_SHARED[0] or height < SMALLEST_SHARED[1]:
        raise MarkError(
            f"[site] share_picture must have {SHARED[0]} × {SHARED[1]} pixels or more;"
            f" this one has {width} × {height}"
        )
    flat = Image.new("RGBA", image.size, "white")
    flat.alpha_composite(image.convert("RGBA"))
    fitted = ImageOps.fit(flat.convert("RGB"), SHARED, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    fitted.save(buffer, "JPEG", quality=84, progressive=True, optimize=True)
    return Mark("share", ".jpg", buffer.getvalue())


def _scaled(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, width), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
