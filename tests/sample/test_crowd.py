"""Any number of plausible stories, loaded: their addresses are free and their pages stand."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError

from newsreel.sample.crowd import load_plenty
from newsreel.sample.paper import read_paper
from newsreel.stories import models
from newsreel.stories.actions.load import PlainStory, load
from tests.parts.links import dead_links
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper as Press
from tests.sample.site import NOW, sample_settings
from tests.stories.desks import draft


def test_the_plenty_is_loaded_twice_and_its_pages_stand(newsroom_any: Newsroom) -> None:
    with sample_settings():
        held: list[int] = []
        assert load_plenty(read_paper(), 150, NOW, held.append).stories == sum(held) == 150
        assert load_plenty(read_paper(), 50, NOW).stories == 50
        rows = models.Story.objects.all()
        assert rows.count() == rows.filter(live=True, bylines__isnull=False).distinct().count()
        assert rows.values("uuid").distinct().count() == 200
        newest = rows.latest("first_published_at")
        assert newest.first_published_at < NOW
        assert newest.body[0].block_type == "paragraph"
        # A row that was loaded can be edited like any other.
        newest.headline = "Another headline"
        newest.save_revision().publish()
        press = Press(newsroom_any.folder, newsroom_any.url)
        press.bake()
        assert f"/by/{newest.bylines.get().contributor.slug}/" in press.paths()
        assert not dead_links(press.address, settings.NEWSREEL["site.url"], settings.MEDIA_ROOT)


def test_rows_made_by_hand_follow_the_loaded_ones(newsroom_any: Newsroom) -> None:
    section = models.Section.objects.create(
        locale_id=models.Story._meta.get_field("locale").related_model.objects.get().pk,
        name="News",
        slug="news",
    )
    plain = PlainStory(section.locale_id, section.pk, "One", "one", NOW)
    assert load([plain]) == 1
    loaded = models.Story.objects.get()
    made = models.Story.objects.create(
        headline="Two", slug="two", section=section, locale_id=section.locale_id
    )
    assert made.pk > loaded.pk
    with pytest.raises(IntegrityError):
        load([plain])
    assert models.Story.objects.count() == 2


def test_the_command_loads_stories_and_says_how_fast(newsroom: Newsroom) -> None:
    (newsroom.folder / "newsreel.toml").write_text("[site]\nname = 'Trial'\n")

    def sample(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsreel.site", "sample", "--site", str(newsroom.folder)]
        return subprocess.run([*command, *arguments], capture_output=True, text=True)

    draft()
    refused = sample("--stories", "30")
    assert refused.returncode == 1
    assert "stories of its own" in refused.stderr
    run = sample("--stories", "30", "--add", "--json")
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["stories"] == 30
    assert said["seconds"] > 0
    assert models.Story.objects.count() == 31
