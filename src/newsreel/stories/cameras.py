"""What a camera or an agency wrote into a picture, and the little of it that may be kept."""

from dataclasses import dataclass
from typing import Any

from PIL import Image, IptcImagePlugin

_ARTIST, _COPYRIGHT, _PLACE = 0x013B, 0x8298, 0x8825
# IPTC-IIM 2:80 by-line and 2:116 copyright notice, for pictures that carry them there.
_IPTC = {_ARTIST: (2, 80), _COPYRIGHT: (2, 116)}
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """``rights``: author and copyright; ``place``: where it was taken. Nothing else ever is."""

    rights: bool = False
    place: bool = False


NOTHING, EVERYTHING = Kept(), Kept(rights=True, place=True)


def kept_words(image: Image.Image, kept: Kept) -> dict[str, Any]:
    """What to give Pillow's ``save`` so that the file says what is kept: empty where nothing is."""
    if kept == NOTHING:
        return {}
    given = image.getexif()
    made = Image.Exif()
    if kept.rights:
        for tag, words in _rights(image, given).items():
            made[tag] = words
    if kept.place:
        place = {tag: value for tag, value in given.get_ifd(_PLACE).items() if value}
        if place:
            made.get_ifd(_PLACE).update(place)
            made[_PLACE] = made.get_ifd(_PLACE)
    return {"exif": made} if len(made) else {}


def _rights(image: Image.Image, given: Image.Exif) -> dict[int, bytes]:
    opened: Any = image
    iptc = IptcImagePlugin.getiptcinfo(opened) or {}
    found = {}
    for tag, place in _IPTC.items():
        value = given.get(tag) or iptc.get(place)
        if isinstance(value, list):
            value = b", ".join(value)
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        words = " ".join(_text(str(value or "")).replace("\x00", " ").split())
        if words:
            found[tag] = words[:_LONGEST].encode()
    return found


def _text(words: str) -> str:
    """Pillow reads EXIF's text as Latin-1; programs write UTF-8."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words
