"""The breaking line, put up and taken down from the desk in one step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from newsreel.stories.models import BreakingLine, Story
from newsreel.stories.paths import Paths

RIGHT = "stories.change_breakingline"
OFFERED = 15
_MINUTES = (
    (30, ngettext_lazy("%(n)d minute", "%(n)d minutes", 30), 30),
    (60, ngettext_lazy("%(n)d hour", "%(n)d hours", 1), 1),
    (180, ngettext_lazy("%(n)d hour", "%(n)d hours", 3), 3),
    (720, ngettext_lazy("%(n)d hour", "%(n)d hours", 12), 12),
)


class LineForm(forms.Form):
    """The words, where they lead, and for how long they stay."""

    text = forms.CharField(
        label=_("What is happening"),
        max_length=200,
        help_text=_("It goes over every page at once."),
    )
    story = forms.ChoiceField(label=_("Leads to"), required=False)
    address = forms.CharField(
        label=_("Or to the story with this address"), required=False, max_length=2000
    )
    minutes = forms.TypedChoiceField(
        label=_("Stays up for"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, locale: Locale, **kwargs: Any) -> None:
        kwargs["prefix"] = f"line-{locale.language_code}"
        super().__init__(*args, **kwargs)
        self.locale = locale
        none = [("", _("No story"))]
        chosen: Any = self.fields["story"]
        chosen.choices = [*none, *_newest(locale, self.initial.get("story"))]
        stays: Any = self.fields["minutes"]
        stays.choices = [
            ("", _("Until it is taken down")),
            *((minutes, words % {"n": n}) for minutes, words, n in _MINUTES),
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        address = given.get("address", "")
        number = given.get("story")
        if address:
            given["story"] = _story_at(address, self.locale)
            if given["story"] is None:
                self.add_error("address", _("No public story of this language has this address."))
        else:
            given["story"] = Story.objects.filter(pk=number).first() if number else None
        return given

    @property
    def until(self) -> datetime | None:
        minutes = self.cleaned_data.get("minutes")
        return timezone.now() + timedelta(minutes=minutes) if minutes else None


@dataclass(frozen=True)
class Standing:
    """A language's line as it stands, and the form for another."""

    locale: Locale
    name: str
    rtl: bool
    line: BreakingLine | None
    form: LineForm


def locales() -> Iterator[tuple[Locale, str]]:
    """The languages of the site that have their rows, the default one first."""
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code in known:
            yield known[code], name


def standings(faulty: LineForm | None = None) -> list[Standing]:
    """Each language's line; ``faulty`` is a form that was sent and has to be shown again."""
    lines = {
        line.locale_id: line
        for line in BreakingLine.objects.exclude(text="").select_related("story")
    }
    return [
        Standing(
            locale,
            name,
            locale.is_bidi,
            lines.get(locale.pk),
            faulty if faulty and faulty.locale == locale else _form(locale, lines.get(locale.pk)),
        )
        for locale, name in locales()
    ]


class BreakingPanel(Component):
    """On the first screen of whoever may break news."""

    template_name = "desk/breaking/panel.html"
    order = 200

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            "standings": standings(),
            "csrf_token": get_token(request),
            "next": request.path,
        }


def _form(locale: Locale, line: BreakingLine | None) -> LineForm:
    there = {"text": line.text, "story": line.story_id} if line else {}
    return LineForm(locale=locale, initial=there)


def _newest(locale: Locale, also: int | None) -> list[tuple[int, str]]:
    public = Story.objects.filter(locale=locale, live=True, published_on__isnull=False)
    rows = list(
        public.order_by("-first_published_at", "-id").values_list("id", "headline")[:OFFERED]
    )
    if also and also not in dict(rows):
        rows += public.filter(pk=also).values_list("id", "headline")
    return rows


def _story_at(address: str, locale: Locale) -> Story | None:
    """The public story whose page stands at this address or path."""
    parts = urlsplit(address).path.strip("/").split("/")
    if len(parts) < 5:
        return None
    try:
        day = datetime.strptime("/".join(parts[-4:-1]), "%Y/%m/%d").date()  # noqa: DTZ007
    except ValueError:
        return None
    paths, here = Paths(), f"/{'/'.join(parts)}/"
    there = Story.objects.filter(locale=locale, live=True, published_on=day, slug=parts[-1])
    return next((story for story in there.defer("body") if paths.of_story(story) == here), None)
