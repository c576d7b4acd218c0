"""What a machine does to a newsroom: each trouble is one sentence that says what to do."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "newsreel.site"]
# Root may write everywhere: a folder is read-only for him too, once he has given up that right.
PLAIN = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


@pytest.fixture
def folder(tmp_path: Path, newsroom_template: Path) -> Path:
    """A site that was never served."""
    folder = tmp_path / "site"
    folder.mkdir()
    shutil.copyfile(newsroom_template, folder / "site.db")
    (folder / "newsreel.toml").write_text('[site]\nname = "Small"\n[press]\nprocesses = 1\n')
    return folder


def said(
    *arguments: str | Path,
    folder: Path,
    before: Callable[[], None] | None = None,
    wrap: list[str] | None = None,
) -> str:
    """What the command says while it fails: one line, and no traceback."""
    run = subprocess.run(
        [*(wrap or []), *COMMAND, *map(str, arguments), "--site", str(folder)],
        capture_output=True,
        text=True,
        preexec_fn=before,
        timeout=60,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    lines = run.stderr.strip().splitlines()
    assert len(lines) == 1, run.stderr
    assert lines[0].startswith("newsreel: ")
    return lines[0]


def plates(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "plates.db")) as known:
        return known.execute("SELECT path, etag FROM press_plate ORDER BY path").fetchall()


def applied(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "site.db")) as rows:
        rows.execute(statement)
        rows.commit()


def test_a_full_disk_is_named_and_leaves_the_pages_as_they_were(folder: Path) -> None:
    subprocess.run([*COMMAND, "bake", "--site", str(folder)], check=True, capture_output=True)
    before = plates(folder)

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    assert "full" in said("bake", "--all", folder=folder, before=little)
    assert plates(folder) == before != []
    assert not list(folder.glob("plates.new*"))
    assert "full" in said("backup", folder.parent / "a.tar.gz", folder=folder, before=little)
    assert not (folder.parent / "a.tar.gz").exists()


@pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root, and no setpriv"
)
@pytest.mark.parametrize("command", ["bake", "serve"])
def test_a_folder_that_may_not_be_written_is_named(folder: Path, command: str) -> None:
    for path in (folder / "site.db", folder):
        path.chmod(0o555)
    wrap = PLAIN if os.geteuid() == 0 else []
    assert "user" in said(command, folder=folder, wrap=wrap)
    folder.chmod(0o755)


def test_a_damaged_database_leads_to_the_backup(folder: Path) -> None:
    (folder / "site.db").write_bytes(os.urandom(50_000))
    assert "newsreel restore" in said("serve", folder=folder)


def test_a_newer_database_is_refused_and_left_alone(folder: Path) -> None:
    applied(
        folder,
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('stories', '9999_later', '2026-01-01')",
    )
    before = (folder / "site.db").read_bytes()
    assert "newer Newsreel" in said("serve", folder=folder)
    assert (folder / "site.db").read_bytes() == before


def test_an_older_database_is_backed_up_before_it_is_brought_up_to_date(folder: Path) -> None:
    """A step is taken back by hand; what serve does then is run without its parts."""
    applied(folder, "DELETE FROM django_migrations WHERE app = 'sessions'")
    applied(folder, "DROP TABLE django_session")
    assert "one step behind" in said("bake", folder=folder)
    program = (
        "import sys; from pathlib import Path; from newsreel.site import making, opening;"
        " print(making.bring_up_to_date(opening.set_up(Path(sys.argv[1]))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    backup = Path(run.stdout.strip())
    assert backup.parent == folder / "backups"
    with (
        closing(sqlite3.connect(backup)) as old,
        closing(sqlite3.connect(folder / "site.db")) as new,
    ):
        names = [
            {row[0] for row in one.execute("SELECT name FROM sqlite_master")} for one in (old, new)
        ]
    assert names[1] - names[0] >= {"django_session"}


def test_a_backup_into_no_folder_is_named(folder: Path) -> None:
    assert "no folder" in said("backup", "/nowhere/at/all.tar.gz", folder=folder)


def test_the_secret_is_whole_for_whoever_reads_it_first(tmp_path: Path) -> None:
    """Eight processes begin on a new site at once."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "newsreel.toml").touch()
    program = "from newsreel.site import settings; print(settings.SECRET_KEY)"
    environment = {**os.environ, "NEWSREEL_SITE": str(folder)}
    runs = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment)
        for _ in range(8)
    ]
    secrets = {run.communicate()[0].strip() for run in runs}
    assert secrets == {(folder / "secret").read_bytes().strip()}
    assert len(secrets.pop()) > 60
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.glob(".secret*")] == []
