"""Wagtail's reports speak of every story at once: they are for whoever works everywhere."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from newsreel.desk.beats import sections_of

_REPORTS = "wagtailadmin_reports"


class ReportsForAll:
    """Middleware: no report opens for somebody with beats."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        found = request.resolver_match
        if found and _REPORTS in found.namespaces and sections_of(request.user) is not None:
            raise PermissionDenied
