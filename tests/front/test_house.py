"""The front as a process: its start, its stop, its store, and clients that behave badly."""

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest

from newsreel.press.plates import Baked, Batch, PlateStore, make_plate
from tests.front.house import (
    HTML,
    House,
    ask,
    await_true,
    children_of,
    free_port,
    is_listening,
    is_running,
)
from tests.parts.postgres import PostgresDatabase


class Readers:
    """Clients on connections that are kept; each answer and each failure is counted."""

    def __init__(self, port: int, number: int = 8) -> None:
        self.port = port
        self.seen: Counter[str] = Counter()
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(number)]
        for thread in self.threads:
            thread.start()

    def _read(self) -> None:
        while not self.stopping.is_set():
            way = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                way.connect()
            except OSError:
                self.seen["refused"] += 1
                time.sleep(0.01)
                continue
            try:
                while not self.stopping.is_set():
                    way.putrequest("GET", "/")
                    way.endheaders()
                    answer = way.getresponse()
                    body = answer.read()
                    self.seen[f"{answer.status} {len(body)}"] += 1
                    if answer.will_close:
                        break
            except (OSError, http.client.HTTPException) as error:
                self.seen[f"dropped: {type(error).__name__}"] += 1
            finally:
                way.close()

    def stop(self) -> Counter[str]:
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        return self.seen


def test_a_stop_drops_no_request(house: House) -> None:
    house.bake("/", b"Home.")
    house.open_desk()
    house.open()
    await_true(lambda: house.get("/desk/").status == 200)
    readers = Readers(house.port)
    slow: list[int] = []
    editor = threading.Thread(target=lambda: slow.append(house.get("/desk/sleep/?1").status))
    editor.start()
    await_true(lambda: readers.seen["200 5"] > 200)
    front = house.processes[-1]
    front.send_signal(signal.SIGTERM)
    assert front.wait(15) == 0
    editor.join()
    seen = readers.stop()
    assert {name: n for name, n in seen.items() if name not in ("200 5", "refused")} == {}
    assert slow == [200]
    assert not is_listening(house.port)


def test_a_second_front_follows_the_first_without_a_refusal(house: House) -> None:
    house.bake("/", b"Home.")
    house.open()
    first = house.processes[-1]
    readers = Readers(house.port, 4)
    ready = house.folder / "ready"
    second = house.start(share_port=True, ready=str(ready))
    await_true(lambda: ready.exists() and ready.read_text().strip() == str(second.pid))
    time.sleep(0.3)
    first.send_signal(signal.SIGTERM)
    assert first.wait(15) == 0
    before = readers.seen["200 5"]
    await_true(lambda: readers.seen["200 5"] > before + 50)
    assert set(readers.stop()) == {"200 5"}


def test_a_worker_follows_its_killed_master(house: House) -> None:
    house.bake("/")
    house.open()
    master = house.processes[-1]
    workers = children_of(master.pid)
    assert workers
    master.kill()
    master.wait()
    await_true(lambda: not any(is_running(pid) for pid in workers), 5)
    assert not is_listening(house.port)


def test_a_front_follows_whoever_started_it(house: House) -> None:
    house.bake("/")
    file = house.folder / "front.json"
    file.write_text(house.config().to_json())
    program = (
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'newsreel.front', 'front.json'])"
    )
    starter = house.run([sys.executable, "-c", program], cwd=house.folder)
    await_true(lambda: is_listening(house.port))
    family = children_of(starter.pid)
    family += [child for pid in family for child in children_of(pid)]
    starter.kill()
    await_true(lambda: not any(is_running(pid) for pid in family), 8)


def test_a_killed_worker_is_replaced(house: House) -> None:
    house.bake("/", b"Home.")
    house.open()
    (worker,) = children_of(house.processes[-1].pid)
    os.kill(worker, signal.SIGKILL)
    await_true(lambda: children_of(house.processes[-1].pid) not in ([], [worker]))
    await_true(lambda: is_listening(house.port))
    assert house.get("/").body == b"Home."


def test_a_taken_port_is_said_in_a_sentence(house: House) -> None:
    house.bake("/")
    with socket.create_server(("127.0.0.1", 0)) as other:
        house.port = other.getsockname()[1]
        assert house.start().wait(15) == 98
    assert house.logs() == (
        f"newsreel front: port {house.port} of 127.0.0.1 is taken by another program: stop it,"
        " or choose another with --port\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "needs 'plates'"),
        ('{"plates": "x", "prot": 1}', "knows no setting prot"),
        ('{"plates": "x", "trusted_proxies": ["nowhere"]}', "not an address or a network"),
        ('{"plates": "x", "certificate": "c.pem"}', "needs both"),
    ],
)
def test_a_wrong_configuration_is_said_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "front.json"
    file.write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "newsreel.front", file], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_store_that_takes_the_place_of_another_is_read_at_once(house: House) -> None:
    for number in range(20):
        house.bake(f"/{number}/", b"old")
    house.bake("/", b"Home.")
    house.open()
    readers = Readers(house.port, 2)
    for number in range(20):
        assert house.get(f"/{number}/").body == b"old"
    for turn in (b"new", b"newer"):
        fresh = house.folder / "plates.new"
        store = PlateStore(str(fresh))
        plates = [make_plate(f"/{n}/", f"t:{n}", 200, (HTML,), turn) for n in range(10)]
        plates.append(make_plate("/", "t:home", 200, (HTML,), b"Home."))
        store.commit(Batch(put=[Baked(plate, (), "a test") for plate in plates]))
        store.driver.run("PRAGMA journal_mode=DELETE")
        store.close()
        house.store.driver.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        house.store.close()
        house._store = None
        fresh.replace(house.address)
        for leftover in ("-wal", "-shm"):
            Path(house.address + leftover).unlink(missing_ok=True)
        await_true(lambda: house.get("/3/").body == turn, 1)  # noqa: B023
        assert house.get("/13/").status == 404
        house.bake("/4/", turn + b" and changed")
        await_true(lambda: house.get("/4/").body.endswith(b"changed"), 1)
    assert set(readers.stop()) == {"200 5"}


