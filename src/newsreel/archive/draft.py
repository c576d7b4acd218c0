# ruff: noqa: E501  (tables of rules and words are read by the row)
"""A story while it is put together from evidence, before it is frozen as `Found`."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsreel.archive.dates import Stamp
from newsreel.archive.found import Block, Byline, Found, Picture, ReaderComment, Related


@dataclass(slots=True)
class Draft:
    """Fields of `Found`, still open. `sure` becomes its confidence."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    kind: str = ""
    sections: tuple[str, ...] = ()
    stamps: list[Stamp] = field(default_factory=list)
    published: str | None = None
    precision: str = ""
    updated: str | None = None
    dateline: str = ""
    bylines: list[Byline] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    topics: tuple[str, ...] = ()
    comments_count: int | None = None
    comments: list[ReaderComment] = field(default_factory=list)
    aside: list[Related] = field(default_factory=list)
    """Related stories that the page sets outside the body, under a heading of its own."""
    language: str = ""
    canonical: str = ""
    relative_time: str = ""
    alts: bool = False
    """The capture says its pictures' alternative texts."""
    sure: dict[str, float] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def doubt(self, sentence: str) -> None:
        """Note a sentence for the editor, once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def related(self) -> list[Related]:
        """Related stories in the body, in order, each with the paragraphs before it; then others."""
        out: list[Related] = []
        paragraphs = 0
        for block in self.body:
            if block["type"] == "paragraph":
                paragraphs += 1
            elif block["type"] == "related":
                value = block["value"]
                out.append(
                    Related(value["title"], value["kind"], value["by"], value["url"], paragraphs)
                )
        known = {entry.title for entry in out}
        out.extend(entry for entry in self.aside if entry.title not in known)
        return out

    def found(self) -> Found:
        """Freeze it."""
        return Found(
            headline=self.headline,
            standfirst=self.standfirst,
            kicker=self.kicker,
            kind=self.kind or "news",
            sections=self.sections,
            published=self.published,
            precision=self.precision,
            updated=self.updated,
            dateline=self.dateline,
            bylines=tuple(self.bylines),
            picture=self.pictures[0] if self.pictures else None,
            pictures=tuple(self.pictures),
            body=tuple(self.body),
            related=tuple(self.related()),
            topics=self.topics,
            comments_count=self.comments_count,
            comments=tuple(self.comments),
            language=self.language,
            canonical=self.canonical,
            confidence=dict(self.sure),
            doubts=tuple(self.doubts),
        )
