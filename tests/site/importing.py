"""The command `newsreel import` on a test's site."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import deflate
import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner, Result
from django.conf import settings

from newsreel.press.plates import PlateStore
from newsreel.site.command import newsreel
from newsreel.site.making import bring_up_to_date
from tests.parts.newsroom import Newsroom

FIXTURES = Path(__file__).parents[1] / "archive" / "captures"


class Site:
    """A site with its settings' file, on which commands run."""

    def __init__(self, room: Newsroom) -> None:
        self.folder = room.folder
        database = f'[database]\nurl = "{room.url}"\n' if room.url else ""
        (self.folder / "newsreel.toml").write_text(f'[site]\nname = "Test"\n{database}')
        bring_up_to_date(settings.CONFIGURATION)

    def run(self, *arguments: object) -> Result:
        """The command in this process, with whatever it raises."""
        words = ["import", *map(str, arguments), "--site", str(self.folder)]
        return CliRunner().invoke(newsreel, words, catch_exceptions=False)

    def report(self, *arguments: object, status: int = 0) -> list[dict[str, Any]]:
        """The lines of the report of a run."""
        file = self.folder / "report.jsonl"
        done = self.run(*arguments, "--report", file)
        assert done.exit_code == status, done.output
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]

    def page(self, path: str) -> Tag:
        """The baked page at a path."""
        store = PlateStore(settings.CONFIGURATION.plates)
        try:
            ((status, body),) = store.driver.rows(
                "SELECT p.status, b.body FROM press_plate p JOIN press_body b USING (id)"
                " WHERE p.path = ?",
                [path],
            )
        finally:
            store.close()
        assert status == 200
        return BeautifulSoup(bytes(deflate.gzip_decompress(bytes(body))), "lxml")

    def rows(self) -> str:
        """A digest of every row of the site."""
        with closing(sqlite3.connect(self.folder / "site.db")) as rows:
            return sha256("\n".join(rows.iterdump()).encode()).hexdigest()


@pytest.fixture
def site(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """On SQLite."""
    monkeypatch.setenv("NEWSREEL_SITE", str(newsroom.folder))
    return Site(newsroom)


@pytest.fixture
def site_any(newsroom_any: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """On either database."""
    monkeypatch.setenv("NEWSREEL_SITE", str(newsroom_any.folder))
    return Site(newsroom_any)
