"""What a run of the tests starts, it ends: at its end, at a time limit, and after a kill."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.parts import REPOSITORY

TEST = """
import subprocess, time
from pathlib import Path
from tests.parts.workshop import Card

def sleeper(home):
    return Card(subprocess.Popen(["sleep", "600"], start_new_session=True).pid)

def test_with_a_sleeper(workshop):
    card = workshop.share("sleeper", sleeper)
    assert workshop.share("sleeper", sleeper) == card
    Path("sleeper.pid").write_text(f"{card.pid} {workshop.folder}")
    time.sleep(SECONDS)
"""


def run_suite(folder: Path, seconds: float, workers: int = 0) -> subprocess.Popen[bytes]:
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p no:django\n")
    (folder / "conftest.py").write_text("pytest_plugins = ['tests.parts.workshop']")
    (folder / "test_it.py").write_text(TEST.replace("SECONDS", str(seconds)))
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-n", str(workers)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
    )


def sleeper_of(folder: Path) -> tuple[int, Path]:
    """Wait for the test to run: the process that it shares, and its workshop."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        words = (folder / "sleeper.pid").read_text().split() if _ran(folder) else []
        if len(words) == 2:
            return int(words[0]), Path(words[1])
        time.sleep(0.05)
    raise TimeoutError("the test did not run")


def _ran(folder: Path) -> bool:
    return (folder / "sleeper.pid").exists()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_process_that_a_worker_started_ends_with_the_run(tmp_path: Path) -> None:
    run = run_suite(tmp_path, seconds=0, workers=1)
    pid, workshop = sleeper_of(tmp_path)
    run.wait(60)
    assert not is_running(pid)
    assert not workshop.exists()


def test_a_time_limit_ends_the_shared_processes_too(tmp_path: Path) -> None:
    run = run_suite(tmp_path, seconds=600)
    pid, workshop = sleeper_of(tmp_path)
    run.send_signal(signal.SIGTERM)
    run.wait(60)
    assert not is_running(pid)
    assert not workshop.exists()


def test_what_a_killed_run_left_is_ended_by_the_next(tmp_path: Path) -> None:
    run = run_suite(tmp_path, 600)
    pid, workshop = sleeper_of(tmp_path)
    run.kill()
    run.wait()
    assert is_running(pid)
    (tmp_path / "sleeper.pid").unlink()
    run_suite(tmp_path, 0).wait(60)
    assert not is_running(pid)
    assert not workshop.exists()
