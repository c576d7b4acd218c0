"""Front and desk under the supervisor: what a reader sees of falls, reloads and stops."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from newsreel.site.serve import records
from tests.front.house import House, await_true, children_of, is_listening, is_running
from tests.front.test_house import Readers


def _serve(house: House) -> int:
    command = [sys.executable, "-m", "tests.site.serve.paper", str(house.folder), str(house.port)]
    return house.run(command).pid


def _process(house: House, name: str) -> int:
    return next(r.pid for r in records.on_record(house.folder / "run") if r.name == name)


def test_a_reload_and_a_stop_drop_no_reader(house: House) -> None:
    house.bake("/", b"Home.")
    serve = _serve(house)
    await_true(lambda: is_listening(house.port) and house.get("/desk/").status == 200)
    front, desk = _process(house, "front"), _process(house, "desk")
    readers = Readers(house.port, 4)
    os.kill(serve, signal.SIGHUP)
    await_true(lambda: "serve: reloaded" in house.logs(), 30)
    assert not is_running(front)
    assert not is_running(desk)
    await_true(lambda: house.get("/desk/").status == 200)
    before = readers.seen["200 5"]
    await_true(lambda: readers.seen["200 5"] > before + 50)
    assert set(readers.stop()) == {"200 5"}
    os.kill(serve, signal.SIGTERM)
    assert house.processes[-1].wait(20) == 0
    assert not is_listening(house.port)


def test_a_killed_serve_takes_all_along_and_the_next_one_starts(house: House) -> None:
    house.bake("/", b"Home.")
    serve = _serve(house)
    await_true(lambda: is_listening(house.port) and house.get("/desk/").status == 200)
    family = [pid for child in children_of(serve) for pid in (child, *children_of(child))]
    assert len(family) >= 4
    os.kill(serve, signal.SIGKILL)
    house.processes[-1].wait()
    again = _serve(house)
    await_true(lambda: "front is ready" in (house.folder / "log-1.txt").read_text())
    assert house.get("/").body == b"Home."
    await_true(lambda: not any(is_running(pid) for pid in family))
    await_true(lambda: house.get("/desk/").status == 200)
    # A desk killed outright, with its workers left behind, comes up again behind the same door.
    os.kill(_process(house, "desk"), signal.SIGKILL)
    await_true(lambda: "desk was killed by SIGKILL" in house.logs())
    await_true(lambda: house.get("/desk/").status == 200)
    assert house.get("/").status == 200
    assert is_running(again)


def test_a_taken_port_is_said_before_anything_starts(house: House) -> None:
    house.bake("/")
    with socket.create_server(("127.0.0.1", 0)) as other:
        house.port = other.getsockname()[1]
        _serve(house)
        assert house.processes[-1].wait(15) == 98
    assert house.logs().startswith(f"port {house.port} of 127.0.0.1 is taken by another program")
    assert not Path(house.folder / "run" / "serve.json").exists()


def test_a_taken_port_is_said_before_a_new_site_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        site = tmp_path / "new"
        words = ["serve", "--site", str(site), "--port", str(port)]
        run = subprocess.run(
            [sys.executable, "-m", "newsreel.site", *words],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert run.returncode == 1
    assert f"port {port} of 127.0.0.1 is taken by another program" in run.stderr
    assert not site.exists()
