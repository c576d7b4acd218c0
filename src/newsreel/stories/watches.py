"""What of the stories' rows a page can show, and which keys a change of it touches.

Listings read the rows they list (``story:42``), so what leaves a listing is known by its row;
the collection keys here are for what enters one. Called with the press's snapshot open.
"""

from collections.abc import Iterable, Iterator

from newsreel.press.journal.change import Change
from newsreel.press.journal.watch import watch
from newsreel.press.keys import Key
from newsreel.stories import echoes
from newsreel.stories.reads import settled, tree
from newsreel.stories.reads.titles import title_key

_STORY_SHOWN = [
    "uuid",
    "kind",
    "kicker",
    "headline",
    "standfirst",
    "slug",
    "section_id",
    "dateline",
    "lead_picture_id",
    "lead_caption",
    "lead_credit",
    "body",
    "published_on",
    "first_published_at",
    "updated_at",
    "comments_open",
    "retracted_at",
    "retraction_reason",
    "live",
    "locale_id",
    "translation_key",
]
_STORY_CARRIED = [
    "section_id",
    "slug",
    "published_on",
    "live",
    "headline",
    "locale_id",
    "translation_key",
    "first_published_at",
]
_PLACE = ("section_id", "live", "published_on", "first_published_at", "locale_id")


def _story(change: Change) -> Iterator[Key]:
    yield f"story:{change.row}"
    published = change.both("published_on")
    yield from (f"published:{day}" for day in published)
    if not all(settled.on_day(day) for day in published):
        yield "published"
    if change.moved("headline", "live", "published_on"):
        yield from (title_key(headline) for headline in change.both("headline"))
    for side in (change.old, change.new):
        if side.get("published_on"):
            yield f"address:{side['section_id']}:{side['published_on']}:{side['slug']}"
    if change.moved("live", "translation_key", "published_on"):
        yield from (f"translations:x{tree.bare(k)}" for k in change.both("translation_key"))
    if not change.moved(*_PLACE):
        return
    yield from (f"newest:all:{locale}" for locale in change.both("locale_id"))
    days = change.both("published_on")
    lineage = {s for section in change.both("section_id") for s in tree.lineage(section)}
    months = {day[:7] for day in days}
    for section in lineage:
        yield f"newest:{section}"
        yield from _days(section, days)
        if not all(settled.in_section(section, month) for month in months):
            yield f"months:{section}"
    if change.op != "D":
        yield from _of_people_and_topics([change.row], months)


def _days(section: int, days: Iterable[str]) -> Iterator[Key]:
    for day in days:
        yield f"day:{section}:{day}"
        yield f"month:{section}:{day[:7]}"


def _of_people_and_topics(stories: list[int], months: set[str]) -> Iterator[Key]:
    for collection, owners in (
        ("by", tree.contributors_of(stories)),
        ("on", tree.topics_of(stories)),
    ):
        for owner in owners:
            yield from _shelf(collection, owner, months)


def _shelf(collection: str, owner: int, months: set[str]) -> Iterator[Key]:
    yield f"{collection}:{owner}"
    yield from (f"{collection}month:{owner}:{month}" for month in months)
    if not all(settled.on_shelf(collection, owner, month) for month in months):
        yield f"{collection}months:{owner}"


def _child(owner: str, collection: str) -> object:
    """Keys of a change of a byline or of a story's topics."""

    def keys(change: Change) -> Iterator[Key]:
        stories = change.both("story_id")
        yield from (f"story:{story}" for story in stories)
        months = {day[:7] for story in stories for day in tree.day_of_story(story)}
        for one in change.both(owner):
            yield from _shelf(collection, one, months)

    return keys


def _section(change: Change) -> Iterator[Key]:
    yield f"section:{change.row}"
    sides = [side for side in (change.old, change.new) if side]
    if any(side["parent_id"] is None for side in sides):
        yield from (f"chrome:{side['locale_id']}" for side in sides)
    yield from (f"formersections:{side['locale_id']}" for side in sides)
    yield from (f"translations:x{tree.bare(k)}" for k in change.both("translation_key"))
    if change.moved("parent_id"):
        above = {a for parent in change.both("parent_id") for a in tree.lineage(parent)}
        yield from (f"subtree:{a}" for a in sorted(above))
    yield from (f"children:{parent}" for parent in change.both("parent_id"))


def _former_address(change: Change) -> Iterator[Key]:
    side = change.new or change.old
    yield f"address:{side['section_id']}:{side['published_on']}:{side['slug']}"


def _former_name(change: Change) -> Iterator[Key]:
    for side in (change.old, change.new):
        if side:
            yield f"name:{side['kind']}:{side['locale_id']}:{side['slug']}"


def _correction(change: Change) -> Iterator[Key]:
    yield from (f"history:{story}" for story in change.both("story_id"))
    months = {day[:7] for day in change.both("day")}
    for locale in change.both("locale_id"):
        yield from (f"corrections:{locale}", f"correctionmonths:{locale}")
        yield from (f"correctionmonth:{locale}:{month}" for month in months)


def _standing(change: Change) -> Iterator[Key]:
    yield f"standing:{change.row}"
    yield from (f"chrome:{locale}" for locale in change.both("locale_id"))
    yield from (f"translations:x{tree.bare(k)}" for k in change.both("translation_key"))
    yield from _names("standing", change)


def _names(kind: str, change: Change) -> Iterator[Key]:
    for side in (change.old, change.new):
        if side:
            yield f"name:{kind}:{side['locale_id']}:{side['slug']}"


