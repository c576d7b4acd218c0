"""Plain text files that a command is given."""

from collections.abc import Iterator
from pathlib import Path

_LARGEST = 64 * 1024 * 1024  # bytes


class UnreadableError(Exception):
    """Why a file is not read."""


def files_of(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Files as they are named; of folders, the .txt files below."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.txt") if p.is_file())
        else:
            yield path


def text_of(path: Path) -> str:
    """A file's text, character for character as it stands there."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise UnreadableError(
                f"{path} is larger than {_LARGEST >> 20} MiB: cut it into its stories"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}") from error
    if b"\0" in content:
        raise UnreadableError(f"{path} is no plain text file: it holds zero bytes")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{path} is not in UTF-8 (byte {error.start}): save it as UTF-8"
        ) from error
