"""What word processors mean by their styles and classes."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from newsreel.desk.clipboard.runs import Style

Css = dict[str, str]
# An indent that is meant as a quotation: half an inch or near it.
_INDENT = 28.0
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "em": 12.0}
_FOOTNOTE = re.compile(r"^\[?(\d{1,3}|[ivxlc]{1,6}|\*{1,3}|[a-z])\]?$", re.I)
_NUMBERED = re.compile(r"^\s*\(?(\d+|[a-z]|[ivxlc]+)[.)]", re.I)
_ATTRIBUTION = re.compile(r"^\s*(?:—|–|―|--)\s*(?=\S)")


def css_of(element: Any) -> Css:
    """The element's own style: names and values in small letters."""
    found = {}
    for part in (element.get("style") or "").split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower()
    return found


def class_of(element: Any) -> str:
    return str(element.get("class") or "").lower()


def is_hidden(element: Any, css: Css) -> bool:
    """What the writer did not see, or saw as furniture: list markers, comments, deletions."""
    return (
        css.get("display") == "none"
        or css.get("mso-hide") == "all"
        or css.get("mso-list") == "ignore"
        or css.get("mso-element") in ("comment-list", "comment", "field-begin", "field-separator")
        or css.get("mso-special-character") == "comment"
        or "msocommentreference" in class_of(element)
        or "apple-interchange-newline" in class_of(element)
    )


def styled(style: Style, tag: str, css: Css) -> Style:
    """The style within an element, given the style around it."""
    weight = css.get("font-weight", "")
    if tag in ("b", "strong"):
        style = replace(style, bold=True)
    if weight:
        style = replace(style, bold=_is_bold(weight))
    if tag in ("i", "em"):
        style = replace(style, italic=True)
    if "font-style" in css:
        style = replace(style, italic=css["font-style"] in ("italic", "oblique"))
    if tag in ("sup", "sub"):
        style = replace(style, script=tag)
    align = css.get("vertical-align", "")
    if align in ("super", "sub"):
        style = replace(style, script="sup" if align == "super" else "sub")
    elif align == "baseline":
        style = replace(style, script="")
    return style


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def link_of(href: str) -> str:
    """The address a link leads to: without Google's detour; nothing for places in the document."""
    href = href.strip()
    if href.startswith("#"):
        return ""
    parts = urlsplit(href)
    if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
        asked = parse_qs(parts.query)
        href = (asked.get("q") or asked.get("url") or [href])[0]
    return href if href.startswith(("http://", "https://", "mailto:")) else ""


def footnote_mark(href: str, text: str) -> str:
    """ "1" of a link to or from a footnote; empty where it is none."""
    found = _FOOTNOTE.match(text.strip())
    inside = "#" in href or not href
    return found[1] if found and inside and re.search(r"ftn|note|sdfoot", href, re.I) else ""


def is_footnote(element: Any, css: Css) -> bool:
    return (
        css.get("mso-element") in ("footnote", "endnote")
        or "msofootnotetext" in class_of(element)
        or "msoendnotetext" in class_of(element)
        or re.match(r"(ftnt?|sdfootnote)\d", element.get("id") or "") is not None
    )


def heading_level(tag: str, element: Any) -> int:
    """2 or 3 for a heading; 0 for anything else."""
    if re.fullmatch(r"h[1-6]", tag):
        return 2 if tag in ("h1", "h2") else 3
    name = class_of(element)
    if "msotitle" in name:
        return 2
    found = re.search(r"msoheading(\d)", name)
    return (2 if int(found[1]) < 3 else 3) if found else 0


def is_quoted(tag: str, element: Any, css: Css) -> bool:
    if tag == "blockquote" or "quote" in class_of(element):
        return True
    return tag == "p" and _points(css.get("margin-left", "")) >= _INDENT and not is_listed(css)


def is_listed(css: Css) -> bool:
    """Whether a paragraph of Word's is an item of a list."""
    return css.get("mso-list", "ignore") not in ("ignore", "none", "skip")


def is_numbered(marker: str) -> bool:
    return _NUMBERED.match(marker) is not None


def attribution(text: str) -> str:
    """Who said it, where a line begins with a dash as those below quotations do."""
    found = _ATTRIBUTION.match(text)
    return text[found.end() :].strip() if found else ""


def _points(length: str) -> float:
    found = re.fullmatch(r"(\d*\.?\d+)(pt|px|in|cm|mm|em)", length)
    return float(found[1]) * _POINTS[found[2]] if found else 0.0
