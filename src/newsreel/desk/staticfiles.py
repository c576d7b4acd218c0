"""The desk's scripts and styles, out of the installed packages: no collecting, cached for ever.

Their addresses carry a digest of the packages' versions and of the desk's own files, so that an
upgrade changes every address at once.
"""

import gzip
import mimetypes
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
_FOR_EVER = "public, max-age=31536000, immutable"


@lru_cache(maxsize=1)
def edition() -> str:
    """What changes when any of the desk's files may have."""
    digest = sha256()
    for package in ("wagtail", "django", "django-taggit", "newsreel"):
        digest.update(f"{package} {version(package)}\n".encode())
    own = Path(__file__).parent / "static"
    for file in sorted(own.rglob("*.*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


class EditionStorage(StaticFilesStorage):
    """Gives addresses with the edition in their path: what styles name relatively comes along."""

    def url(self, name: str | None) -> str:
        return f"{self.base_url}{edition()}/{(name or '').lstrip('/')}"


def serve(request: HttpRequest, edition_asked: str, name: str) -> HttpResponse:
    """One file. Raises Http404."""
    found = _load(name)
    if found is None:
        raise Http404
    kind, body, packed = found
    is_packed = packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(packed if is_packed else body, content_type=kind)
    if is_packed:
        response["Content-Encoding"] = "gzip"
    if packed is not None:
        patch_vary_headers(response, ["Accept-Encoding"])
    response["Cache-Control"] = _FOR_EVER if edition_asked == edition() else "no-cache"
    return response


@lru_cache(maxsize=512)
def _load(name: str) -> tuple[str, bytes, bytes | None] | None:
    """Type, bytes, and bytes as gzip where that helps: a few megabytes for the whole desk."""
    try:
        path = finders.find(name)
    except SuspiciousFileOperation:  # a path that leads out
        return None
    if not isinstance(path, str) or not Path(path).is_file():
        return None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    body = Path(path).read_bytes()
    is_text = kind.startswith(_TEXT)
    if is_text:
        kind += "; charset=utf-8"
    return kind, body, gzip.compress(body, 6, mtime=0) if is_text else None
