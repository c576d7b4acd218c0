"""The desk's Content-Security-Policy (law 8): scripts from self, and nothing inline.

Wagtail's last inline scripts are in five small templates; ours take their place and say in data
what to start, which ``desk/enliven.js`` does. So no nonce and no hash is needed. Styles may stand
inline: Wagtail's editor sets them, and a style runs nothing.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    # "return;" and nothing else: how the picture cropper asks whether a screen can be touched.
    "script-src-attr": "'unsafe-hashes' 'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}


# Of a page that readers will see, before they do: theirs, but framed by the desk, or by the page of
# somebody outside who was asked to comment.
READERS_PREVIEW = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self';"
    " frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
)


class DeskPolicy:
    """Middleware: the policy on every answer of the desk's. Only what Wagtail allows to be framed
    by itself (previews) may be, and by the desk alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if getattr(request, "is_dummy", False):
            return response  # a preview's own request, within the one that is answered here
        response.headers.setdefault("X-Robots-Tag", "noindex")
        if not request.path.startswith("/desk/"):
            return response  # a reader's page: the front gives it the readers' policy
        framed = "'self'" if response.get("X-Frame-Options") == "SAMEORIGIN" else "'none'"
        rules = _RULES | {"frame-ancestors": framed}
        response.headers.setdefault(
            "Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in rules.items())
        )
        return response
