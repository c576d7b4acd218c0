"""Writers of one SQLite database, each in his turn."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction
from wagtail.models import Locale

from tests.front.house import await_true
from tests.parts.newsroom import Newsroom


def one_statement() -> None:
    Locale.objects.filter(language_code="en").update(language_code="en")


def one_transaction() -> None:
    with transaction.atomic():
        one_statement()


@contextmanager
def beside(write: Any) -> Iterator[list[Exception | None]]:
    """Another writer, in a thread with a connection of its own: what came of it."""
    outcome: list[Exception | None] = []

    def run() -> None:
        try:
            write()
            outcome.append(None)
        except OperationalError as error:
            outcome.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield outcome
    finally:
        thread.join(30)


def is_held(turnstile: Path) -> bool:
    with turnstile.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@pytest.mark.parametrize("write", [one_statement, one_transaction])
def test_who_waits_for_the_writer_stands_at_the_turnstile(newsroom: Newsroom, write: Any) -> None:
    one_statement()
    turnstile = Path(str(connection.settings_dict["NAME"])).with_suffix(".turn")
    assert not is_held(turnstile)
    with ExitStack() as holding:
        holding.enter_context(transaction.atomic())
        one_statement()
        assert not is_held(turnstile)
        with beside(write) as outcome:
            await_true(lambda: is_held(turnstile))
            assert outcome == []
            holding.close()
    assert outcome == [None]
    assert not is_held(turnstile)


@pytest.mark.parametrize("write", [one_statement, one_transaction])
def test_a_writer_whose_time_is_up_says_so(
    newsroom: Newsroom, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    with transaction.atomic():
        one_statement()
        with beside(write) as outcome:
            await_true(lambda: bool(outcome))
    assert "locked" in str(outcome[0])
