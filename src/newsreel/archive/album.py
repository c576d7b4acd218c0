"""The pictures of a story: each once, however often the page says its caption."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsreel.archive.credits import split_credit
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.found import Picture
from newsreel.archive.lines import Figure, Line


def picture_of(figure: Figure) -> Picture:
    """A figure's fields, the credit split off its caption where the markup did not."""
    caption, credit = figure.caption, figure.credit
    pair = split_credit(caption, loose=not credit) if caption else None
    if pair and not credit:
        caption, credit = pair
    elif credit:
        cleaned = split_credit(credit)
        credit = cleaned[1] if cleaned and not cleaned[0] else credit
    return Picture(figure.src, figure.alt, caption, credit)


def take_lead(line: Line, pair: tuple[str, str], draft: Draft) -> None:
    """A (caption, credit) of the story's top: a new picture, or more of one that is known."""
    caption, credit = pair
    line.role = "caption" if caption else "credit"
    for place, old in enumerate(draft.pictures):
        same = key(old.caption) == key(caption)
        if same or (not caption and not old.credit) or (not old.caption and old.credit == credit):
            draft.pictures[place] = replace(
                old, caption=old.caption or caption, credit=old.credit or credit
            )
            return
    draft.pictures.append(Picture("", "", caption, credit))


def is_new(picture: Picture, draft: Draft) -> bool:
    """Whether a picture of the body is one that the story has not shown yet.

    What it adds to a known one (a credit that stands apart) goes to that one.
    """
    told = key(picture.caption)
    for place, old in enumerate(draft.pictures):
        shown = picture.url and picture.url == old.url and not (told and old.caption)
        if shown or (told and told == key(old.caption)):
            if not old.credit:
                draft.pictures[place] = replace(old, credit=picture.credit)
            return False
    if (
        not picture.caption
        and not picture.url
        and any(not p.credit or p.credit == picture.credit for p in draft.pictures)
    ):
        for place, old in enumerate(draft.pictures):
            if not old.credit:
                draft.pictures[place] = replace(old, credit=picture.credit)
                break
        return False
    return True


def value_of(picture: Picture) -> dict[str, Any]:
    """A picture as the value of a body's block."""
    return {
        "src": picture.url,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }
