"""A backup of a site on PostgreSQL, and the site that comes back of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.postgres import PostgresServer
from tests.site.whole.site import COMMAND, Site

pytestmark = pytest.mark.postgres


@pytest.fixture
def site(tmp_path: Path, postgres_server: PostgresServer, newsroom_postgres_template: str) -> Site:
    """Stories in four sections, baked."""
    database = postgres_server.create(template=newsroom_postgres_template)
    made = Site(tmp_path / "site", url=database.url)
    made.writer("publish").until_ready().stop()
    return made


def test_a_site_on_postgresql_comes_back_of_its_backup(
    site: Site, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    baked = site.command("bake", "--all")
    assert (baked["failed"], baked["written"] > 20) == ({}, True)
    backup, again = tmp_path / "paper.tar.gz", tmp_path / "again"
    site.command("backup", str(backup))
    # Into the database that it came from: it is not empty, and nothing in it is touched.
    refused = _run("restore", backup, "--site", again)
    assert refused.returncode == 1
    assert "must exist and be empty" in refused.stderr
    assert not again.exists()
    other = postgres_server.create()
    site.command("restore", str(backup), "--site", str(again), "--database", other.url)
    assert other.url in (again / "newsreel.toml").read_text()
    # Every page again, by several processes, put in place in one step; then byte for byte.
    assert site.command("bake", "--site", str(again))["written"] == baked["written"]
    for folder in (site.folder, again):
        found = site.command("bake", "--verify", "--site", str(folder))
        assert (found["differences"], found["compared"]) == ([], baked["written"])
    before = site.command("status")
    after = site.command("status", "--site", str(again))
    assert [after[n] for n in ("public", "plates")] == [before[n] for n in ("public", "plates")]


def test_without_postgresqls_programs_one_sentence_says_what_to_install(
    site: Site, tmp_path: Path
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "python").symlink_to(sys.executable)
    done = _run("backup", tmp_path / "x.tar.gz", "--site", site.folder, path=str(programs))
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "newsreel: pg_dump is needed to back PostgreSQL up: apt-get install postgresql-client"
    )
    assert shutil.which("pg_dump")


def _run(*words: object, path: str | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, text=True, env=environment
    )
