"""A small paper in rows, and a press to bake it: for the press's tests."""

import gzip
import itertools
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connections
from wagtail.models import Locale

from newsreel.press.clean import bake_clean
from newsreel.press.plates import PlateStore
from newsreel.press.press import Press
from newsreel.press.verify import Difference, compare
from newsreel.stories import models

NOON = datetime(2015, 10, 29, 12, tzinfo=UTC)


class Paper:
    """Rows by hand, a store of plates and a press that can be killed and started again."""

    def __init__(self, folder: Path, url: str = "", together: int = 1_000) -> None:
        self.folder = folder
        self.address = url or str(folder / "plates.db")
        self.together = together
        self.facts = {"site": "1"}
        self._numbers = itertools.count(1)
        self.store = PlateStore(self.address)
        self.press = self.new_press()
        self.en = Locale.objects.get_or_create(language_code="en")[0]
        models.Almanac.objects.update_or_create(pk=1, defaults={"today": date(2026, 11, 23)})

    def new_press(self) -> Press:
        """A press as after a start: the one before is gone without a word."""
        if hasattr(self, "press"):
            self.press.close()
            self.store.close()
            self.store = PlateStore(self.address)
        self.press = Press(self.store, facts=self.facts, together=self.together)
        return self.press

    def section(self, slug: str, parent: models.Section | None = None) -> models.Section:
        return models.Section.objects.create(
            slug=slug, name=slug.title(), parent=parent, locale=self.en
        )

    def contributor(self, name: str) -> models.Contributor:
        return models.Contributor.objects.create(slug=name.lower(), name=name, locale=self.en)

    def topic(self, name: str) -> models.Topic:
        return models.Topic.objects.create(slug=name.lower(), name=name, locale=self.en)

    def unsaved(self, section: models.Section, **fields: Any) -> models.Story:
        """A story with an address of its own; public unless ``live=False``."""
        n = next(self._numbers)
        published = fields.pop("published", NOON + timedelta(hours=n))
        body = fields.pop("body", [paragraph(f"Text of story {n}.")])
        live = fields.pop("live", True)
        return models.Story(
            **{
                "headline": f"Story {n}",
                "slug": f"story-{n}",
                "standfirst": f"What story {n} says.",
                "section": section,
                "locale": self.en,
                "live": live,
                "first_published_at": published if live else None,
                "published_on": published.date() if live else None,
                "body": json.dumps(body),
                **fields,
            }
        )

    def story(
        self,
        section: models.Section,
        by: list[models.Contributor] | None = None,
        on: list[models.Topic] | None = None,
        **fields: Any,
    ) -> models.Story:
        story = self.unsaved(section, **fields)
        story.bylines = [models.Byline(contributor=c, sort_order=n) for n, c in enumerate(by or [])]
        story.topics = on or []
        story.save()
        return story

    def bake(self) -> list[str]:
        """Turn until nothing is left; the paths written, each once, sorted."""
        turn = self.press.run_until_done()
        assert not turn.failed, turn.failed
        return sorted(set(turn.written))

    def differences(self) -> list[Difference]:
        """Where the plates differ from a bake from nothing."""
        clean = self.folder / "clean.db"
        for old in self.folder.glob("clean.db*"):
            old.unlink()
        result = bake_clean(clean, processes=1)
        assert not result.failed, result.failed
        return list(compare(self.address, clean))

    def paths(self) -> set[str]:
        return {row[0] for row in self.store.driver.rows("SELECT path FROM press_plate")}

    def body(self, path: str) -> bytes:
        """What stands at the path, identity encoded; empty for a redirect."""
        rows = self.store.driver.rows(
            "SELECT b.body FROM press_plate p JOIN press_body b ON b.id = p.id WHERE p.path = ?",
            [path],
        )
        packed = bytes(rows[0][0]) if rows else b""
        return gzip.decompress(packed) if packed else b""

    def answer(self, path: str) -> tuple[int, str]:
        """Status and, of a redirect, where it leads; (404, "") where nothing stands."""
        rows = self.store.driver.rows(
            "SELECT status, headers FROM press_plate WHERE path = ?", [path]
        )
        for status, headers in rows:
            return status, dict(json.loads(headers)).get("location", "")
        return 404, ""

    def sql(self, statement: str, values: list[Any] | None = None) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute(statement, values or [])

    def wipe(self) -> None:
        """Back to an empty paper: every row, plate and journal row gone."""
        for model in (
            models.FrontPageSecond,
            models.FrontPage,
            models.BreakingLine,
            models.Story,
            models.Contributor,
            models.Topic,
            models.FormerAddress,
            models.FormerSection,
            models.FormerName,
            models.Picture,
            models.StandingPage,
        ):
            model.objects.all().delete()
        while models.Section.objects.exists():
            models.Section.objects.filter(children__isnull=True).delete()
        for former in (models.FormerSection, models.FormerAddress, models.FormerName):
            former.objects.all().delete()
        self.sql("DELETE FROM press_journal")
        for table in ("plate", "body", "reads", "queue", "changes", "done", "meta"):
            keep = " WHERE name <> 'schema'" if table == "meta" else ""
            self.store.driver.run(f"DELETE FROM press_{table}{keep}")
        self.new_press()


def paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{text}</p>", "id": "p"}


def related(title: str, **value: Any) -> dict[str, Any]:
    return {"type": "related", "value": {"title": title, **value}, "id": "r"}
