"""The short way to what readers send by the hundred a second: past the newsroom's middleware.

Of what stands there readers' comments need nothing. They have no session (a reader who signed in
by e-mail has a cookie that the view reads itself), no words of Django's own are shown, and
``asking.is_ours`` with the stamp stands in for the token of forms.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse

PATHS = ("/comments/post/", "/comments/stamp/")
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Quick(WSGIHandler):
    """Django with no middleware at all."""

    def load_middleware(self, is_async: bool = False) -> None:
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        # What Django's own puts its middleware around.
        answer = self._get_response  # type: ignore[attr-defined]
        self._middleware_chain = convert_exception_to_response(answer)

    def get_response(self, request: HttpRequest) -> HttpResponse:
        response = super().get_response(request)
        assert isinstance(response, HttpResponse)  # none of these is a stream
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["X-Robots-Tag"] = "noindex"
        return response


def by_the_short_way(newsroom: Application) -> Application:
    """Answers ``PATHS`` itself, and leaves the rest to ``newsroom``."""
    quick = Quick()

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        short = environ["PATH_INFO"].startswith(PATHS)
        return (quick if short else newsroom)(environ, start)

    return application
