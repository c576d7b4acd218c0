"""What the front page's screen shows: an arrangement, its stories, who else is at it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.models import EditingSession
from wagtail.models import Locale

from newsreel.desk.beats import sections_of
from newsreel.stories import search
from newsreel.stories.models import FrontPage, FrontPageSecond, Story

RIGHT = "stories.change_frontpage"
FOUND = 12
# Whoever has not been heard of for so long has gone (the screen speaks every four seconds).
PRESENT = timedelta(seconds=15)


def may_arrange(user: Any) -> bool:
    """It is a right on the whole paper: whoever has a beat works there alone."""
    return bool(user.has_perm(RIGHT)) and sections_of(user) is None


@dataclass(frozen=True)
class Slip:
    """A story on the arranging table. ``public`` is false where readers would not see it."""

    id: int
    headline: str
    section: str
    kind: str
    published: str
    public: bool


@dataclass(frozen=True)
class Arrangement:
    """``edition`` is the front page's when this was read; ``by`` and ``at`` tell of its last
    change; ``draft`` whether readers see something else."""

    lead: Slip | None
    seconds: tuple[Slip, ...]
    draft: bool
    edition: int
    by: str
    at: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def arrangement(locale: Locale) -> Arrangement:
    """The draft where there is one, else what readers see."""
    page = FrontPage.objects.filter(locale=locale).select_related("arranged_by").first()
    if page is None:
        return Arrangement(None, (), draft=False, edition=0, by="", at="")
    if page.draft is not None:
        lead, seconds = page.draft.get("lead"), list(page.draft.get("seconds", ()))
    else:
        lead, seconds = page.lead_id, _seconds(page)
    slips = {slip.id: slip for slip in slips_of([*([lead] if lead else []), *seconds])}
    return Arrangement(
        lead=slips.get(lead) if lead else None,
        seconds=tuple(slips[number] for number in seconds if number in slips),
        draft=page.draft is not None,
        edition=page.edition,
        by=_name(page.arranged_by),
        at=_moment(page.arranged_at),
    )


def _seconds(page: FrontPage) -> list[int]:
    rows = FrontPageSecond.objects.filter(front_page=page).order_by("sort_order", "id")
    return list(rows.values_list("story_id", flat=True))


def slips_of(numbers: Sequence[int]) -> list[Slip]:
    """The stories with these numbers, in their order; those that are no more are left out."""
    rows = Story.objects.select_related("section__parent__parent").defer("body")
    found = {story.pk: story for story in rows.filter(pk__in=numbers)}
    return [_slip(found[number]) for number in numbers if number in found]


def _slip(story: Story) -> Slip:
    return Slip(
        id=story.pk,
        headline=story.headline,
        section=str(story.section),
        kind=story.get_kind_display(),
        published=_moment(story.first_published_at),
        public=bool(story.live and story.published_on),
    )


def find(locale: Locale, words: str) -> list[Slip]:
    """Public stories of a language that say these words, the newest first; the newest of all
    where there are no words."""
    public = Story.objects.filter(locale=locale, live=True, published_on__isnull=False)
    if not words.strip():
        numbers = public.order_by("-first_published_at", "-id").values_list("id", flat=True)
        return slips_of(list(numbers[:FOUND]))
    return slips_of(search.best(public, words, FOUND))


def stories(locale: Locale, numbers: Iterable[Any]) -> list[Story]:
    """The stories with these numbers, in their order. Raises ValueError for what is none."""
    asked = [int(number) for number in numbers]
    found = Story.objects.defer("body").in_bulk(asked)
    missing = [number for number in asked if number not in found]
    if missing:
        raise ValueError(f"no story has the number {missing[0]}")
    return [found[number] for number in asked]


def note_presence(locale: Locale, user: Any) -> list[str]:
    """Say that somebody is at the front page of this language; the names of the others there."""
    page, _made = FrontPage.objects.get_or_create(locale=locale)
    now = timezone.now()
    here = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(FrontPage), object_id=str(page.pk)
    )
    if not here.filter(user=user).update(last_seen_at=now):
        EditingSession.objects.create(
            user=user, content_object=page, last_seen_at=now, is_editing=True
        )
    others = here.exclude(user=user).filter(last_seen_at__gt=now - PRESENT)
    return sorted({_name(one.user) for one in others.select_related("user")})


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username()) if user else ""


def _moment(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""
