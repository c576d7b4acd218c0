"""The supervisor with real processes: up, down, up again."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.site.serve import commands, records
from newsreel.site.serve.process import describe_end
from newsreel.site.serve.sockets import LONGEST, socket_place
from tests.front.house import await_true, is_running
from tests.site.serve.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def test_parts_start_speak_under_their_names_and_stop_in_order(stage: Stage) -> None:
    stage.part("desk", "say=The desk is open.", "late=0.2")
    stage.part("front", "ready=FOLDER/front.ready", "late=0.4", ready="front.ready")
    run = stage.open()
    await_true(lambda: "front is ready" in stage.said() and stage.pids("desk"))
    assert {r.name for r in records.on_record(stage.folder / "run")} == {"serve", "desk", "front"}
    run.terminate()
    assert run.wait(10) == 0
    assert "desk: The desk is open." in stage.said()
    # The front had ended before the desk was asked to.
    assert [what for what, _ in stage.diary("front")] == ["started", "stopping", "stopped"]
    front = (stage.folder / "front.diary").stat().st_mtime
    desk = (stage.folder / "desk.diary").stat().st_mtime
    assert desk > front + 0.15
    assert records.on_record(stage.folder / "run") == []


def test_readers_are_served_before_the_site_is_ready_for_the_newsroom(stage: Stage) -> None:
    stage.part("desk", nice=3)
    stage.part("front", first=True)
    (stage.folder / "hold").touch()
    stage.open()
    await_true(lambda: stage.pids("front"))
    time.sleep(0.3)
    assert not stage.pids("desk")
    (stage.folder / "hold").unlink()
    await_true(lambda: stage.pids("desk"))
    (desk,), (front,) = stage.pids("desk"), stage.pids("front")
    assert os.getpriority(os.PRIO_PROCESS, desk) == os.getpriority(os.PRIO_PROCESS, front) + 3


def test_a_fallen_part_is_started_again_later_each_time(stage: Stage) -> None:
    stage.part("press", "exit=3")
    stage.part("desk")
    run = stage.open()
    await_true(lambda: len(stage.pids("press")) >= 3)
    assert "serve: press failed with status 3; starting it again in 0.2 s" in stage.said()
    assert "serve: press failed with status 3; starting it again in 0.4 s" in stage.said()
    (desk,) = stage.pids("desk")
    os.kill(desk, signal.SIGKILL)
    await_true(lambda: len(stage.pids("desk")) == 2)
    assert "serve: desk was killed by SIGKILL; starting it again in 0.2 s" in stage.said()
    run.terminate()
    assert run.wait(10) == 0


def test_what_a_fallen_part_leaves_behind_goes_with_it(stage: Stage) -> None:
    stage.part("desk", "brood")
    stage.open()
    await_true(lambda: stage.pids("desk", "child"))
    (child,) = stage.pids("desk", "child")
    os.kill(stage.pids("desk")[0], signal.SIGKILL)
    await_true(lambda: not is_running(child))


def test_a_part_that_can_never_run_ends_the_whole(stage: Stage) -> None:
    stage.part("desk")
    stage.part("front", "sleep=1.5", "say=the port is taken", "exit=98", fatal=[2, 98])
    run = stage.open()
    assert run.wait(10) == 98
    assert "front: the port is taken" in stage.said()
    assert not is_running(stage.pids("desk")[0])


def test_a_stubborn_part_is_killed_when_its_patience_is_over(stage: Stage) -> None:
    stage.part("press", "stubborn", "say=busy", patience=0.5)
    run = stage.open()
    await_true(lambda: "busy" in stage.said())
    run.terminate()
    assert run.wait(5) == 0
    assert "serve: press does not stop: killing it" in stage.said()


def test_a_second_interrupt_does_not_wait(stage: Stage) -> None:
    stage.part("press", "stubborn", "say=busy", patience=60)
    run = stage.open()
    await_true(lambda: "busy" in stage.said())
    began = time.monotonic()
    run.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert run.poll() is None
    run.send_signal(signal.SIGINT)
    assert run.wait(5) == 0
    assert time.monotonic() - began < 4
    assert not is_running(stage.pids("press")[0])


def test_a_reload_renews_all_but_the_live_and_leaves_no_gap_where_it_may_not(stage: Stage) -> None:
    stage.part("live", live=True)
    stage.part("desk")
    stage.part("front", "ready=FOLDER/front.ready", ready="front.ready", overlaps=True)
    run = stage.open()
    await_true(lambda: "front is ready" in stage.said() and stage.pids("desk"))
    run.send_signal(signal.SIGHUP)
    await_true(lambda: "serve: reloaded" in stage.said())
    assert len(stage.pids("live")) == 1
    assert len(stage.pids("desk")) == len(stage.pids("front")) == 2
    assert [what for what, _ in stage.diary("desk")][1:3] == ["stopping", "stopped"]
    assert [what for what, _ in stage.diary("front")][:3] == ["started", "started", "stopping"]
    assert [is_running(pid) for pid in stage.pids("front")] == [False, True]
    assert is_running(stage.pids("live")[0])


def test_parts_follow_a_killed_serve(stage: Stage) -> None:
    stage.part("desk")
    run = stage.open()
    await_true(lambda: stage.pids("desk"))
    run.kill()
    run.wait()
    await_true(lambda: not is_running(stage.pids("desk")[0]), 5)
    assert stage.diary("desk")[-1][0] == "stopped"


def test_orphans_of_a_killed_run_are_ended_by_the_next(stage: Stage) -> None:
    stage.part("desk", "stubborn", "brood", "say=up")
    first = stage.open()
    await_true(lambda: stage.pids("desk", "child"))
    first.kill()
    first.wait()
    (desk,), (child,) = stage.pids("desk"), stage.pids("desk", "child")
    # It hears no SIGTERM, so that the kernel's goes unheard as well.
    assert is_running(desk)
    os.kill(desk, signal.SIGKILL)
    assert is_running(child)
    stage.open()
    await_true(lambda: "serve: ending desk, left over from a run that was killed" in stage.said())
    await_true(lambda: not is_running(child), 15)
    await_true(lambda: len(stage.pids("desk")) == 2)


def test_a_record_of_another_process_with_the_same_number_harms_nobody(tmp_path: Path) -> None:
    records.note(tmp_path, "desk", os.getpid())
    file = tmp_path / "desk.json"
    data = json.loads(file.read_text())
    file.write_text(json.dumps({**data, "started": data["started"] + 10**9}))
    (tmp_path / "press.json").write_text('{"name": "pre')
    assert records.end_orphans(tmp_path, print) == 0
    assert not file.exists()


def test_one_site_is_served_once(stage: Stage) -> None:
    stage.part("desk")
    first = stage.open()
    await_true(lambda: stage.pids("desk"))
    found = records.serving(stage.folder / "run")
    assert found is not None
    assert found.pid == first.pid
    second = stage.open()
    assert second.wait(10) == 3
    assert stage.said() == (
        f"this site is already served by process {first.pid}: stop it first,"
        " or use `newsreel reload`\n"
    )
    assert first.poll() is None


def test_a_long_site_folder_still_has_its_sockets(tmp_path: Path) -> None:
    short = socket_place(tmp_path, "desk.sock")
    assert short == tmp_path / "desk.sock" or len(os.fsencode(tmp_path)) > 90
    deep = tmp_path / ("a" * 60) / ("b" * 60)
    deep.mkdir(parents=True)
    place = socket_place(deep, "desk.sock")
    assert len(os.fsencode(place)) <= LONGEST
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert place == socket_place(deep, "desk.sock")
    place.parent.rmdir()


def test_how_parts_are_started(tmp_path: Path) -> None:
    python = sys.executable
    front = commands.front(Path("run/front.json"), Path("run/front.ready"))
    assert front.argv == (python, "-m", "newsreel.front", "run/front.json")
    desk = commands.desk(Path("run/desk.sock"), workers=2, threads=3)
    assert " ".join(desk.argv) == (
        f"{python} -m newsreel.site.serve.tied {python} -m granian --interface wsgi --no-ws"
        " --uds run/desk.sock --uds-permissions 600 --workers 2 --blocking-threads 3"
        " --backpressure 48 --respawn-failed-workers --workers-kill-timeout 20"
        " --log-level warning newsreel.site.wsgi:application"
    )
    press = commands.command("press", "press", "--site", "a site")
    assert press.argv == commands.tied(python, "-m", "newsreel.site", "press", "--site", "a site")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (0, "ended"),
        (3, "failed with status 3"),
        (-9, "was killed by SIGKILL"),
        (-99, "was killed by signal 99"),
    ],
)
def test_an_end_is_told_in_words(status: int, said: str) -> None:
    assert describe_end(status) == said
