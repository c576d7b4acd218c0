"""``python -m tests.site.whole.writer FOLDER [publish]``: edits the site at full speed until
SIGTERM; with "publish" it only publishes. Prints a JSON line after each commit.

Nothing is spared: sections are emptied, so that their days and months cease and come back, names
and slugs of sections, people and topics change, people are deleted.
"""

import json
import random
import signal
import sys
from io import BytesIO
from pathlib import Path
from types import FrameType

from PIL import Image

from newsreel.site.opening import open_site

SECTIONS = ("news", "news/world", "news/town", "sport")
FIRST = 2


class Newsroom:
    def __init__(self, folder: Path) -> None:
        self.chance = random.Random(20151029)
        self.stopped = False
        signal.signal(signal.SIGTERM, self._stop)
        open_site(folder)
        from wagtail.models import Locale

        from newsreel.stories import models

        self.models = models
        self.locale = Locale.objects.get_or_create(language_code="en")[0]
        self.sections = self._sections()
        self.people = self._named(models.Contributor, "Ann", "Bea")
        self.topics = self._named(models.Topic, "Sea", "Law")
        self.pictures = self._pictures("navy", "olive")
        self.number = models.Story.objects.count()
        for section in self.sections:
            for place in range(FIRST):
                self.publish(section, place % 2)
        self.say("ready", stories=self.number)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True

    def _sections(self) -> list[object]:
        found: dict[str, object] = {}
        for path in SECTIONS:
            above, _, slug = path.rpartition("/")
            found[path] = self.models.Section.objects.get_or_create(
                slug=slug,
                parent=found.get(above),
                locale=self.locale,
                defaults={"name": slug.title()},
            )[0]
        return list(found.values())

    def _pictures(self, *colours: str) -> list[int]:
        from newsreel.stories.actions.pictures import take_in
        from newsreel.stories.actions.renditions import make

        made = []
        for colour in colours:
            file = BytesIO()
            Image.new("RGB", (800, 600), colour).save(file, "JPEG")
            picture = take_in(file.getvalue(), title=colour, alt=f"All of it {colour}.")
            make(picture)
            made.append(picture.pk)
        return made

    def _named(self, model: type, *names: str) -> list[object]:
        from newsreel.stories.slugs import slug_of

        return [
            model.objects.get_or_create(  # type: ignore[attr-defined]
                slug=slug_of(name), locale=self.locale, defaults={"name": name}
            )[0]
            for name in names
        ]

    def say(self, what: str, **about: object) -> None:
        print(json.dumps({"what": what, **about}), flush=True)

    # -- verbs -----------------------------------------------------------------------------------

    def publish(self, section: object = None, who: int | None = None) -> None:
        from newsreel.stories.actions.publish import publish
        from newsreel.stories.actions.write import Copy, write
        from newsreel.stories.paths import Paths

        self.number += 1
        number, who = self.number, self.chance.randrange(2) if who is None else who
        other = self.chance.randrange(number + 3)
        copy = Copy(
            locale=self.locale.pk,
            section=(section or self.chance.choice(self.sections)).pk,  # type: ignore[attr-defined]
            headline=f"Headline number {number}",
            standfirst=f"What is said at {number}.",
            bylines=[(self.people[who].pk, "")],  # type: ignore[attr-defined]
            lead_picture=self.pictures[number % 2] if number % 3 else None,
            topics=[self.topics[who].pk],  # type: ignore[attr-defined]
            body=[
                {"type": "paragraph", "value": f"<p>The text of {number}.</p>"},
                {"type": "related", "value": {"title": f"Headline number {other}"}},
            ],
        )
        story = publish(write(copy)[0])
        self.say("published", path=Paths().of_story(story), headline=story.headline, id=story.pk)

    def any_story(self) -> object:
        return self.chance.choice(list(self.models.Story.objects.order_by("-pk")[:30]) or [None])

    def edit(self) -> None:
        if story := self.any_story():
            rows = self.models.Story.objects.filter(pk=story.pk)  # type: ignore[attr-defined]
            rows.update(standfirst=f"Edited {self.chance.random()}.")

    def retract(self) -> None:
        from newsreel.stories.actions.retract import retract

        if (story := self.any_story()) and story.live:  # type: ignore[attr-defined]
            retract(story, "It was wrong.")  # type: ignore[arg-type]

    def move(self) -> None:
        from newsreel.stories.actions.move import move

        if story := self.any_story():
            move(story, self.chance.choice(self.sections))  # type: ignore[arg-type]

    def rename(self) -> None:
        from newsreel.stories.actions.rename import rename

        if story := self.any_story():
            rename(story, f"renamed-{self.chance.randrange(10**9)}")  # type: ignore[arg-type]

    def rename_section(self) -> None:
        section = self.chance.choice(self.sections)
        section.slug = f"place-{self.chance.randrange(10**9)}"  # type: ignore[attr-defined]
        section.save()  # type: ignore[attr-defined]

    def empty(self) -> None:
        """All stories of a section at once, by one statement: its lists cease."""
        section = self.chance.choice(self.sections)
        self.models.Story.objects.filter(section=section).update(live=False)

    def rename_somebody(self) -> None:
        rows = self.chance.choice((self.models.Contributor, self.models.Topic)).objects
        one = self.chance.choice(list(rows.all()))
        rows.filter(pk=one.pk).update(slug=f"name-{self.chance.randrange(10**9)}")

    def replace_somebody(self) -> None:
        old = self.people.pop(0)
        self.models.Byline.objects.filter(contributor=old).delete()
        old.delete()  # type: ignore[attr-defined]
        self.people += self._named(self.models.Contributor, f"Cem {self.chance.randrange(10**9)}")

    def delete(self) -> None:
        if story := self.any_story():
            story.delete()  # type: ignore[attr-defined]

    def work(self, only: str = "") -> None:
        verbs = {
            self.publish: 10,
            self.edit: 5,
            self.retract: 3,
            self.move: 3,
            self.rename: 3,
            self.delete: 1,
            self.rename_section: 1,
            self.rename_somebody: 1,
            self.replace_somebody: 1,
            self.empty: 1,
        }
        first = list(verbs)  # each once, so that a slow machine sees them all
        while not self.stopped:
            some = [first.pop(0)] if first else list(verbs)
            verb = self.chance.choices(some, [verbs[one] for one in some])[0]
            if only:
                self.publish()
            else:
                verb()
                self.say(verb.__name__)


if __name__ == "__main__":
    Newsroom(Path(sys.argv[1])).work(*sys.argv[2:])
