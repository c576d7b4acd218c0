"""Pictures as `<picture>` wants them: sources by format, sizes by place, room kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsreel.stories.reads.shapes import Picture, PictureFile

# How wide a place shows its picture; the style sheet's grid says the same in rem.
LEAD = "(min-width:80rem) 61rem,(min-width:64rem) calc(100vw - 19rem),100vw"
BODY = "(min-width:48rem) 41rem,100vw"
HALF = "(min-width:48rem) 20rem,50vw"
TOP = "(min-width:80rem) 47rem,(min-width:60rem) 60vw,100vw"
CARD = "(min-width:80rem) 24rem,(min-width:48rem) 33vw,100vw"
THUMB = "(min-width:48rem) 8rem,6.5rem"
THIRD = "(min-width:48rem) 15rem,6.5rem"
TALL = "(min-width:30rem) 28rem,100vw"
FACE = "8rem"

_FORMATS = ("avif", "webp")
_MIDDLE = 960
_SHARED = 1200


@dataclass(frozen=True, slots=True)
class Source:
    """A `<source>`: every width of one format."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Image:
    """A `<picture>`. ``eager`` for the one picture at the head of a page."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str
    eager: bool


def image(
    picture: Picture | None, sizes: str, *, eager: bool = False, crop: str = ""
) -> Image | None:
    """The picture for a place; None where there is none, or no file of it yet. For a place that
    shows a part of it, ``crop`` names the part around the focal point; whole without one."""
    if picture is None or not picture.files:
        return None
    parts = tuple(file for file in picture.crops if file.crop == crop)
    files = parts or picture.files
    sources = []
    for form in _FORMATS:
        srcset = _srcset([file for file in files if file.format == form])
        if srcset:
            sources.append(Source(f"image/{form}", srcset))
    plain = [file for file in files if file.format not in _FORMATS]
    fallback = _nearest(plain or files, _MIDDLE)
    whole = (picture.width, picture.height) if not parts else (0, 0)
    return Image(
        sources=tuple(sources),
        src=fallback.url,
        srcset=_srcset(plain) if len(plain) > 1 else "",
        sizes=sizes,
        width=whole[0] or fallback.width,
        height=whole[1] or fallback.height,
        alt="" if picture.decorative else picture.alt,
        eager=eager,
    )


def is_tall(picture: Picture | None) -> bool:
    """Whether it is so much higher than wide that at full width it would fill a screen."""
    return picture is not None and picture.height > picture.width


def shared(picture: Picture | None) -> PictureFile | None:
    """The file that others show beside a link to the page: a JPEG about 1,200 pixels wide."""
    if picture is None:
        return None
    around = [file for file in picture.crops if file.crop == "share"]
    files = around or [file for file in picture.files if file.format == "jpeg"]
    return _nearest(files, _SHARED) if files else None


def _srcset(files: Sequence[PictureFile]) -> str:
    return ",".join(f"{f.url} {f.width}w" for f in sorted(files, key=lambda f: f.width))


def _nearest(files: Sequence[PictureFile], width: int) -> PictureFile:
    return min(files, key=lambda file: (abs(file.width - width), file.width))
