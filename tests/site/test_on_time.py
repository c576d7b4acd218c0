"""A story scheduled for a second, under the real ``newsreel serve``: not before it, and then."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.whole.site import Site

_SCHEDULE = """
import django, math, time
from datetime import UTC, datetime
django.setup()
from newsreel.stories.actions.schedule import schedule
from tests.stories.desks import draft
story = draft("At the stroke of the clock")
at = math.ceil(time.time()) + 2
story = schedule(story, go_live_at=datetime.fromtimestamp(at, UTC))
print(at, flush=True)
"""


@pytest.fixture
def site(tmp_path: Path, newsroom_template: Path) -> Iterator[Site]:
    made = Site(tmp_path / "site", newsroom_template)
    made.serve()
    yield made
    made.close()


def test_a_scheduled_story_is_there_at_its_second_and_not_before(site: Site) -> None:
    environment = {**os.environ, "NEWSREEL_SITE": str(site.folder),
                   "DJANGO_SETTINGS_MODULE": "newsreel.site.settings"}  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", _SCHEDULE], env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    due = float(run.stdout)
    while "At the stroke of the clock" not in site.get("/")[1]:
        assert time.time() < due + 60, site.logs()
        time.sleep(0.01)
    late = time.time() - due
    assert late >= 0
    print(f"visible {late:.3f} s after its second")
