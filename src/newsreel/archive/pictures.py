# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Pictures of a page: an image's address, and a figure with the words set under it."""

from __future__ import annotations

import re

from lxml import etree

from newsreel.archive.fold import fold
from newsreel.archive.hints import hint_of
from newsreel.archive.lines import Figure

SKIPPED = frozenset(
    "script style noscript template svg object embed head math canvas audio map datalist textarea select option iframe input".split()
)
"""Elements that hold no text of a page."""
_IMAGE_ATTRIBUTES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-full-src",
    "data-hi-res-src",
    "data-src-large",
    "src",
)


def source(image: etree._Element) -> str:
    for name in _IMAGE_ATTRIBUTES:
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value[:2000]
    for name in ("srcset", "data-srcset"):
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value.split(",")[-1].strip().split(" ")[0][:2000]
    return ""


def _played(clip: etree._Element) -> str:
    """Address of the file of a video or audio element."""
    for element in (clip, *clip.iter("source")):
        if src := (element.get("src") or "").strip():
            return src[:2000]
    return ""


def is_tiny(image: etree._Element) -> bool:
    for name in ("width", "height"):
        value = (image.get(name) or "").strip().removesuffix("px")
        if value.isdigit() and int(value) < 120:
            return True
    return bool(
        re.search(
            r"\.svg(?:$|\?)|(?:logo|icon|avatar|pixel|spacer|sprite|blank|gravatar)",
            (image.get("src") or "")[-300:],
            re.I,
        )
    )


def figure_of(element: etree._Element) -> Figure | None:
    """A figure's picture and words; None for a figure that holds something else."""
    clip = next((c for c in element.iter("video", "audio") if _played(c)), None)
    image = next((i for i in element.iter("img") if source(i)), None)
    if clip is not None and image is None:
        caption = fold("".join(t for c in element.iter("figcaption") for t in c.itertext()))
        return Figure(_played(clip), "", caption[:700], clip=True)
    size = sum(len(t) for t in element.itertext())
    if (
        image is None
        or size > 1500
        or element.find(".//p/p") is not None
        or element.find(".//blockquote") is not None
    ):
        return None
    caption, credit = "", ""
    spoken: list[str] = []
    for part in element.iter():
        if not isinstance(part.tag, str) or part.tag in SKIPPED:
            continue
        hint = hint_of(" ".join(v for v in (part.get("class"), part.get("itemprop")) if v))
        own = fold("".join(t for t in part.itertext()))
        if not own or len(own) > 1200:
            continue
        if hint == "credit" and not credit and len(own) < 160:
            credit = own
        elif (part.tag == "figcaption" or hint == "caption") and not caption:
            caption = own
    if not caption:
        spoken = [fold(t) for t in element.itertext() if fold(t)]
        caption = (
            " ".join(spoken)
            if sum(map(len, spoken)) < 700 and not element.findall(".//script")
            else ""
        )
    if credit and caption.endswith(credit):
        caption = caption[: -len(credit)].strip(" |–—-/(")
    elif credit and credit in caption:
        caption = fold(caption.replace(credit, " ", 1)).strip(" |–—-/()")
    return Figure(source(image), fold(image.get("alt") or ""), caption, credit)
