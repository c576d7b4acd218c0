"""tools/system-parts on machines that lack something; apt and id are stand-ins, it is real."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.parts import REPOSITORY

SCRIPT = REPOSITORY / "tools/system-parts"
SHELL = ("sh", "grep", "sort", "tr", "sed", "ls", "mktemp", "rm", "tail")
PROGRAMS = ("chromium", "initdb", "nginx", "java", "ffmpeg", "npm", "wrk", "python3")


class BareMachine:
    """A PATH of a few shell tools, an `id`, and an `apt-get` that notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        for name in SHELL:
            (folder / name).symlink_to(str(shutil.which(name)))
        self.program("apt-get", f'echo "$@" >>{self.calls}')

    def program(self, name: str, does: str = "exit 0") -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (self.folder / name).chmod(0o755)

    def run(self, *groups: str, user: int = 0) -> subprocess.CompletedProcess[str]:
        self.program("id", f"echo {user}")
        return subprocess.run(
            [SCRIPT, *groups],
            env={"PATH": str(self.folder)},
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path: Path) -> BareMachine:
    return BareMachine(tmp_path)


def test_root_gets_by_apt_what_is_missing_and_the_lists_are_fetched_once(
    machine: BareMachine,
) -> None:
    machine.program("java")
    run = machine.run("setup", "test")
    assert run.returncode == 0
    update, install = machine.calls.read_text().splitlines()
    assert update == "update"
    assert install.startswith("install -y --no-install-recommends ")
    assert {"chromium", "ffmpeg", "npm", "python3-venv", "wrk"} <= set(install.split())
    assert "default-jre-headless" not in install
    assert run.stdout.count("\n") == 1


def test_anyone_else_gets_one_line_that_says_what_to_install(machine: BareMachine) -> None:
    run = machine.run("test", user=1000)
    assert run.returncode == 1
    assert not machine.calls.exists()
    assert run.stderr.count("\n") == 1
    assert "sudo apt-get install chromium default-jre-headless ffmpeg" in run.stderr


def test_a_machine_that_has_everything_is_left_alone(machine: BareMachine) -> None:
    for name in PROGRAMS:
        machine.program(name)
    run = machine.run("setup", "test", user=1000)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not machine.calls.exists()


def test_what_apt_said_is_shown_when_it_fails(machine: BareMachine) -> None:
    machine.program("apt-get", 'echo "E: no such package" >&2; exit 100')
    run = machine.run("setup")
    assert run.returncode == 1
    assert "E: no such package" in run.stderr
    assert "apt could not install: python3-venv" in run.stderr
