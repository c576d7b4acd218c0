"""The sample newspaper, read from its files into frozen dataclasses.

`read_paper()` gives all of it, checked: nothing names a contributor, section, topic, file or
story that is not there. Times are relative (`Moment`): the paper is always a few days old.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from newsreel.sample.markup import Block, PaperError, blocks

HERE = Path(__file__).parent
KINDS = (
    "news", "analysis", "opinion", "interview", "feature", "explainer", "letter", "programme",
    "review", "obituary",
)  # fmt: skip
_MOMENT = re.compile(r"-(?P<days>\d+)d (?P<hour>\d\d):(?P<minute>\d\d)")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time some days before the paper is made, written `-3d 14:20`."""

    days: int
    hour: int
    minute: int

    @classmethod
    def parse(cls, text: str) -> "Moment":
        match = _MOMENT.fullmatch(text)
        if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
            raise ValueError(f"a time reads -3d 14:20, not {text!r}")
        moment = cls(int(match["days"]), int(match["hour"]), int(match["minute"]))
        if moment.days == 0 and moment.hour >= 12:
            raise ValueError(f"today's stories are of the morning, before 12:00, not {text!r}")
        return moment

    def before(self, made: datetime) -> datetime:
        """The moment for a paper made at `made` (aware, in the site's time zone).

        In a paper made before noon, today's times (all of them before noon) are drawn together
        towards midnight, so that they keep their order and none is still to come.
        """
        day = (made - timedelta(days=self.days)).replace(hour=0, minute=0, second=0, microsecond=0)
        minutes = float(self.hour * 60 + self.minute)
        if self.days == 0 and made.hour < 12:
            minutes *= (made - day) / timedelta(hours=12)
        return day + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Named:
    """A name and a sentence in one language: of the site, a section or a topic."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Section:
    """`path` is its slugs from the top, `news/town`; a parent comes before its children."""

    path: str
    words: Mapping[str, Named]

    @property
    def parent(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def slug(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    words: Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Biography:
    name: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Contributor:
    slug: str
    words: Mapping[str, Biography]


@dataclass(frozen=True, slots=True)
class Picture:
    """`file` is a name in `pictures/`. `alt` is empty only when `decorative`."""

    file: str
    caption: str
    credit: str
    alt: str
    decorative: bool


@dataclass(frozen=True, slots=True)
class Byline:
    contributor: str
    role: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story. `slug` is unique in its language; a translation keeps its original's slug."""

    slug: str
    language: str
    translation_of: str
    headline: str
    standfirst: str
    kicker: str
    kind: str
    section: str
    bylines: tuple[Byline, ...]
    picture: Picture | None
    topics: tuple[str, ...]
    dateline: str
    when: Moment
    updated: Moment | None
    comments: bool
    body: tuple[Block, ...]
    path: Path

    @property
    def words(self) -> int:
        """How many words a reader reads in the body: related boxes and credits are not counted."""
        return len(re.sub(r"<[^>]+>", " ", " ".join(_prose(self.body))).split())


