"""Work that hangs, crashes or takes too much costs its own answer and no other's."""

from __future__ import annotations

import time

import pytest

from newsreel.archive.hands import Broken, Hands, Hung
from tests.archive.jobs import job


def test_answers_come_in_the_order_of_the_pieces() -> None:
    pieces = [f"piece {n}" for n in range(100)]
    with Hands(job, 2) as hands:
        assert [done.result() for done in hands.each(pieces)] == [p.upper() for p in pieces]


def test_one_that_hangs_is_ended_at_its_time_and_the_others_go_on() -> None:
    began = time.monotonic()
    with Hands(job, 1, seconds=4.0) as hands:
        first, second, third = hands.each(["a", "hang", "b"])
        assert (first.result(), third.result()) == ("A", "B")
        with pytest.raises(Hung):
            second.result()
    assert time.monotonic() - began < 30


def test_one_that_ends_its_process_or_fails_is_told_and_the_others_go_on() -> None:
    with Hands(job, 1) as hands:
        first, second, third = hands.each(["die", "raise", "b"])
        with pytest.raises(Broken):
            first.result()
        with pytest.raises(RuntimeError, match="ValueError: no good"):
            second.result()
        assert third.result() == "B"


def test_hands_that_were_given_nothing_start_nothing() -> None:
    with Hands(job, 2):
        pass
