"""Stories found while somebody types: by the newsroom's index, those whose headline says the words
first; then drafts of one's own sections."""

from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from newsreel.desk.views.storychooser import choosable
from newsreel.stories.models import Story
from newsreel.stories.search import best, find

SHOWN = 8
SHORTEST = 2


def suggestions(request: HttpRequest, words: str, but: str = "") -> list[Story]:
    """At most ``SHOWN`` stories; none for less than two letters. ``but``: a story's number."""
    words = words[:200]
    if len("".join(words.split())) < SHORTEST:
        return []
    stories = choosable(request)
    if but.isascii() and but.isdigit() and len(but) < 18:
        stories = stories.exclude(pk=int(but))
    numbers = best(stories, words, SHOWN)
    if len(numbers) < SHOWN:
        drafts = stories.filter(live=False, retracted_at=None, pk__in=find(words))
        numbers += drafts.order_by("-pk").values_list("pk", flat=True)[: SHOWN - len(numbers)]
    found = stories.select_related("section__parent__parent").defer("body").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def about(story: Story) -> str:
    """ "Opinion · News > World · 29 Oct 2015"."""
    parts = [story.get_kind_display(), str(story.section)]
    if story.first_published_at:
        moment = timezone.localtime(story.first_published_at)
        parts.append(formats.date_format(moment, "SHORT_DATE_FORMAT"))
    if not story.live:
        parts.append(_("not public"))
    return " · ".join(parts)
