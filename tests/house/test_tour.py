"""The README's tour, walked: each of its commands is run as it stands there, on one site."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.front.house import ask, await_true, free_port
from tests.house.documents import fences
from tests.parts import REPOSITORY

BIN = Path(sys.executable).parent
CAPTURE = REPOSITORY / "tests/archive/captures"
# So many stories would be no tour but a proof: of the same command, a hundredth.
FEWER = {"10000": "100"}


def tour() -> list[list[str]]:
    """The words of each command of the tour, in order."""
    (block,) = (f for f in fences() if f.file == "README.md" and "serve --sample" in f.script())
    return [words for _, words in block.commands()]


EXPORT = """<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><link>https://old.example/a/</link></thread>
<post dsq:id="2"><message>Well said.</message><author><name>Ann</name></author><thread dsq:id="1"/>
</post></disqus>"""


class Walker:
    """Somebody who types the tour's commands in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
        self.environment.pop("NEWSREEL_SITE", None)
        self.served: subprocess.Popen[bytes] | None = None
        self.log = folder / "serve.txt"

    def serve(self, words: list[str]) -> None:
        with self.log.open("wb") as log:
            self.served = subprocess.Popen(
                [*words, "--port", str(self.port)],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        await_true(self.is_up, 300)

    def is_up(self) -> bool:
        assert self.served is not None
        assert self.served.poll() is None, self.log.read_text()
        with suppress(OSError):
            return ask(self.port, "/").status == 200
        return False

    def run(self, words: list[str]) -> str:
        run = subprocess.run(
            [FEWER.get(word, word) for word in words],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=400,
        )
        assert run.returncode == 0, f"{shlex.join(words)}: {run.stdout}{run.stderr}"
        assert "Traceback" not in run.stderr
        return run.stdout

    def set_front(self, line: str) -> None:
        """Put a line into the settings' [front], which stands last."""
        settings = self.folder / "site" / "newsreel.toml"
        text = settings.read_text()
        assert text.rpartition("[")[2].startswith("front]")
        settings.write_text(f"{text.rstrip()}\n{line}\n")

    def stop(self) -> int:
        assert self.served is not None
        self.served.send_signal(signal.SIGTERM)
        return self.served.wait(40)


@pytest.fixture
def walker(tmp_path: Path, newsroom_template: Path) -> Iterator[Walker]:
    """With a folder of captures, an export of comments, and a database that is migrated already."""
    (tmp_path / "site").mkdir()
    shutil.copyfile(newsroom_template, tmp_path / "site" / "site.db")
    (tmp_path / "captures").mkdir()
    for file in (CAPTURE / "opinion-signed.txt", CAPTURE / "us-newspaper.txt"):
        shutil.copy(file, tmp_path / "captures")
    (tmp_path / "export.xml").write_text(EXPORT)
    found = Walker(tmp_path)
    yield found
    if found.served is not None and found.served.poll() is None:
        os.killpg(found.served.pid, signal.SIGKILL)
        found.served.wait(10)


@pytest.mark.timeout(900)
def test_every_command_of_the_tour_does_what_it_says(walker: Walker) -> None:
    said: dict[str, str] = {}
    for words in tour():
        if words[1] == "serve":
            walker.serve(words)
            continue
        if words[1] == "reload":
            walker.set_front('purge_hook = "true"')
        said[words[1]] = said.get(words[1], "") + walker.run(words)
    told = [
        "import",
        "comments",
        "statements",
        "check",
        "why",
        "bake",
        "status",
        "sample",
        "backup",
    ]
    told += ["user", "reload"]
    assert list(said) == told
    assert "1 found no home" in said["comments"]
    assert "published" in said["import"]
    assert "statements" in said["statements"]
    assert "opinion-signed.txt" in said["check"]
    assert "because" in said["why"]
    assert "none differ" in said["bake"]
    assert "0 failing" in said["status"]
    assert "100 stories" in said["sample"]
    assert (walker.folder / "paper.tar.gz").stat().st_size > 1_000_000
    assert "/desk/sign-in/" in said["user"]
    await_true(lambda: "reloaded" in walker.log.read_text(), 60)
    assert walker.is_up()
    # New settings as well as new code: now there is somebody to purge a shared cache.
    assert "s-maxage" in str(ask(walker.port, "/")["cache-control"])
    # The first minute: where the paper is, where the desk is, how to sign in; no stray warning.
    log = walker.log.read_text()
    assert f"Foreshore is at http://127.0.0.1:{walker.port}/" in log
    assert "Sign in as administrator, once" in log
    assert not [word for word in ("Traceback", "Warning", "ERROR") if word in log], log
    assert walker.stop() == 0
