"""Settle the sample newspaper: its files become the rows of a site.

Places first (`places.py`), then pictures in all their sizes, drafts of all stories, their bodies
with the boxes that lead from one to another, and publication one by one, oldest first, at times
before `now`. The fronts come last: after one look there is a whole newspaper. Everything is known
by an identity of its own, so that what a run that was killed left undone is done by the next.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from newsreel.sample.matter import body_of, names_stories, pictures_of, shown
from newsreel.sample.paper import Paper, Story
from newsreel.sample.places import Places, SampleError, has_places, identity, keep_places
from newsreel.stories.actions.arrange import arrange, is_arranged
from newsreel.stories.actions.clips import take_in_clip
from newsreel.stories.actions.furnish import languages
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.renditions import make_all
from newsreel.stories.actions.write import Copy, newest_number, rewrite, write, written

Progress = Callable[[int, int, str], None]
"""Told what is done, of how much, and what is being done."""

_Pictures = Mapping[tuple[str, str], int]
"""Our pictures by language and by file with alternative text (`matter.shown`)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run made: 0 of each where the sample was here already. `left_out` are languages of
    the paper that the site has not got."""

    stories: int = 0
    pictures: int = 0
    places: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        return not (self.stories or self.places)


def settle(
    paper: Paper, now: datetime, progress: Progress | None = None, *, add: bool = False
) -> Settled:
    """Put the paper into the site as of `now` (aware, in the site's time zone).

    On a site that has the sample nothing changes. Raises SampleError where the site has stories of
    its own, unless `add`, or none of the paper's languages.
    """
    stories = {story_identity(story): story for story in paper.stories}
    mine = [uuid for uuid, story in stories.items() if story.language in languages()]
    here = written(mine)
    if not add:
        refuse_beside_others(paper)
    left_out = tuple(code for code in paper.site if code not in languages())
    if mine and len(here) == len(mine) and all(s.published_on for s in here.values()):
        return Settled(left_out=left_out)
    places = keep_places(paper)
    wanted = [stories[uuid] for uuid in mine]
    work = _Work(paper, now, places, progress or (lambda done, total, text: None), wanted)
    pictures = work.take_in_pictures()
    work.file_drafts(pictures)
    made = work.publish_all(pictures)
    for code in places.languages:
        work.arrange_front(code)
    return Settled(made, len(set(pictures.values())), places.made, left_out)


def refuse_beside_others(paper: Paper) -> None:
    """Raises SampleError where the site has stories of its own and nothing of the sample."""
    if not has_places(paper) and newest_number():
        raise SampleError(
            "this site has stories of its own, and the sample would stand among them:"
            " say --add if that is wanted, or give another folder with --site"
        )


def story_identity(story: Story) -> UUID:
    return identity("story", story.language, story.slug)


class _Work:
    """One run: the stories that are wanted, and how far it has come."""

    def __init__(
        self,
        paper: Paper,
        now: datetime,
        places: Places,
        progress: Progress,
        wanted: list[Story],
    ) -> None:
        self._paper, self._now, self._places = paper, now, places
        self._progress = progress
        # Oldest first, and of the same time in a fixed order: later rows are newer everywhere.
        self._wanted = sorted(wanted, key=lambda story: (story.when.before(now), story.slug))
        self._done, self._total = 0, 3 * len(wanted)

    def take_in_pictures(self) -> _Pictures:
        """Every picture with its words in each language, in all sizes."""
        words: dict[tuple[str, str], tuple[str, str, str, str]] = {}
        for story in self._wanted:
            lead = story.picture
            if lead:
                place = story.language, shown(lead.file, lead.alt)
                words.setdefault(place, (lead.file, lead.alt, lead.caption, lead.credit))
            for picture in pictures_of(story.body):
                place = story.language, shown(picture["file"], picture["alt"])
                of = picture["file"], picture["alt"], picture["caption"], picture["credit"]
                words.setdefault(place, of)
        self._total += 2 * len(words)
        found: dict[tuple[str, str], int] = {}
        for (language, key), (file, alt, caption, credit) in words.items():
            taken = take_in(
                self._paper.picture_path(file).read_bytes(),
                title=caption or file,
                alt=alt,
                decorative=not alt,
                caption=caption,
                credit=credit,
                uuid=identity("picture", language, key),
            )
            found[language, key] = taken.pk
            self._step("pictures")
        make_all(found.values(), lambda: self._step("sizes of pictures"))
        return found

    def file_drafts(self, pictures: _Pictures) -> None:
        """A draft of every story; those whose boxes lead to another get their body afterwards."""
        self._clips = {
            block["value"]["file"]: take_in_clip(
                self._paper.sound_path(block["value"]["file"]), title=block["value"]["title"]
            ).pk
            for story in self._wanted
            for block in story.body
            if block["type"] == "embed"
        }
        here = written([story_identity(story) for story in self._wanted])
        for story in self._wanted:
            if story_identity(story) not in here:
                write(self._copy(story, pictures))
            self._step("drafts")
        self._drafts = written([story_identity(story) for story in self._wanted])
        for story in self._wanted:
            draft = self._drafts[story_identity(story)]
            if draft.published_on is None and names_stories(story.body):
                rewrite(draft, self._body(story), self._of(story, pictures))
            self._step("bodies")

    def publish_all(self, pictures: _Pictures) -> int:
        made = 0
        for story in self._wanted:
            draft = self._drafts[story_identity(story)]
            if draft.published_on is None:
                publish(draft, now=story.when.before(self._now), patience=0)
                made += 1
            self._step("stories")
        return made

    def arrange_front(self, language: str) -> None:
        """Lead and seconds, once: what the newsroom arranged since then stays."""
        front, locale = self._paper.fronts.get(language), languages()[language]
        if front is None or is_arranged(locale):
            return
        chosen = [identity("story", language, slug) for slug in (front.lead, *front.seconds)]
        here = written(chosen)
        lead, *seconds = (here[uuid] for uuid in chosen)
        arrange(locale, lead, seconds)

    def _copy(self, story: Story, pictures: _Pictures) -> Copy:
        language, places, lead = story.language, self._places, story.picture
        original = next(iter(self._paper.site)) if story.translation_of else language
        return Copy(
            uuid=story_identity(story),
            translation_key=identity("text", original, story.translation_of or story.slug),
            locale=places.languages[language],
            section=places.sections[language, story.section],
            headline=story.headline,
            slug=story.slug,
            standfirst=story.standfirst,
            kicker=story.kicker,
            kind=story.kind,
            dateline=story.dateline,
            body=() if names_stories(story.body) else self._body(story),
            pictures=self._of(story, pictures),
            lead_picture=pictures[language, shown(lead.file, lead.alt)] if lead else None,
            lead_caption=lead.caption if lead else "",
            bylines=[(places.contributors[language, b.contributor], b.role) for b in story.bylines],
            topics=[places.topics[language, topic] for topic in story.topics],
            updated=story.updated.before(self._now) if story.updated else None,
            comments_open=story.comments,
        )

    def _body(self, story: Story) -> list[dict[str, object]]:
        def number(slug: str) -> int | None:
            found = self._drafts.get(identity("story", story.language, slug))
            return found.pk if found else None

        return body_of(story.body, self._now.date(), number, self._clips)

    def _of(self, story: Story, pictures: _Pictures) -> dict[str, int]:
        return {key: number for (code, key), number in pictures.items() if code == story.language}

    def _step(self, text: str) -> None:
        self._done += 1
        self._progress(self._done, self._total, text)


__all__ = ["SampleError", "Settled", "refuse_beside_others", "settle", "story_identity"]
