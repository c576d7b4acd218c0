"""The newsroom that tests get is a migrated site of their own, journalled, on either database."""

from threading import Thread

from django.conf import settings
from django.db import connections
from wagtail.models import Locale

from newsreel.press.journal import journal, triggers
from newsreel.stories.models import Section
from tests.parts.newsroom import Newsroom


def test_a_row_written_is_journalled_and_seen_by_the_press(newsroom_any: Newsroom) -> None:
    assert connections["default"].vendor == newsroom_any.vendor
    triggers.verify(connections["default"])
    Section.objects.create(name="News", slug="news", locale=Locale.objects.get())
    assert Section.objects.using("press").get().name == "News"
    assert "stories_section" in [change.table for change in journal.take("press")]


def test_the_next_test_starts_empty(newsroom_any: Newsroom) -> None:
    assert not Section.objects.exists()
    assert newsroom_any.folder / "media" == settings.MEDIA_ROOT


def test_another_thread_sees_the_same_newsroom(newsroom_any: Newsroom) -> None:
    Section.objects.create(name="News", slug="news", locale=Locale.objects.get())
    seen: list[str] = []

    def look() -> None:
        seen.extend(Section.objects.values_list("name", flat=True))
        connections.close_all()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == ["News"]
