"""Take in one's own sound or film: told by its content, kept once, under a name of its content."""

import shutil
import subprocess
import wave
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from newsreel.stories.models import Clip
from newsreel.stories.sanitize import plain

LARGEST_FILE = 2 * 1024**3
_AUDIO_BRANDS = (b"M4A ", b"M4B ")


def take_in_clip(path: Path, *, title: str, user: Any = None) -> Clip:
    """The clip in this file, as one of ours; one that is here already is given as it is.

    Raises ValidationError for what is neither sound nor film that browsers play (MP3, M4A, AAC,
    Ogg, Opus, FLAC, WAV; MP4, WebM) or is larger than 2 GiB.
    """
    kept = examine_and_keep(path)
    known = Clip.objects.filter(name=kept["name"]).order_by("id").first()
    if known is not None:
        return known
    with transaction.atomic():
        clip: Clip = Clip.objects.create(title=plain(title)[:250] or "Clip", **kept)
        log(instance=clip, action="wagtail.create", user=user)
    return clip


def examine_and_keep(path: Path) -> dict[str, Any]:
    """Keep the file below media/; the clip's fields that its content says. Raises as above."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ValidationError(_("A clip has at most 2 GiB."))
    with path.open("rb") as file:
        media, kind, ending = _told(file.read(64))
        file.seek(0)
        digest = file_digest(file, "sha256").hexdigest()
    name = f"clips/{digest[:2]}/{digest[2:]}{ending}"
    _copy(path, Path(settings.MEDIA_ROOT) / name)
    return {
        "media": media,
        "type": kind,
        "name": name,
        "seconds": seconds_of(path, ending),
        "size": size,
    }


def seconds_of(path: Path, ending: str) -> int:
    """The clip's length, as ffprobe or (WAV) its own header says; 0 where neither can."""
    if ending == ".wav":
        with suppress(wave.Error, EOFError), wave.open(str(path)) as file:
            return int(file.getnframes() / file.getframerate() + 0.5)
    program = shutil.which("ffprobe")
    if program is None:
        return 0
    command = [program, "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    try:
        run = subprocess.run(
            [*command, "-protocol_whitelist", "file", str(path.absolute())],
            capture_output=True,
            text=True,
            timeout=30,
        )
        return round(float(run.stdout.strip() or 0))
    except (ValueError, OSError, subprocess.TimeoutExpired):
        return 0


def _told(head: bytes) -> tuple[str, str, str]:
    """Medium, MIME type and ending, by the first bytes."""
    if head[4:8] == b"ftyp":
        if head[8:12] in _AUDIO_BRANDS:
            return "audio", "audio/mp4", ".m4a"
        return "video", "video/mp4", ".mp4"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video", "video/webm", ".webm"
    if head.startswith(b"OggS"):
        return "audio", "audio/ogg", ".ogg"
    if head.startswith(b"fLaC"):
        return "audio", "audio/flac", ".flac"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio", "audio/wav", ".wav"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "audio", "audio/aac", ".aac"
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
        return "audio", "audio/mpeg", ".mp3"
    raise ValidationError(
        _(
            "This is neither sound nor film that browsers play:"
            " give MP3, M4A, Ogg, FLAC, WAV, MP4 or WebM."
        )
    )


def _copy(path: Path, there: Path) -> None:
    if there.exists():
        return
    there.parent.mkdir(parents=True, exist_ok=True)
    part = there.with_name(f".{there.name}.part")
    shutil.copyfile(path, part)
    part.rename(there)
