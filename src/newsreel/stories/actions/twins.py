"""Is an arriving story here already? And which slugs are taken on its day?"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.db.models.expressions import Value
from django.db.models.functions import Lower

from newsreel.stories.bodies import words
from newsreel.stories.models import Capture, FormerAddress, Story
from newsreel.stories.models.story import day_of
from newsreel.stories.slugs import free

_Place = tuple[int, date | None]
Address = tuple[int, date, str]


class Twins:
    """Stories that a batch's arrivals may be the same as, loaded once for the batch.

    The same story is one of the same section, day and headline that shares its text, or one of
    the same headline captured from the same address.
    """

    def __init__(self) -> None:
        self._by_headline: dict[tuple[_Place, str], list[tuple[Story, str]]] = {}
        self._by_address: dict[tuple[str, str], Story] = {}
        self._taken: dict[tuple[int, date], set[str]] = {}

    def look(self, arriving: Sequence[tuple[Story, str, str]]) -> None:
        """Load what is near these (story, slug, address)."""
        headlines = {story.headline for story, _, _ in arriving}
        near = Story.objects.annotate(low=Lower("headline")).filter(
            low__in=[Lower(Value(headline)) for headline in headlines]
        )
        for story in near:
            self._remember(story, words(list(story.body.raw_data)))
        addresses = {address for _, _, address in arriving if address}
        captures = Capture.objects.filter(address__in=addresses).select_related("story")
        for capture in captures if addresses else ():
            key = (capture.address, capture.story.headline.casefold())
            self._by_address[key] = capture.story
        self._look_for_slugs(
            {
                (story.section_id, story.published_on, slug)
                for story, slug, _ in arriving
                if story.published_on is not None
            }
        )

    def of(self, story: Story, text: str, address: str) -> Story | None:
        """The story that this one is, if it is here."""
        if address and (found := self._by_address.get((address, story.headline.casefold()))):
            return found
        for other, other_text in self._by_headline.get(_key(story), ()):
            if _is_same(text, other_text):
                return other
        return None

    def add(self, story: Story, text: str, address: str) -> None:
        """Remember a story of this batch."""
        self._remember(story, text)
        if address:
            self._by_address[(address, story.headline.casefold())] = story

    def free_slug(self, story: Story, slug: str) -> str:
        """A slug that no story of the section and day has or had; it is taken from now on."""
        if story.published_on is None:
            return slug
        taken = self._taken.setdefault((story.section_id, story.published_on), set())
        found = free(slug, taken)
        taken.add(found)
        return found

    def _remember(self, story: Story, text: str) -> None:
        self._by_headline.setdefault(_key(story), []).append((story, text))

    def _look_for_slugs(self, wanted: set[Address]) -> None:
        if not wanted:
            return
        sections, days, slugs = (set(part) for part in zip(*wanted, strict=True))
        for model in (Story, FormerAddress):
            rows = model.objects.filter(
                section_id__in=sections, published_on__in=days, slug__in=slugs
            )
            for section, day, slug in rows.values_list("section_id", "published_on", "slug"):
                if (section, day, slug) in wanted:
                    self._taken.setdefault((section, day), set()).update(
                        taken_slugs(section, day, slug)
                    )


def taken_slugs(section: int, day: date, slug: str, but: int | None = None) -> set[str]:
    """The slug and its numbered forms that other stories of the section and day have or had."""
    near = Q(section_id=section, published_on=day) & (Q(slug=slug) | Q(slug__startswith=f"{slug}-"))
    have, had = Story.objects.filter(near), FormerAddress.objects.filter(near)
    if but is not None:
        have, had = have.exclude(pk=but), had.exclude(story_id=but)
    slugs = (rows.values_list("slug", flat=True) for rows in (have, had))
    return {slug for some in slugs for slug in some}


def _key(story: Story) -> tuple[_Place, str]:
    day = story.published_on
    if day is None and story.first_published_at is not None:
        day = day_of(story.first_published_at)
    return (story.section_id, day), story.headline.casefold()


def _is_same(text: str, other: str) -> bool:
    """Whether two texts share most of their words in order (furniture may differ)."""
    if text == other:
        return True
    first, second = set(_runs(text)), set(_runs(other))
    return bool(first and second) and len(first & second) >= min(len(first), len(second)) / 2


def _runs(text: str) -> list[str]:
    parts = text.split()
    return [" ".join(parts[n : n + 8]) for n in range(max(len(parts) - 7, 1))]
