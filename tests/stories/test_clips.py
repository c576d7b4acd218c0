"""Clips: told by their content, kept once, under a name of their content."""

import io
import wave
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from newsreel.stories.actions.clips import take_in_clip
from newsreel.stories.models import Clip
from tests.parts.newsroom import Newsroom


def silence(seconds: int) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return buffer.getvalue()


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_clip_is_kept_once_under_its_content(newsroom_any: Newsroom, tmp_path: Path) -> None:
    first = take_in_clip(file(tmp_path, "a.wav", silence(2)), title="Harbour")
    again = take_in_clip(file(tmp_path, "b.mp3", silence(2)), title="Other")
    assert first.pk == again.pk == Clip.objects.get().pk
    assert (first.media, first.type, first.seconds) == ("audio", "audio/wav", 2)
    assert (newsroom_any.folder / "media" / first.name).read_bytes() == silence(2)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"OggS", "audio/ogg"),
        (b"fLaC", "audio/flac"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3", "video/webm"),
    ],
)
def test_a_clip_is_told_by_its_first_bytes(
    newsroom: Newsroom, tmp_path: Path, head: bytes, kind: str
) -> None:
    clip = take_in_clip(file(tmp_path, "clip", head + bytes(100)), title="x")
    assert (clip.type, clip.seconds) == (kind, 0)


@pytest.mark.parametrize("data", [b"", b"<html>", b"MZ", b"RIFF\x00\x00\x00\x00AVI "])
def test_what_browsers_do_not_play_is_refused(
    newsroom: Newsroom, tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(ValidationError, match="neither sound nor film"):
        take_in_clip(file(tmp_path, "clip.mp3", data), title="x")
    assert not Clip.objects.exists()
