"""How long readers waited for a publication: from the journal's row to the press's commit."""

from datetime import timedelta

from django.conf import settings

from newsreel.press.plates import PlateStore
from newsreel.press.press import Press
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from newsreel.stories.reads.deliveries import deliveries
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, paragraph


def bake() -> None:
    store = PlateStore(settings.CONFIGURATION.plates)
    press = Press(store)
    press.run_until_done()
    press.close()
    store.close()


def test_the_measure_is_from_the_publication_to_the_commit(newsroom_any: Newsroom) -> None:
    story = publish(draft(body=paragraph("It is open.")))
    (waiting,) = deliveries([story])
    assert waiting.milliseconds is None
    bake()
    (had,) = deliveries([story])
    assert had.milliseconds is not None
    assert 0 < had.milliseconds < 120_000
    assert had.url.endswith("/the-harbour-bridge-opens/")


def test_a_later_bake_changes_no_measure_and_a_later_publication_has_its_own(
    newsroom_any: Newsroom,
) -> None:
    story = publish(draft(body=paragraph("It is open.")))
    bake()
    first = deliveries([story])[0].milliseconds
    Story.objects.filter(pk=story.pk).update(standfirst="Baked again by this.")
    bake()
    assert deliveries([story])[0].milliseconds == first
    later = Story.objects.get(pk=story.pk)
    later.last_published_at += timedelta(hours=1)
    assert deliveries([later])[0].milliseconds is None
