"""Files of media/ for the desk's own screens: for staff alone, and never as a page."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join

# What the desk's screens show; a file of any other ending is handed out by nobody.
TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".aac": "audio/aac",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}


def serve(request: HttpRequest, name: str) -> FileResponse:
    """The file below media/. Raises Http404; PermissionDenied for whoever is not of the desk."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    kind = TYPES.get(Path(name).suffix.lower())
    if kind is None:
        raise Http404
    try:
        path = Path(safe_join(settings.MEDIA_ROOT, name))
        file = path.open("rb")
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response
