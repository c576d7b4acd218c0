"""Languages and sections: where things stand. Recorded."""

from dataclasses import replace
from datetime import date

from django.conf import settings

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads import tree
from newsreel.stories.reads.shapes import (
    Breaking,
    Chrome,
    Language,
    Link,
    Section,
    SectionRef,
    SiteFacts,
    StandingPage,
)
from newsreel.stories.reads.text import rich

RTL = frozenset(("ar", "fa", "he", "ur", "ps", "ckb", "ug", "yi", "dv", "sd"))


def locales() -> dict[int, str]:
    """Codes of the languages by locale number: those of the settings that have a row."""
    return dict(current_snapshot().one("locales", 0, _load_locales) or {})


def _load_locales(_: list[int]) -> dict[int, dict[int, str]]:
    from wagtail.models import Locale

    wanted = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    rows = Locale.objects.using(current_snapshot().alias).filter(language_code__in=wanted)
    return {0: dict(rows.order_by("id").values_list("id", "language_code"))}


def locale_id(code: str) -> int | None:
    return next((i for i, known in locales().items() if known == code), None)


def prefix(code: str) -> str:
    """Where a language's pages begin: "/" for the default one, else "/ar/"."""
    return "/" if code == settings.NEWSREEL["site.language"] else f"/{code}/"


def language(code: str) -> Language:
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return Language(code, names.get(code, code), code.split("-")[0] in RTL, prefix(code))


def languages() -> tuple[Language, ...]:
    """The languages that have a row, the default one first."""
    read("site")
    known = set(locales().values())
    return tuple(language(c) for c, _ in settings.WAGTAIL_CONTENT_LANGUAGES if c in known)


def site() -> SiteFacts:
    read("site")
    known = settings.NEWSREEL
    return SiteFacts(
        name=known["site.name"],
        tagline=known["site.tagline"],
        url=known["site.url"],
        time_zone=known["site.time_zone"],
        languages=languages(),
        follow=tuple(Link(f["name"], f["url"]) for f in known["site.follow"]),
        publisher=known["site.publisher"] or known["site.name"],
        founded=known["site.founded"],
    )


def chrome(code: str) -> Chrome:
    """What every page of a language shows: one key, made of many rows."""
    number = locale_id(code) or 0
    snapshot = read(f"chrome:{number}")
    facts = site()
    found = snapshot.one("chrome", number, lambda _: {number: _chrome(facts, code, number)})
    assert found is not None
    return found


def _chrome(facts: SiteFacts, code: str, number: int) -> Chrome:
    said = settings.NEWSREEL
    named = replace(
        facts,
        name=said["site.names"].get(code, facts.name),
        tagline=said["site.taglines"].get(code, facts.tagline),
    )
    return Chrome(named, language(code), _top_sections(number), _standing(number))


def _top_sections(number: int) -> tuple[SectionRef, ...]:
    return tuple(ref for one in tree.top(number) if (ref := bare_ref(one)))


def _standing(number: int) -> tuple[Link, ...]:
    return tuple(Link(p.title, p.url) for p in _standing_pages() if p.locale == number)


def _standing_pages() -> list["_StandingRow"]:
    found = current_snapshot().one("standing", 0, _load_standing)
    return found or []


class _StandingRow:
    def __init__(self, number: int, locale: int, slug: str, title: str, body: str) -> None:
        self.id, self.locale, self.slug, self.title, self.body = number, locale, slug, title, body
        self.code = locales().get(locale, "")
        self.url = f"{prefix(self.code)}{slug}/"


def _load_standing(_: list[int]) -> dict[int, list[_StandingRow]]:
    from newsreel.stories.models import StandingPage as Row

    rows = Row.objects.using(current_snapshot().alias).order_by("position", "title", "id")
    values = rows.values_list("id", "locale_id", "slug", "title", "body")
    return {0: [_StandingRow(*v) for v in values if v[1] in locales()]}


def standing_page(number: int) -> StandingPage | None:
    read(f"standing:{number}")
    for page in _standing_pages():
        if page.id == number:
            return StandingPage(page.slug, page.title, page.url, page.code, rich(page.body))
    return None


def bare_ref(section_id: int) -> SectionRef | None:
    """A section without recording; None where its chain is broken or its language unknown."""
    return current_snapshot().one("section", section_id, _refs)


def _refs(sections: list[int]) -> dict[int, SectionRef]:
    return {section: ref for section in sections if (ref := _ref(section))}


def _ref(section_id: int) -> SectionRef | None:
    chain = tree.lineage(section_id)
    if not chain:
        return None
    rows = tree.tree().rows
    own = rows[section_id]
    code = locales().get(own.locale_id)
    if code is None:
        return None
    slugs = "/".join(rows[i].slug for i in reversed(chain))
    return SectionRef(own.id, own.slug, own.name, f"{prefix(code)}{slugs}/")


def section_ref(section_id: int) -> SectionRef | None:
    """The section as links show it; its address depends on every section above."""
    read(f"section:{section_id}")
    for above in tree.lineage(section_id)[1:]:
        read(f"section:{above}")
    return bare_ref(section_id)


def section(section_id: int) -> Section | None:
    ref = section_ref(section_id)
    if ref is None:
        return None
    rows = tree.tree()
    row = rows.rows[section_id]
    read(f"children:{section_id}")
    below = rows.children.get(section_id, ())
    above = reversed(tree.lineage(section_id)[1:])
    return Section(
        id=row.id,
        uuid=row.uuid,
        slug=row.slug,
        name=row.name,
        url=ref.url,
        description=row.description,
        language=locales()[row.locale_id],
        ancestors=tuple(found for i in above if (found := section_ref(i))),
        children=tuple(found for i in below if (found := section_ref(i))),
        translations=_section_translations(row),
    )


def _section_translations(row: tree.SectionRow) -> tuple[Link, ...]:
    read(f"translations:x{row.translation_key}")
    return tuple(
        Link(locales()[other.locale_id], ref.url)
        for other in sorted(tree.tree().rows.values(), key=lambda s: s.id)
        if other.translation_key == row.translation_key
        and other.id != row.id
        and other.locale_id in locales()
        and (ref := section_ref(other.id))
    )


def today() -> date:
    """The newsroom's day, as the almanac says; never the clock's."""
    snapshot = read("almanac:1")

    def load(_: list[int]) -> dict[int, date]:
        from newsreel.stories.models import Almanac

        return dict(Almanac.objects.using(snapshot.alias).filter(pk=1).values_list("id", "today"))

    return snapshot.one("almanac", 1, load) or date(1970, 1, 1)


def breaking(code: str) -> Breaking:
    from newsreel.stories.models import BreakingLine
    from newsreel.stories.reads.story import public_address

    number = locale_id(code) or 0
    snapshot = read(f"breaking:{number}")
    rows = BreakingLine.objects.using(snapshot.alias).filter(locale_id=number)
    text, story = rows.values_list("text", "story_id").first() or ("", None)
    return Breaking(text, (public_address(story) or "") if story and text else "")
