"""Law 4: after any sequence of changes and kills, incremental equals clean, byte for byte."""

import os

import pytest
from django.test import override_settings
from hypothesis.stateful import run_state_machine_as_test as run_machine

from tests.parts.newsroom import Newsroom
from tests.press.edits import Edits, some
from tests.press.paper import Paper


@pytest.mark.parametrize(
    "room",
    ["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)],
)
@override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")])
def test_incremental_equals_clean_after_any_edits_and_kills(
    request: pytest.FixtureRequest, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom: Newsroom = request.getfixturevalue(room)
    monkeypatch.setattr("newsreel.press.pace.BEAT", 0.02)
    paper = Paper(newsroom.folder, newsroom.url)

    class Machine(Edits):
        pass

    Machine.paper = paper
    run_machine(Machine, settings=some(int(os.environ.get("NEWSREEL_EXAMPLES", "12"))))
    paper.press.close()
