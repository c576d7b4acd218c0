"""Django's answers, through the front: here a small WSGI program takes its place."""

import http.client
import resource
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.house import House, ask, await_true, children_of, json_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("desk"))
    house.bake("/", b"Home.")
    house.open_desk()
    house.settings |= {"max_body": 300_000, "body_timeout": 1.0, "desk_timeout": 1.5}
    yield house.open()
    house.close()


def test_the_desk_is_told_who_asks_and_for_what(site: House) -> None:
    said = json_of(site.get("/desk/a%20b/?q=1&q=%202", host="paper.example:8000", cookie="s=1"))
    assert said["REQUEST_METHOD"] == "GET"
    assert said["PATH_INFO"] == "/desk/a b/"
    assert said["QUERY_STRING"] == "q=1&q=%202"
    assert said["HTTP_HOST"] == said["HTTP_X_FORWARDED_HOST"] == "paper.example:8000"
    assert said["HTTP_COOKIE"] == "s=1"
    assert said["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
    assert said["HTTP_X_FORWARDED_PROTO"] == "http"


def test_what_a_stranger_claims_to_be_forwarded_is_dropped(site: House) -> None:
    headers = {
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "evil.example",
        "x-forwarded-port": "1",
        "x-real-ip": "203.0.113.9",
        "forwarded": "for=203.0.113.9",
        "x_forwarded_for": "203.0.113.9",
        "te": "trailers",
        "connection": "x-secret",
        "x-secret": "1",
        "accept-language": "ar",
    }
    said = json_of(ask(site.port, "/desk/", headers=headers))
    assert said["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
    assert said["HTTP_X_FORWARDED_PROTO"] == "http"
    assert "evil.example" not in said.values()
    assert "203.0.113.9" not in str(said)
    assert not {"HTTP_TE", "HTTP_X_SECRET", "HTTP_X_FORWARDED_PORT", "HTTP_X_REAL_IP"} & set(said)
    assert said["HTTP_ACCEPT_LANGUAGE"] == "ar"


def test_a_body_goes_over_whole(site: House) -> None:
    body = b"0123456789" * 25_000
    said = json_of(ask(site.port, "/desk/", "POST", {"content-type": "text/plain"}, body))
    assert said["body_length"] == len(body)
    assert said["CONTENT_TYPE"] == "text/plain"
    assert json_of(ask(site.port, "/desk/", "POST", {"content-length": "0"}))["body_length"] == 0


def test_a_body_that_is_too_large_or_has_no_length_is_refused(site: House) -> None:
    assert ask(site.port, "/desk/", "POST", {"content-length": "300001"}).status == 413
    reply = ask(site.port, "/desk/", "POST", {"transfer-encoding": "chunked"}, b"")
    assert reply.status in (400, 411)


def test_a_body_that_never_comes_is_given_up(site: House) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", site.port)) as wire:
        wire.settimeout(10)
        wire.sendall(b"POST /desk/ HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nab")
        assert b" 400 " in wire.recv(4096).partition(b"\r\n")[0]
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("version", "hosts", "status"),
    [
        ("1.1", ["paper.example"], 200),
        ("1.1", ["[::1]:8000"], 200),
        ("1.0", [], 200),
        ("1.1", [], 400),
        ("1.1", ["paper.example", "evil.example"], 400),
        ("1.1", ["paper.example/evil"], 400),
        ("1.1", ["user@paper.example"], 400),
        ("1.1", ["paper example"], 400),
    ],
)
def test_a_request_is_for_one_host_that_can_be(
    site: House, version: str, hosts: list[str], status: int
) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as wire:
        named = "".join(f"host: {host}\r\n" for host in hosts)
        wire.sendall(f"GET /desk/ HTTP/{version}\r\n{named}\r\n".encode())
        assert int(wire.recv(4096).split(b" ", 2)[1]) == status


def test_headers_come_back_as_the_desk_said_them(site: House) -> None:
    assert site.get("/desk/cookies/").all("set-cookie") == ["a=1", "b=2"]
    reply = site.get("/desk/")
    assert reply.all("content-security-policy") == ["default-src 'self'"]
    assert reply["x-content-type-options"] == "nosniff"
    moved = site.get("/desk/moved/")
    assert (moved.status, moved["location"], moved["keep-alive"]) == (302, "/desk/", None)
    bare = site.get("/desk/cookies/")
    assert "'unsafe-inline'" in str(bare["content-security-policy"])


def test_head_goes_through(site: House) -> None:
    reply = ask(site.port, "/desk/", "HEAD")
    assert (reply.status, reply.body) == (200, b"")


def test_an_answer_flows_as_it_is_made(site: House) -> None:
    way = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    way.request("GET", "/desk/drip/")
    answer = way.getresponse()
    began = time.monotonic()
    assert answer.readline() == b"0\n"
    assert time.monotonic() - began < 0.5
    assert answer.read() == b"1\n2\n3\n4\n"
    assert time.monotonic() - began > 0.6
    way.close()
    assert len(site.get("/desk/large/").body) == 160 * 65536


def test_an_answer_waits_for_its_reader_outside_of_memory(site: House) -> None:
    assert len(site.get("/desk/large/").body) == 160 * 65536
    front = site.processes[-1].pid
    before = memory_of(front)
    way = socket.create_connection(("127.0.0.1", site.port), timeout=10)
    way.sendall(b"GET /desk/huge/ HTTP/1.1\r\nHost: a\r\n\r\n")
    time.sleep(0.9)
    grown = memory_of(front) - before
    assert grown < 40 * 1024 * 1024, grown
    got = 0
    while got < 200 * 1024 * 1024:
        piece = way.recv(1 << 20)
        assert piece
        got += len(piece)
    way.close()
    assert site.get("/desk/").status == 200


def memory_of(master: int) -> int:
    """Bytes of the master and its workers that are in memory."""
    return sum(
        int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
        for pid in (master, *children_of(master))
    )


def test_a_slow_desk_is_not_waited_for_for_ever_and_keeps_no_reader_waiting(site: House) -> None:
    replies: list[int] = []
    slow = [
        threading.Thread(target=lambda: replies.append(site.get("/desk/sleep/?4").status))
        for _ in range(3)
    ]
    for thread in slow:
        thread.start()
    began = time.monotonic()
    for _ in range(50):
        assert site.get("/").body == b"Home."
    assert time.monotonic() - began < 1.5
    for thread in slow:
        thread.join()
    assert replies == [504, 504, 504]


def test_search_is_the_desks_and_a_path_that_climbs_is_nobodys(site: House) -> None:
    assert json_of(site.get("/search/?q=x"))["PATH_INFO"] == "/search/"
    assert site.get("/desk/../search/").status == 404
    assert site.get("/desk/%2e%2e/").status == 404


def test_before_the_desk_is_there_its_place_says_so(house: House) -> None:
    house.bake("/", b"Home.")
    house.open(desk=str(house.folder / "none.sock"))
    reply = house.get("/desk/")
    assert (reply.status, reply["retry-after"]) == (503, "2")
    assert b"is starting" in reply.body
    assert reply["cache-control"] == "no-store"
    assert house.get("/").status == 200
    desk = house.open_desk()
    assert desk.endswith("desk.sock")


def test_a_trusted_proxy_may_say_whom_it_speaks_for(house: House) -> None:
    house.bake("/", b"Home.")
    house.open_desk()
    house.open(trusted_proxies=("127.0.0.1", "10.0.0.0/8"))
    headers = {
        "x-forwarded-for": "198.51.100.1, 203.0.113.9, 10.1.2.3",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "paper.example",
        "host": "inside:8000",
    }
    await_true(lambda: ask(house.port, "/desk/", headers=headers).status == 200)
    reply = ask(house.port, "/desk/", headers=headers)
    said = json_of(reply)
    assert said["HTTP_X_FORWARDED_FOR"] == "203.0.113.9"
    assert said["HTTP_X_FORWARDED_PROTO"] == "https"
    assert said["HTTP_X_FORWARDED_HOST"] == "paper.example"
    assert said["HTTP_HOST"] == "inside:8000"
    assert reply["strict-transport-security"] == "max-age=31536000"
    for _ in range(2):
        assert ask(house.port, "/", headers=headers)["strict-transport-security"]
        assert house.get("/")["strict-transport-security"] is None
    assert house.get("/metrics").status == 200
    assert ask(house.port, "/metrics", headers=headers).status == 403


def test_metrics_are_for_the_house(house: House) -> None:
    house.bake("/", b"Home.")
    house.open(metrics_from=("192.0.2.0/24",))
    assert house.get("/metrics").status == 403
    assert house.get("/healthz").status == 200
