"""What a story is made of, as reads give it: pictures, clips and the blocks of a body."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One rendition; ``format`` is "avif", "webp" or "jpeg", ``crop`` as in the model."""

    url: str
    width: int
    height: int
    format: str
    crop: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """``alt`` is empty where the picture is decorative. ``files`` may still be empty: the
    renditions are made outside the bake, and their rows bake the page again. ``crops`` are parts
    of it around its focal point, where it has one."""

    id: int
    uuid: str
    alt: str
    decorative: bool
    caption: str
    credit: str
    source: str
    width: int
    height: int
    files: tuple[PictureFile, ...]
    crops: tuple[PictureFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Clip:
    """One's own video or audio file; ``media`` is "audio" or "video", ``type`` its MIME type."""

    title: str
    media: str
    type: str
    url: str
    seconds: int
    size: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    html: str
    type: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    anchor: str
    type: str = "heading"


@dataclass(frozen=True, slots=True)
class Quotation:
    html: str
    attribution: str
    type: str = "quotation"


@dataclass(frozen=True, slots=True)
class PullQuote:
    text: str
    attribution: str
    type: str = "pull_quote"


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """``caption`` and ``credit`` as shown here: the block's own, else the picture's.

    ``picture`` is None where only the words below a lost one were rescued.
    """

    picture: Picture | None
    caption: str
    credit: str
    type: str = "picture"


@dataclass(frozen=True, slots=True)
class Gallery:
    pictures: tuple[PictureBlock, ...]
    type: str = "gallery"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """``items`` are inline HTML."""

    ordered: bool
    items: tuple[str, ...]
    type: str = "list"


@dataclass(frozen=True, slots=True)
class Related:
    """``url`` is empty while unresolved: a title with no address yet. ``kind`` may be empty."""

    kind: str
    title: str
    by: str
    url: str
    outside: bool = False
    type: str = "related"


@dataclass(frozen=True, slots=True)
class Embed:
    clip: Clip
    caption: str
    type: str = "embed"


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    day: date | None
    html: str
    type: str = "correction"


Block = (
    Paragraph
    | Heading
    | Quotation
    | PullQuote
    | PictureBlock
    | Gallery
    | ListBlock
    | Related
    | Embed
    | CorrectionNote
)
