"""The files behind paths that somebody named: files as they are, folders with all below them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What browsers save beside a page: parts of it, and no captures.
_PARTS = frozenset(
    (
        ".jpg .jpeg .jpe .png .gif .webp .avif .svg .ico .bmp .tif .tiff .css .js .mjs .json .map"
        " .woff .woff2 .ttf .otf .eot .mp3 .mp4 .m4a .webm .ogg .wav .mov"
    ).split()
)


@dataclass(slots=True)
class Walk:
    """Captures below `paths`, in order of their names.

    A path that is named is read whatever it is. In folders, hidden files and parts of saved pages
    (pictures, styles, scripts) are no captures, and symbolic links are not followed: `passed_over`
    has what was left out.
    """

    paths: Iterable[Path]
    passed_over: list[Path] = field(default_factory=list)

    def __iter__(self) -> Iterator[Path]:
        self.passed_over.clear()
        for path in self.paths:
            if path.is_dir():
                yield from self._below(path)
            else:
                yield path

    def _below(self, folder: Path) -> Iterator[Path]:
        # A stack and not recursion: folders can be nested deeper than Python's calls.
        waiting: list[Path] = [folder]
        while waiting:
            here = waiting.pop()
            try:
                if here is not folder and not here.is_dir():
                    yield here
                    continue
                with os.scandir(here) as entries:
                    found = sorted(entries, key=lambda entry: entry.name, reverse=True)
            except OSError:
                yield here  # whoever reads it says why it cannot be read
                continue
            for entry in found:
                path = here / entry.name
                part = Path(entry.name).suffix.lower() in _PARTS
                if entry.name.startswith(".") or entry.is_symlink() or part:
                    self.passed_over.append(path)
                elif entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
                    waiting.append(path)
                else:
                    self.passed_over.append(path)
