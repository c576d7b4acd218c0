"""The Nu HTML checker, one long-lived service for the run: 1 s for the first page, then 20 ms."""

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parts import REPOSITORY
from tests.parts.programs import listening_port, part
from tests.parts.workshop import Card, Workshop

JAR = REPOSITORY / "tests/web/node_modules/vnu-jar/build/dist/vnu.jar"

Nu = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def nu(workshop: Workshop) -> Nu:
    """`nu(html)` gives the checker's errors, a line each; warnings are left aside."""
    port = workshop.share("nu", _start).about["port"]

    def errors(html: bytes) -> list[str]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/?out=json",
            data=html,
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            messages = json.load(answer)["messages"]
        return [
            f"{message.get('lastLine', 0)}: {message['message']} {message.get('extract', '')}"
            for message in messages
            if message["type"] != "info"
        ]

    return errors


def _start(home: Path) -> Card:
    java = part("java")
    if not JAR.exists():
        pytest.fail("the Nu HTML checker is missing: `make setup-test` brings it", pytrace=False)
    with (home / "log").open("wb") as output:
        checker = subprocess.Popen(
            [
                *(java, "-Xmx512m", "-Dnu.validator.servlet.bind-address=127.0.0.1"),
                *("-cp", JAR, "nu.validator.servlet.Main", "0"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    deadline = time.monotonic() + 60
    while checker.poll() is None and time.monotonic() < deadline:
        if port := listening_port(checker.pid):
            return Card(checker.pid, about={"port": port})
        time.sleep(0.05)
    checker.kill()
    pytest.fail(f"the Nu checker did not start: {(home / 'log').read_text()}", pytrace=False)
