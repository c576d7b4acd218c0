"""Furnish a paper: keep a section, a topic, a contributor or a standing page in its languages."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from newsreel.stories.models import Contributor, Section, StandingPage, Topic

NOUNS: Mapping[str, type[models.Model]] = {
    "section": Section,
    "topic": Topic,
    "contributor": Contributor,
    "standing": StandingPage,
}


def languages() -> dict[str, Locale]:
    """The languages in which this site keeps stories, by code."""
    return {locale.language_code: locale for locale in Locale.objects.order_by("id")}


def has_any(noun: str, uuids: Collection[UUID]) -> bool:
    """Whether one of these is here."""
    model: Any = NOUNS[noun]
    return bool(model.objects.filter(uuid__in=uuids).exists())


def furnish(
    noun: str, editions: Mapping[str, Mapping[str, Any]], *, user: Any = None
) -> dict[str, tuple[int, bool]]:
    """Keep one thing of the paper; gives, by language, its number and whether it is new.

    ``noun`` is one of NOUNS; ``editions`` are the fields of its rows by language, each with the
    ``uuid`` by which it is known and its ``slug`` (a section with its ``parent_id``). One that is
    here by its uuid, or in that place under that slug, is left as it is. Who may furnish is the
    desk's to check.

    Raises ValidationError; KeyError for a language that the site has not got.
    """
    model: Any = NOUNS[noun]
    locales = languages()
    done: dict[str, tuple[int, bool]] = {}
    with transaction.atomic():
        known = {code: _known(model, locales[code], fields) for code, fields in editions.items()}
        keys = {}
        for row in filter(None, known.values()):
            keys = {"translation_key": row.translation_key}
        for code, fields in editions.items():
            row = known[code]
            if row is None:
                row = model(locale=locales[code], **{**fields, **keys})
                row.full_clean()
                row.save()
                log(instance=row, action="wagtail.create", user=user)
                keys = {"translation_key": row.translation_key}
            done[code] = row.pk, known[code] is None
    return done


def _known(model: Any, locale: Locale, fields: Mapping[str, Any]) -> Any:
    place = {name: fields[name] for name in ("slug", "parent_id") if name in fields}
    return (
        model.objects.filter(uuid=fields["uuid"]).first()
        or model.objects.filter(locale=locale, **place).first()
    )
