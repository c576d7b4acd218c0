"""A small newsroom for the front's tests: a plain WSGI program that says what it was asked."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Start = Callable[[str, list[tuple[str, str]]], Any]


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/desk/cookies/":
        start("200 OK", [("set-cookie", "a=1"), ("set-cookie", "b=2"), ("content-length", "0")])
        return [b""]
    if path == "/desk/drip/":
        start("200 OK", [("content-type", "text/plain")])
        return _drip()
    if path == "/desk/large/":
        start("200 OK", [("content-type", "application/octet-stream")])
        return (b"x" * 65536 for _ in range(160))
    if path == "/desk/huge/":
        start("200 OK", [("content-type", "application/octet-stream")])
        return (b"x" * 65536 for _ in range(3200))
    if path == "/desk/sleep/":
        time.sleep(float(environ["QUERY_STRING"]))
        start("200 OK", [("content-length", "5")])
        return [b"awake"]
    if path == "/desk/moved/":
        start("302 Found", [("location", "/desk/"), ("keep-alive", "5"), ("content-length", "0")])
        return [b""]
    body = environ["wsgi.input"].read() if environ.get("CONTENT_LENGTH") else b""
    said: dict[str, Any] = {
        name: value for name, value in environ.items() if isinstance(value, str)
    }
    said["body_length"] = len(body)
    said["body_start"] = body[:64].decode("latin-1")
    answer = json.dumps(said).encode()
    start(
        "200 OK",
        [
            ("content-type", "application/json"),
            ("content-length", str(len(answer))),
            ("content-security-policy", "default-src 'self'"),
        ],
    )
    return [answer]


def _drip() -> Iterator[bytes]:
    for number in range(5):
        yield f"{number}\n".encode()
        time.sleep(0.2)
