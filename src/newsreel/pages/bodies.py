"""A story's body, block by block, as the template sets it."""

import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from newsreel.pages.dates import day
from newsreel.pages.images import BODY, HALF, TALL, Image, image, is_tall
from newsreel.pages.words import Words
from newsreel.stories.reads import shapes

_PARAGRAPH = re.compile(r"\s*<p[\s>]")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what stands below it. ``image`` is None while no file of it is there;
    ``shape`` is "tall" or empty."""

    image: Image | None
    caption: str
    credit: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs that follow each other, as one run of HTML."""

    html: Markup
    type: str = "text"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation or a pull quote."""

    html: Markup
    attribution: str
    type: str


@dataclass(frozen=True, slots=True)
class FigureBlock:
    figure: Figure
    type: str = "picture"


@dataclass(frozen=True, slots=True)
class GalleryBlock:
    figures: tuple[Figure, ...]
    type: str = "gallery"


@dataclass(frozen=True, slots=True)
class Items:
    ordered: bool
    items: tuple[Markup, ...]
    type: str = "list"


@dataclass(frozen=True, slots=True)
class RelatedBox:
    """``before`` and ``after`` surround the linked title: ", by Ada"."""

    label: str
    kind: str
    title: str
    before: str
    after: str
    url: str
    type: str = "related"


@dataclass(frozen=True, slots=True)
class ClipBlock:
    """``length`` as m:ss; ``download`` is the words of the link to the file."""

    media: str
    mime: str
    url: str
    title: str
    caption: str
    length: str
    download: str
    type: str = "embed"


@dataclass(frozen=True, slots=True)
class Correction:
    heading: str
    html: Markup
    type: str = "correction"


Part = (
    Text
    | shapes.Heading
    | Quoted
    | FigureBlock
    | GalleryBlock
    | Items
    | RelatedBox
    | ClipBlock
    | Correction
)


def body(blocks: tuple[shapes.Block, ...], dateline: str, words: Words) -> tuple[Part, ...]:
    """The parts of a body; the dateline runs into the first paragraph, as in print."""
    parts: list[Part] = []
    run: list[str] = []
    for block in blocks:
        if block.type == "paragraph":
            html = _paragraphs(block.html)  # type: ignore[union-attr]
            if dateline and not parts and not run:
                html = _with_dateline(html, dateline)
            run.append(html)
            continue
        if run:
            parts.append(Text(Markup("\n".join(run))))
            run = []
        parts.append(_MAKERS[block.type](block, words))
    if run:
        parts.append(Text(Markup("\n".join(run))))
    return tuple(parts)


def figure(
    block: shapes.PictureBlock, sizes: str, words: Words, *, eager: bool = False, crop: str = ""
) -> Figure:
    """A picture with its caption and credit, each its own line."""
    credit = words.photo.format(credit=block.credit) if block.credit else ""
    tall = sizes != HALF and is_tall(block.picture)
    shown = image(block.picture, TALL if tall else sizes, eager=eager, crop=crop)
    return Figure(shown, block.caption, credit, "tall" if tall else "")


def related(block: shapes.Related, words: Words) -> RelatedBox:
    """“Related: Analysis – Title, by Name”, the title linked where it has an address."""
    before, _, after = words.related_by.partition("{title}")
    if not block.by:
        before = after = ""
    return RelatedBox(
        label=words.related,
        kind=words.kind(block.kind) if block.kind else "",
        title=block.title,
        before=before,
        after=after.format(name=block.by),
        url=block.url,
    )


def _paragraphs(html: str) -> str:
    return html if _PARAGRAPH.match(html) else f"<p>{html}</p>"


def _with_dateline(html: str, dateline: str) -> str:
    opening, _, rest = html.partition(">")
    return f'{opening}><span class="dateline">{escape(dateline)}</span> — {rest}'


def _quotation(block: shapes.Quotation, words: Words) -> Quoted:
    html = Markup(_paragraphs(block.html))
    return Quoted(html, block.attribution, "quotation")


def _pull_quote(block: shapes.PullQuote, words: Words) -> Quoted:
    """The marks are text, not style: a page without its style sheet says that these are words of
    somebody, and a text capture of it keeps them."""
    opening, _, closing = words.quoted.partition("{text}")
    if block.text[:1] in '“«„"‘':
        opening = closing = ""
    html = Markup("<p><span>%s</span>%s<span>%s</span></p>") % (opening, block.text, closing)
    return Quoted(html, block.attribution, "pull_quote")


def _gallery(block: shapes.Gallery, words: Words) -> GalleryBlock:
    # A picture alone is shown whole, beside others all have one shape.
    crop = "card" if len(block.pictures) > 1 else ""
    return GalleryBlock(
        tuple(figure(picture, HALF, words, crop=crop) for picture in block.pictures)
    )


def _items(block: shapes.ListBlock, words: Words) -> Items:
    return Items(block.ordered, tuple(Markup(item) for item in block.items))


def _clip(block: shapes.Embed, words: Words) -> ClipBlock:
    clip = block.clip
    minutes, seconds = divmod(clip.seconds, 60)
    size = f"{max(clip.size / _MEGABYTE, 0.1):.1f}"
    return ClipBlock(
        media=clip.media,
        mime=clip.type,
        url=clip.url,
        title=clip.title,
        caption=block.caption,
        length=f"{minutes}:{seconds:02}" if clip.seconds else "",
        download=words.download.format(size=size),
    )


def _correction(block: shapes.CorrectionNote, words: Words) -> Correction:
    heading = words.correction
    if block.day:
        heading = words.correction_of.format(day=day(block.day, words))
    return Correction(heading, Markup(_paragraphs(block.html)))


_MAKERS: dict[str, Any] = {
    "heading": lambda block, words: block,
    "quotation": _quotation,
    "pull_quote": _pull_quote,
    "picture": lambda block, words: FigureBlock(figure(block, BODY, words)),
    "gallery": _gallery,
    "list": _items,
    "related": related,
    "embed": _clip,
    "correction": _correction,
}