def test_before_the_first_bake_readers_are_told_to_come_back(house: House) -> None:
    house.open()
    assert house.get("/").status == 503
    assert house.get("/healthz").status == 503
    house.bake("/", b"Home.")
    await_true(lambda: house.get("/").status == 200, 2)
    assert house.get("/healthz").body == b'{"front": "ok", "plates": "ok"}\n'


def test_headers_are_bounded_in_size_and_time(house: House) -> None:
    house.bake("/", b"Home.")
    house.open(max_headers=8192, header_timeout=0.5)
    assert ask(house.port, "/", headers={"x": "y" * 20_000}).status == 431
    began = time.monotonic()
    slow = [socket.create_connection(("127.0.0.1", house.port)) for _ in range(200)]
    for wire in slow:
        wire.sendall(b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: ")
    assert house.get("/").body == b"Home."
    for wire in slow:
        wire.settimeout(5)
        while wire.recv(4096):
            pass
        wire.close()
    assert time.monotonic() - began < 5


def test_http_2_and_tls_are_spoken(house: House) -> None:
    certificate, key = _certificate(house.folder)
    house.bake("/", b"Home.")
    house.open_desk()
    house.open(certificate=certificate, private_key=key)
    trust = ssl.create_default_context(cafile=certificate)
    with httpx.Client(http2=True, verify=trust) as client:
        for _ in range(3):
            reply = client.get(f"https://localhost:{house.port}/")
            assert (reply.http_version, reply.text) == ("HTTP/2", "Home.")
            assert reply.headers["strict-transport-security"] == "max-age=31536000"
        head = client.head(f"https://localhost:{house.port}/")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == reply.headers["content-length"]
        client.get(f"https://localhost:{house.port}/nothing/")
        said = client.post(f"https://localhost:{house.port}/desk/", content=b"x" * 100_000).json()
        assert said["body_length"] == 100_000
        assert said["HTTP_X_FORWARDED_PROTO"] == "https"
        assert said["HTTP_HOST"] == f"localhost:{house.port}"
    with httpx.Client(http1=True, verify=trust) as client:
        assert client.get(f"https://localhost:{house.port}/").http_version == "HTTP/1.1"


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_whoever_says_nothing_is_let_go(house: House, tls: bool) -> None:
    pair = _certificate(house.folder) if tls else ("", "")
    house.bake("/", b"Home.")
    house.open(
        certificate=pair[0], private_key=pair[1], header_timeout=1.0, desk_timeout=1.5, drain=0.0
    )
    began = time.monotonic()
    silent = socket.create_connection(("127.0.0.1", house.port), timeout=10)
    greeted = socket.create_connection(("127.0.0.1", house.port), timeout=10)
    if tls:
        trust = ssl.create_default_context(cafile=pair[0])
        greeted = trust.wrap_socket(greeted, server_hostname="localhost")
    assert silent.recv(1) == b""
    assert time.monotonic() - began < 4
    assert greeted.recv(1) == b""
    assert 1.0 <= time.monotonic() - began < 7
    silent.close()
    greeted.close()


def test_plates_on_postgresql_are_served_and_watched(
    postgres_database: PostgresDatabase, tmp_path: Path
) -> None:
    house = House(tmp_path, address=postgres_database.url)
    try:
        house.bake("/", b"one")
        house.bake("/old/*", b"", 301, (("location", "/*"),))
        house.bake("/404/", b"Not here.")
        house.open()
        assert house.get("/").body == b"one"
        assert house.get("/nothing/").body == b"Not here."
        for number in range(20):
            body = str(number).encode()
            house.bake("/", body)
            await_true(lambda: house.get("/").body == body, 0.5)  # noqa: B023
        house.store.driver.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
            " current_database() AND pid <> pg_backend_pid()"
        )
        house.bake("/", b"after")
        await_true(lambda: house.get("/").body == b"after", 2)
        assert house.get("/nothing/").body == b"Not here."
        house.bake("/", b"and on")
        await_true(lambda: house.get("/").body == b"and on", 2)
    finally:
        house.close()


def _certificate(folder: Path) -> tuple[str, str]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-keyout", key, "-out", certificate, "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    return str(certificate), str(key)


def test_a_free_port_is_free() -> None:
    assert not is_listening(free_port())
