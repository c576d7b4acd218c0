"""The templates that a new newsroom begins with, one a kind: data, changed in the desk afterwards.

Words in square brackets are prompts, to be written over.
"""

from dataclasses import dataclass
from typing import Any

Blocks = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A template as it is delivered: ``body`` in the neutral form of ``stories.bodies``."""

    kind: str
    name: str
    says: str
    body: Blocks = (("paragraph", ""),)
    needs_byline: bool = False


def _asked(*pairs: tuple[str, str]) -> Blocks:
    return tuple(
        ("paragraph", html)
        for question, answer in pairs
        for html in (f"<p><b>{question}</b></p>", f"<p>{answer}</p>")
    )


def _headed(*parts: tuple[str, str]) -> Blocks:
    return tuple(
        block
        for heading, text in parts
        for block in (
            ("heading", {"text": heading, "level": 2}),
            ("paragraph", f"<p>{text}</p>"),
        )
    )


OPENINGS = (
    Opening("news", "News", "What happened, where, when; who says so."),
    Opening(
        "analysis",
        "Analysis",
        "What it means, by somebody who knows the field.",
        (
            ("paragraph", "<p>[What happened, in two sentences.]</p>"),
            *_headed(("[Why it matters]", "[The argument.]"), ("[What comes next]", "[…]")),
        ),
        needs_byline=True,
    ),
    Opening(
        "opinion",
        "Opinion",
        "What somebody thinks, under their name. Needs a byline.",
        needs_byline=True,
    ),
    Opening(
        "interview",
        "Interview",
        "An introduction, then questions and answers.",
        (
            ("paragraph", "<p>[Who speaks, about what, and why now.]</p>"),
            *_asked(("[Question?]", "[Answer.]"), ("[Question?]", "[Answer.]")),
        ),
        needs_byline=True,
    ),
    Opening(
        "feature",
        "Feature",
        "A longer piece: a scene first, then what it is about.",
        (
            ("paragraph", "<p>[A scene.]</p>"),
            ("paragraph", "<p>[What this is about.]</p>"),
            *_headed(("[Part]", "[…]")),
        ),
        needs_byline=True,
    ),
    Opening(
        "explainer",
        "Explainer",
        "What one needs to know, by headings.",
        (
            ("paragraph", "<p>[The answer in one paragraph.]</p>"),
            *_headed(
                ("[What is it?]", "[…]"),
                ("[Why does it matter?]", "[…]"),
                ("[What is not known?]", "[…]"),
            ),
        ),
    ),
    Opening("letter", "Letter", "A reader's letter, signed at its end."),
    Opening("programme", "Programme", "What was on air, with the recording."),
    Opening(
        "review",
        "Review",
        "A book, a film, a concert: what it is, and whether it is good.",
        (
            ("paragraph", "<p>[What it is: who made it, where it can be seen.]</p>"),
            ("paragraph", "<p>[Whether it is good.]</p>"),
        ),
        needs_byline=True,
    ),
    Opening(
        "obituary", "Obituary", "A life.", (("paragraph", "<p>[Who died, when, aged what.]</p>"),)
    ),
)
