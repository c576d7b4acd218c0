"""Law 5 as a property: no commit of the press, whatever came before, leaves a dead link."""

import os
from datetime import UTC, datetime

import pytest
from django.test import override_settings
from hypothesis.stateful import initialize
from hypothesis.stateful import run_state_machine_as_test as run_machine

from tests.parts.newsroom import Newsroom
from tests.press.edits import Edits, some
from tests.press.paper import Paper
from tests.press.standing import watched


@pytest.mark.parametrize(
    "room", ["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)]
)
@override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")])
def test_no_edits_and_kills_ever_leave_a_dead_link(
    request: pytest.FixtureRequest, room: str
) -> None:
    newsroom: Newsroom = request.getfixturevalue(room)
    made = Paper(newsroom.folder, newsroom.url)

    class Machine(Edits):
        paper = made

        @initialize()
        def begin(self) -> None:
            super().begin()
            for n, word in enumerate(["Ferry", "Storm", "Tower", "School", "Harbour", "Cannery"]):
                self.create(n, word, "Ferry", datetime(2015, 10, 20 + n // 2, tzinfo=UTC), True)
            made.bake()
            self.watch = watched(made.address)
            self.watch.__enter__()

        def teardown(self) -> None:
            try:
                super().teardown()
            finally:
                if hasattr(self, "watch"):
                    self.watch.__exit__(None, None, None)

    run_machine(Machine, settings=some(int(os.environ.get("NEWSREEL_EXAMPLES", "10"))))
    made.press.close()
