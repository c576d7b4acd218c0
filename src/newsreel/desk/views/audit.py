"""The audit log's screen, and the same as CSV."""

import csv
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from newsreel.desk.audit import PAGE, Entry, Wanted, actions, entries

_MOST_LINES = 100_000
_COLUMNS = ("time", "who", "action", "what was done", "noun", "what", "details", "network")


_DAY = forms.DateInput({"type": "date"})


class AuditForm(forms.Form):
    action = forms.ChoiceField(label=_("What was done"), required=False)
    who = forms.CharField(label=_("Who"), required=False, max_length=150)
    what = forms.CharField(label=_("To what"), required=False, max_length=200)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["action"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Anything")), *actions()]


def _wanted(form: AuditForm) -> Wanted:
    return Wanted(**form.cleaned_data) if form.is_valid() else Wanted()


@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    form = AuditForm(request.GET)
    before = request.GET.get("before", "")
    shown = list(
        entries(_wanted(form), before=int(before) if before.isdecimal() else 0, most=PAGE + 1)
    )
    given = request.GET.copy()
    given.pop("before", None)
    context = {
        "form": form,
        "entries": shown[:PAGE],
        "older": shown[PAGE - 1].id if len(shown) > PAGE else 0,
        "query": given.urlencode(),
    }
    return render(request, "desk/audit.html", context)


@require_GET
def audit_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The newest 100,000 entries that are asked for."""
    form = AuditForm(request.GET)
    writer = csv.writer(_Line())
    found = entries(_wanted(form), most=_MOST_LINES)

    def lines() -> Iterator[str]:
        yield writer.writerow(_COLUMNS)
        for entry in found:
            yield writer.writerow([_plain(cell) for cell in _cells(entry)])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.at.isoformat(timespec="seconds"),
        entry.who,
        entry.action,
        entry.message,
        entry.noun,
        entry.what,
        entry.details,
        entry.network,
    )


def _plain(cell: str) -> str:
    """A table's program takes a cell that begins so for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


class _Line:
    """What csv writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line
