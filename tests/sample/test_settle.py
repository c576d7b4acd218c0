"""The sample newspaper becomes a site's rows, once, and all of its pages stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Count

from newsreel.press.journal import journal
from newsreel.sample.paper import Paper
from newsreel.sample.places import SampleError, identity
from newsreel.sample.settle import Settled, settle, story_identity
from newsreel.stories import models
from newsreel.stories.actions.retract import retract
from tests.parts.links import dead_links
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper as Press
from tests.sample.site import NOW, sample_settings, small_paper
from tests.stories.desks import draft, section


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return small_paper(tmp_path_factory.mktemp("sample") / "paper")


@pytest.fixture
def site(newsroom_any: Newsroom) -> Iterator[Newsroom]:
    with sample_settings():
        yield newsroom_any


@pytest.fixture
def small_site(newsroom: Newsroom) -> Iterator[Newsroom]:
    with sample_settings():
        yield newsroom


def story(slug: str, language: str = "en") -> models.Story:
    return models.Story.objects.get(uuid=identity("story", language, slug))


def related(slug: str) -> list[dict[str, object]]:
    blocks = story(slug).body.get_prep_value()
    return [block["value"] for block in blocks if block["type"] == "related"]


def test_one_look_gives_a_whole_newspaper(site: Newsroom, paper: Paper) -> None:
    steps: list[tuple[int, int]] = []
    settled = settle(paper, NOW, lambda done, total, _: steps.append((done, total)))
    assert settled.stories == len(paper.stories)
    assert settled.pictures == models.Picture.objects.count() > 20
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1))

    _every_story_is_as_it_was_written(paper)
    _pictures_have_files_and_words_in_their_language()
    _related_boxes_lead_where_they_say()
    _the_fronts_are_arranged(paper)

    press = Press(site.folder, site.url)
    press.bake()
    paths = press.paths()
    assert "/news/town/2026/11/23/cannery-vote/" in paths
    assert "/ar/news/town/2026/11/23/cannery-vote/" in paths
    arabic = [s for s in paper.stories if s.language == "ar"]
    assert len([path for path in paths if path.startswith("/ar/")]) > 3 * len(arabic)
    assert not dead_links(press.address, settings.NEWSREEL["site.url"], settings.MEDIA_ROOT)
    journal.drop("default", journal.ids("default"))

    assert settle(paper, NOW) == Settled()
    assert journal.is_empty("default")
    assert press.bake() == []


def _every_story_is_as_it_was_written(paper: Paper) -> None:
    assert models.Story.objects.filter(live=True, latest_revision__isnull=False).count() == len(
        paper.stories
    )
    for written in paper.stories:
        row = models.Story.objects.get(uuid=story_identity(written))
        assert (row.headline, row.kind, row.slug) == (written.headline, written.kind, written.slug)
        assert row.first_published_at == written.when.before(NOW) <= NOW
        assert len(row.body) == len(written.body)
        assert not row.has_unpublished_changes
        assert [b.contributor.slug for b in row.bylines.all()] == [
            b.contributor for b in written.bylines
        ]
        original = models.Story.objects.filter(
            translation_key=row.translation_key, locale__language_code="en"
        ).first()
        if written.translation_of:
            assert original is not None
            assert original.slug == written.translation_of


def _pictures_have_files_and_words_in_their_language() -> None:
    pictures = models.Picture.objects.annotate(sizes=Count("files"))
    assert all(picture.sizes for picture in pictures)
    for name in models.PictureFile.objects.values_list("name", flat=True):
        assert (Path(settings.MEDIA_ROOT) / name).is_file()
    english, arabic = (story("barrier-third-gate", code).lead_picture for code in ("en", "ar"))
    assert english.file_hash == arabic.file_hash
    assert english.description.isascii()
    assert not arabic.description.isascii()
    # Each has its own file: the one may be deleted without the other.
    assert english.file.name != arabic.file.name


def _related_boxes_lead_where_they_say() -> None:
    ours, unresolved = related("barrier-third-gate")
    assert ours["story"] == story("barrier-explained").pk
    assert (unresolved["story"], unresolved["url"]) == (None, "")
    assert unresolved["title"]
    outside = related("cannery-vote")[-1]
    assert str(outside["url"]).startswith("https://example.org/")


def _the_fronts_are_arranged(paper: Paper) -> None:
    for language, front in paper.fronts.items():
        page = models.FrontPage.objects.get(locale__language_code=language)
        assert page.lead == story(front.lead, language)
        seconds = [s.story.slug for s in page.seconds.order_by("sort_order")]
        assert seconds == list(front.seconds)


def test_a_run_that_was_killed_is_ended_by_the_next(small_site: Newsroom, paper: Paper) -> None:
    class Killed(BaseException):
        pass

    def kill(done: int, total: int, _: str) -> None:
        if done == total - 10:
            raise Killed

    with pytest.raises(Killed):
        settle(paper, NOW, kill)
    public = models.Story.objects.filter(live=True).count()
    assert 0 < public < len(paper.stories)
    assert settle(paper, NOW).stories == len(paper.stories) - public
    assert settle(paper, NOW).is_unchanged
    _every_story_is_as_it_was_written(paper)

    # What the newsroom does with it afterwards stays.
    retract(story("night-bus"), reason="It never ran.")
    models.Story.objects.filter(pk=story("gig-record").pk).update(slug="another")
    assert settle(paper, NOW).is_unchanged


def test_a_site_with_stories_of_its_own_is_left_alone(newsroom: Newsroom, paper: Paper) -> None:
    draft()
    with pytest.raises(SampleError, match="stories of its own"):
        settle(paper, NOW)
    assert models.Story.objects.count() == 1
    with sample_settings(("en",)):
        settled = settle(paper, NOW, add=True)
    assert settled.left_out == ("ar",)
    assert settled.stories == len([s for s in paper.stories if s.language == "en"])
    # The section that was there is the one that is used.
    assert models.Section.objects.filter(slug="news").get() == section("News")
    assert story("cannery-vote").section.parent == section("News")


def test_a_site_of_other_languages_is_told_so(newsroom: Newsroom, paper: Paper) -> None:
    models.Section._meta.get_field("locale").related_model.objects.update(language_code="es")
    with pytest.raises(SampleError, match="en and ar"):
        settle(paper, NOW)
    assert not models.Section.objects.exists()