def _named(kind: str) -> object:
    def keys(change: Change) -> Iterator[Key]:
        yield f"{kind}:{change.row}"
        yield from (f"translations:x{tree.bare(k)}" for k in change.both("translation_key"))
        yield from _names(kind, change)

    return keys


def register() -> None:
    from wagtail.models import Locale

    from newsreel.stories import models

    # A language comes or goes with all of its pages, and every page names the languages.
    watch(
        Locale,
        shown=["language_code"],
        carried=["language_code"],
        keys=lambda c: ["site", f"chrome:{c.row}"],
    )
    watch(
        models.Story,
        shown=_STORY_SHOWN,
        carried=_STORY_CARRIED,
        when="{row}.published_on IS NOT NULL",
        keys=_story,
        also=[
            *echoes.former_addresses(),
            *echoes.shelving_of_stories(),
            *echoes.unindexed(),
            *echoes.versions(),
        ],
    )
    watch(
        models.Byline,
        shown=["story_id", "contributor_id", "role", "sort_order"],
        carried=["story_id", "contributor_id"],
        keys=_child("contributor_id", "by"),  # type: ignore[arg-type]
        also=echoes.shelving(models.Byline, "contributor_id", models.Shelving.BY),
    )
    watch(
        models.Story.topics.through,
        shown=["story_id", "topic_id"],
        carried=["story_id", "topic_id"],
        keys=_child("topic_id", "on"),  # type: ignore[arg-type]
        also=echoes.shelving(models.Story.topics.through, "topic_id", models.Shelving.ON),
    )
    watch(
        models.Section,
        shown=[
            "uuid",
            "parent_id",
            "slug",
            "name",
            "description",
            "position",
            "locale_id",
            "translation_key",
        ],
        carried=["parent_id", "slug", "name", "position", "locale_id", "translation_key"],
        placing=["parent_id", "slug", "locale_id"],
        keys=_section,
        also=echoes.former_sections(),
    )
    watch(
        models.FormerAddress,
        shown=["story_id", "section_id", "published_on", "slug"],
        carried=["story_id", "section_id", "published_on", "slug"],
        keys=_former_address,
    )
    watch(
        models.FormerSection,
        shown=["section_id", "parent_id", "locale_id", "slug"],
        carried=["section_id", "parent_id", "locale_id", "slug"],
        keys=lambda c: [f"formersections:{locale}" for locale in c.both("locale_id")],
    )
    watch(
        models.FormerName,
        shown=["kind", "row_id", "locale_id", "slug"],
        carried=["kind", "row_id", "locale_id", "slug"],
        keys=_former_name,
    )
    watch(
        models.Version,
        shown=[
            "story_id",
            "replaced_at",
            "minor",
            "kind",
            "kicker",
            "headline",
            "standfirst",
            "dateline",
            "lead_caption",
            "lead_credit",
            "byline",
            "body",
        ],
        carried=["story_id"],
        keys=lambda c: [f"history:{story}" for story in c.both("story_id")],
    )
    watch(
        models.Correction,
        shown=[
            "story_id",
            "locale_id",
            "version_id",
            "kind",
            "at",
            "day",
            "note",
            "said",
            "says",
            "taken_back_at",
        ],
        carried=["story_id", "locale_id", "day"],
        keys=_correction,
    )
    watch(
        models.Contributor,
        shown=[
            "uuid",
            "slug",
            "name",
            "role",
            "biography",
            "picture_id",
            "locale_id",
            "translation_key",
        ],
        carried=["slug", "name", "locale_id", "translation_key"],
        keys=_named("contributor"),  # type: ignore[arg-type]
        also=echoes.former_names("contributor"),
    )
    watch(
        models.Topic,
        shown=["uuid", "slug", "name", "description", "locale_id", "translation_key"],
        carried=["slug", "name", "locale_id", "translation_key"],
        placing=["slug", "locale_id"],
        keys=_named("topic"),  # type: ignore[arg-type]
        also=echoes.former_names("topic"),
    )
    watch(
        models.Picture,
        shown=[
            "uuid",
            "description",
            "is_decorative",
            "caption",
            "credit",
            "source",
            "width",
            "height",
        ],
        carried=[],
        keys=lambda c: [f"picture:{c.row}"],
    )
    watch(
        models.PictureFile,
        shown=["picture_id", "crop", "format", "width", "height", "name"],
        carried=["picture_id"],
        keys=lambda c: [f"picture:{p}" for p in c.both("picture_id")],
    )
    watch(
        models.Clip,
        shown=["title", "media", "type", "name", "seconds", "size"],
        carried=[],
        keys=lambda c: [f"clip:{c.row}"],
    )
    watch(
        models.FrontPage,
        shown=["locale_id", "lead_id"],
        carried=["locale_id"],
        keys=lambda c: [f"frontpage:{locale}" for locale in c.both("locale_id")],
    )
    watch(
        models.FrontPageSecond,
        shown=["front_page_id", "story_id", "sort_order"],
        carried=["front_page_id"],
        keys=lambda c: [f"seconds:{page}" for page in c.both("front_page_id")],
    )
    watch(
        models.StandingPage,
        shown=["slug", "title", "body", "position", "locale_id", "translation_key"],
        carried=["slug", "locale_id", "translation_key"],
        placing=["slug", "locale_id"],
        keys=_standing,
        also=echoes.former_names("standing"),
    )
    watch(models.Almanac, shown=["today"], carried=["today"], keys=lambda c: [f"almanac:{c.row}"])
    watch(
        models.BreakingLine,
        shown=["text", "story_id", "locale_id"],
        carried=["locale_id"],
        keys=lambda c: [f"breaking:{locale}" for locale in c.both("locale_id")],
    )
