"""A story's translations side by side: what each language's is, and whether it keeps pace."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from wagtail.models import Locale

from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story, Translation
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, paragraph, section


@pytest.fixture
def arabic(newsroom_any: Newsroom) -> Iterator[Locale]:
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("ar", "العربية")]):
        yield Locale.objects.get_or_create(language_code="ar")[0]


def translated(story: Story, locale: Locale) -> Story:
    """By the desk, as an editor orders it."""
    client = client_of(person("orders"))
    client.post(
        f"/desk/translation/submit/snippet/stories/story/{story.pk}/", {"locales": [locale.pk]}
    )
    return Story.objects.get(locale=locale, translation_key=story.translation_key)


def edit(story: Story, **values: object) -> None:
    work = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(work, name, value)
    work.save_revision()


def test_both_languages_stand_beside_each_other(arabic: Locale) -> None:
    story = publish(draft("Fog at sea", body=paragraph("Ferries wait.")))
    other = translated(story, arabic)
    edit(other, headline="ضباب في البحر", body=paragraph("العبارات تنتظر."))
    client = client_of(person("ana"))
    assert (
        f"/desk/stories/translations/{story.pk}/"
        in client.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    )
    for number in (story.pk, other.pk):
        page = client.get(f"/desk/stories/translations/{number}/").content.decode()
        for text in ("Fog at sea", "ضباب في البحر", "Ferries wait.", "العبارات تنتظر.", "Public"):
            assert text in page
        assert "The source changed since" not in page


def test_a_translation_is_behind_once_its_source_changes_and_not_when_it_is_caught_up(
    arabic: Locale,
) -> None:
    story = publish(draft("Fog at sea", body=paragraph("Ferries wait.")))
    other = translated(story, arabic)
    client = client_of(person("ana"))
    address = f"/desk/stories/translations/{other.pk}/"
    journalled()
    edit(other, headline="ضباب في البحر")
    assert "The source changed since" not in client.get(address).content.decode()
    edit(story, body=paragraph("Ferries sail."))
    page = client.get(address).content.decode()
    assert "The source changed since" in page
    assert page.count('class="is-changed"') == 1
    edited = client.get(f"/desk/stories/edit/{other.pk}/").content.decode()
    assert "Translations: the source changed" in edited
    client.post(address, {"story": other.pk, "source": story.pk})
    page = client.get(address).content.decode()
    assert "The source changed since" not in page
    assert Translation.objects.get().seen_by is not None
    assert journalled() == []


def test_a_language_without_the_story_offers_to_translate_it(arabic: Locale) -> None:
    story = publish(draft("Fog at sea"))
    client = client_of(person("ana"))
    page = client.get(f"/desk/stories/translations/{story.pk}/").content.decode()
    assert "Not translated" in page
    assert f"/desk/translation/submit/snippet/stories/story/{story.pk}/" in page


def test_translations_that_nobody_compared_are_not_called_up_to_date(arabic: Locale) -> None:
    story = publish(draft("Fog at sea"))
    place = story.section.in_language(arabic)
    other = draft("ضباب", section=place)
    Story.objects.filter(pk=other.pk).update(locale=arabic, translation_key=story.translation_key)
    client = client_of(person("ana"))
    address = f"/desk/stories/translations/{story.pk}/"
    assert "Not compared yet" in client.get(address).content.decode()
    client.post(address, {"story": other.pk, "source": story.pk})
    assert "Not compared yet" not in client.get(address).content.decode()


def test_a_translation_on_anothers_beat_is_neither_shown_nor_marked(arabic: Locale) -> None:
    town, sport = section("Town"), section("Sport")
    story = publish(draft("Fog at sea", section=town))
    other = translated(story, arabic)
    edit(other, headline="سر")
    there = sport.in_language(arabic)
    Story.objects.filter(pk=other.pk).update(section=there)
    client = client_of(person("visitor", "Editor", town))
    page = client.get(f"/desk/stories/translations/{story.pk}/").content.decode()
    assert "سر" not in page
    edit(story, headline="Sun at sea")
    before = Translation.objects.values().get()
    client.post(f"/desk/stories/translations/{story.pk}/", {"story": other.pk, "source": story.pk})
    assert Translation.objects.values().get() == before


def test_two_stories_that_are_no_translations_are_not_compared(arabic: Locale) -> None:
    story, stranger = draft("Fog"), draft("Sun")
    client = client_of(person("ana"))
    answer = client.post(
        f"/desk/stories/translations/{story.pk}/", {"story": stranger.pk, "source": story.pk}
    )
    assert answer.status_code == 404
    assert not Translation.objects.exists()
