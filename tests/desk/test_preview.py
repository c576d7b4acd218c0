"""A preview is the page that publishing makes: byte for byte, but for the banner."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from newsreel.desk.preview import banner, page_of, render_preview, under_banner
from newsreel.press.journal import journal
from newsreel.sample.paper import Paper
from newsreel.sample.settle import settle
from newsreel.site.previewing import story_page
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Byline, Contributor, Picture, Section, Story, Topic
from tests.parts.newsroom import Newsroom
from tests.sample.site import NOW, sample_settings, small_paper
from tests.stories.desks import draft, journalled, paragraph, section

LATER = NOW + timedelta(days=2)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return small_paper(tmp_path_factory.mktemp("preview") / "paper")


@pytest.fixture
def sample(newsroom: Newsroom, paper: Paper) -> Iterator[Newsroom]:
    with sample_settings():
        settle(paper, NOW)
        yield newsroom


def published(story: Story) -> bytes:
    """The page that publishing the latest draft makes."""
    publish(story, now=LATER, patience=0)
    return story_page(story.pk)


def test_every_sample_story_is_previewed_as_it_is_published(sample: Newsroom) -> None:
    stories = list(Story.objects.order_by("id"))
    assert {story.locale.language_code for story in stories} == {"en", "ar"}
    journalled()
    for story in stories:
        before = story_page(story.pk)
        # The draft as it was published: the public page itself.
        assert page_of(story.get_latest_revision_as_object(), LATER) == before, story.slug
    assert journal.is_empty("default")
    for story in stories:
        work = story.get_latest_revision_as_object()
        change_everything(work)
        work.save_revision()
        before = story_page(story.pk)
        preview = page_of(Story.objects.get(pk=story.pk).get_latest_revision_as_object(), LATER)
        assert story_page(story.pk) == before != preview
        assert journal.is_empty("default")
        assert published(Story.objects.get(pk=story.pk)) == preview, story.slug
        journalled()


def change_everything(work: Story) -> None:
    """Another draft: words, names, topics, section, address, picture."""
    work.headline = f"{work.headline} (2)"
    work.standfirst += " Again."
    work.kicker = "Update"
    here = Section.objects.filter(locale=work.locale).exclude(pk=work.section_id)
    work.section = here.order_by("id").first()
    work.slug = f"{work.slug}-again"
    people = Contributor.objects.filter(locale=work.locale).order_by("id")
    work.bylines = [
        Byline(contributor=one, role="in the harbour", sort_order=n)
        for n, one in enumerate(people[1:3])
    ]
    work.topics.set(Topic.objects.filter(locale=work.locale).order_by("-id")[:2])
    work.lead_picture = Picture.objects.exclude(pk=work.lead_picture_id).order_by("id").first()
    work.lead_caption = "Another picture."


def test_a_story_never_published_is_previewed_as_its_first_publication_makes_it(
    newsroom_any: Newsroom,
) -> None:
    story = draft("Fog at sea", section=section("Town"), body=paragraph("None saw it."))
    preview = page_of(story.get_latest_revision_as_object(), LATER)
    journalled()
    assert published(story) == preview
    assert b"fog-at-sea" in preview


def test_a_retracted_story_is_previewed_as_it_would_come_back(newsroom: Newsroom) -> None:
    from newsreel.stories.actions.retract import retract

    story = retract(publish(draft("Fog at sea"), now=NOW), "Wrong.")
    preview = page_of(story.get_latest_revision_as_object(), LATER)
    assert b"Fog at sea" in preview
    assert published(Story.objects.get(pk=story.pk)) == preview


def test_the_banner_is_all_that_a_preview_adds(newsroom: Newsroom, rf: Any) -> None:
    story = publish(draft("Fog at sea"))
    now = timezone.now()
    page = page_of(story, now)
    shown = under_banner(page, banner(story))
    assert shown.replace(banner(story), b"") == page
    assert b"Readers do not see this." in render_preview(story, rf.get("/")).content
    assert re.search(rb"<body[^>]*><aside", shown)


def test_previews_name_their_style_sheet_and_no_script_within_the_page(
    newsroom: Newsroom,
) -> None:
    text = banner(draft()).decode()
    assert "<script" not in text
    assert "style=" not in text
    assert "desk/preview.css" in text