@dataclass(frozen=True, slots=True)
class StandingPage:
    slug: str
    language: str
    title: str
    body: tuple[Block, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Front:
    """What the editors chose for a language's home page: slugs of stories of that language."""

    lead: str
    seconds: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """All of it. `site` and `fronts` have one entry a language, the default language first."""

    site: Mapping[str, Named]
    sections: tuple[Section, ...]
    contributors: tuple[Contributor, ...]
    topics: tuple[Topic, ...]
    pages: tuple[StandingPage, ...]
    fronts: Mapping[str, Front]
    stories: tuple[Story, ...]
    folder: Path

    @cached_property
    def by_slug(self) -> Mapping[tuple[str, str], Story]:
        """Stories by (language, slug)."""
        return {(story.language, story.slug): story for story in self.stories}

    def picture_path(self, file: str) -> Path:
        return self.folder / "pictures" / file

    def sound_path(self, file: str) -> Path:
        return self.folder / "sounds" / file


def read_paper(folder: Path = HERE) -> Paper:
    """The newspaper in `folder`: `paper.toml`, `stories/*.md`, `standing/*.md`.

    Stories are newest first. Raises PaperError naming the file and the line for what cannot be
    read or names something that is not there.
    """
    path = folder / "paper.toml"
    table = _toml(path.read_text("utf-8"), path, 1)
    languages = tuple(table["site"])
    stories = [_story(file, languages) for file in sorted((folder / "stories").glob("*.md"))]
    pages = {}
    for file in sorted((folder / "standing").glob("*.md")):
        page = _standing(file, languages)
        pages[page.slug, page.language] = page
    try:
        paper = Paper(
            site={lang: Named(**words) for lang, words in table["site"].items()},
            sections=tuple(
                Section(where, {lang: Named(**w) for lang, w in words.items()})
                for where, words in table["sections"].items()
            ),
            contributors=tuple(
                Contributor(slug, {lang: Biography(**w) for lang, w in words.items()})
                for slug, words in table["contributors"].items()
            ),
            topics=tuple(
                Topic(slug, {lang: Named(**w) for lang, w in words.items()})
                for slug, words in table["topics"].items()
            ),
            pages=tuple(pages[slug, lang] for slug in table["standing"] for lang in languages),
            fronts={
                lang: Front(front["lead"], tuple(front["seconds"]))
                for lang, front in table["fronts"].items()
            },
            stories=tuple(
                sorted(stories, key=lambda s: (s.when.days, -s.when.hour, -s.when.minute, s.slug))
            ),
            folder=folder,
        )
    except (KeyError, TypeError) as error:
        raise PaperError(path, 1, f"missing or unknown: {error}") from error
    _check(paper, path)
    return paper


def _toml(text: str, path: Path, first_line: int) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = first_line + int(at[1]) - 1 if at else first_line
        raise PaperError(path, line, str(error)) from error


def _front_matter(path: Path) -> tuple[dict[str, Any], str, int]:
    """The table between the `+++` lines, the text after them, and that text's first line."""
    lines = path.read_text("utf-8").split("\n")
    if lines[0].strip() != "+++":
        raise PaperError(path, 1, "a story starts with a line of +++")
    try:
        end = lines.index("+++", 1)
    except ValueError:
        raise PaperError(path, 1, "the front matter has no closing +++") from None
    return _toml("\n".join(lines[1:end]), path, 2), "\n".join(lines[end + 1 :]), end + 2


def _name(path: Path, languages: tuple[str, ...]) -> tuple[str, str]:
    """Slug and language of `ferry.md` (the default language) or `ferry.ar.md`."""
    slug, _, language = path.name.removesuffix(".md").partition(".")
    language = language or languages[0]
    if not _SLUG.fullmatch(slug):
        raise PaperError(path, 1, f"{slug!r} is no slug")
    if language not in languages:
        raise PaperError(path, 1, f"the paper has no language {language!r}")
    return slug, language


def _story(path: Path, languages: tuple[str, ...]) -> Story:
    slug, language = _name(path, languages)
    table, text, first_line = _front_matter(path)
    try:
        picture = table.pop("picture", None)
        if picture is not None:
            picture.setdefault("alt", "")
            picture.setdefault("decorative", False)
            if bool(picture["alt"]) == picture["decorative"]:
                raise ValueError("a picture has an alt text or is decorative, not both")
        updated = table.pop("updated", None)
        if table.pop("language", languages[0]) != language:
            raise ValueError("the language and the file's name disagree")
        story = Story(
            slug=slug,
            language=language,
            translation_of=table.pop("translation_of", ""),
            kicker=table.pop("kicker", ""),
            dateline=table.pop("dateline", ""),
            comments=table.pop("comments", True),
            bylines=tuple(
                Byline(by["contributor"], by.get("role", "")) for by in table.pop("bylines", [])
            ),
            picture=Picture(**picture) if picture is not None else None,
            topics=tuple(table.pop("topics", [])),
            when=Moment.parse(table.pop("when")),
            updated=Moment.parse(updated) if updated else None,
            body=blocks(text, path, first_line),
            path=path,
            **table,
        )
    except PaperError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        named = re.findall(r"'([^']+)'", str(error))
        raise PaperError(path, _line_with(path, *named), f"front matter: {error}") from error
    return story


def _standing(path: Path, languages: tuple[str, ...]) -> StandingPage:
    slug, language = _name(path, languages)
    table, text, first_line = _front_matter(path)
    if set(table) != {"title"}:
        raise PaperError(path, 1, "a standing page's front matter is its title")
    return StandingPage(slug, language, table["title"], blocks(text, path, first_line), path)


def _line_with(path: Path, *texts: str) -> int:
    """The first line that holds one of the texts; 1 if none does."""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if any(text in line for text in texts):
            return number
    return 1


def _prose(body: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in body:
        value = block["value"]
        if isinstance(value, str):
            texts.append(value)
        elif block["type"] == "list":
            texts.extend(value["items"])
        elif block["type"] != "related":
            texts.extend(str(value[key]) for key in ("text", "attribution") if key in value)
    return texts


def _check(paper: Paper, path: Path) -> None:
    """Raises PaperError for the first reference to what is not in the paper."""
    known = {
        "section": {section.path for section in paper.sections},
        "topic": {topic.slug for topic in paper.topics},
        "contributor": {contributor.slug for contributor in paper.contributors},
    }
    for section in paper.sections:
        if section.parent and section.parent not in known["section"]:
            raise PaperError(path, 1, f"section {section.path} comes before its parent")
    for language, front in paper.fronts.items():
        for slug in (front.lead, *front.seconds):
            if (language, slug) not in paper.by_slug:
                line = _line_with(path, f'"{slug}"')
                raise PaperError(path, line, f"the {language} front names no story: {slug}")
    default = next(iter(paper.site))
    for story in paper.stories:
        names = [("section", story.section), *(("topic", topic) for topic in story.topics)]
        names += [("contributor", by.contributor) for by in story.bylines]
        for noun, name in names:
            if name not in known[noun]:
                raise PaperError(
                    story.path, _line_with(story.path, f'"{name}"'), f"no {noun} {name!r}"
                )
        if story.kind not in KINDS:
            line = _line_with(story.path, f'"{story.kind}"')
            raise PaperError(story.path, line, f"no kind {story.kind!r}")
        if story.translation_of and (default, story.translation_of) not in paper.by_slug:
            line = _line_with(story.path, "translation_of")
            raise PaperError(story.path, line, f"translates no story: {story.translation_of}")
        _check_body(paper, story)


def _check_body(paper: Paper, story: Story) -> None:
    pictures = [story.picture.file] if story.picture else []
    for block in story.body:
        value = block["value"]
        if block["type"] == "picture":
            pictures.append(value["file"])
        elif block["type"] == "gallery":
            pictures += [picture["file"] for picture in value["pictures"]]
        elif block["type"] == "embed" and not paper.sound_path(value["file"]).is_file():
            line = _line_with(story.path, value["file"])
            raise PaperError(story.path, line, f"no sound {value['file']!r}")
        elif (
            block["type"] == "related"
            and value["slug"]
            and (story.language, value["slug"]) not in paper.by_slug
        ):
            line = _line_with(story.path, f"[related: {value['slug']}]")
            raise PaperError(story.path, line, f"relates to no story: {value['slug']}")
    for file in pictures:
        if not paper.picture_path(file).is_file():
            raise PaperError(story.path, _line_with(story.path, file), f"no picture {file!r}")
