"""What is slow to show: changes of a whole archive, and kills without number. ``make proof``.

The figures go into docs/performance.md, as a bench's do.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import report
from bench.rounds import Result, Row
from tests.front.house import await_true
from tests.site.whole.gauge import Gauge
from tests.site.whole.readers import Readers
from tests.site.whole.site import Site

pytestmark = pytest.mark.proof
STORIES = int(os.environ.get("NEWSREEL_PROOF_STORIES", "50000"))
KILLS = int(os.environ.get("NEWSREEL_PROOF_KILLS", "25"))
HOUR = 3600


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, newsroom_template: Path) -> Iterator[Site]:
    """A site with 50,000 stories in one section, baked and served."""
    site = Site(tmp_path_factory.mktemp("large") / "site", newsroom_template)
    try:
        site.command("sample", "--stories", str(STORIES), limit=HOUR)
        site.sql(
            "UPDATE stories_story SET section_id = (SELECT id FROM stories_section"
            " WHERE slug = 'town' LIMIT 1) WHERE locale_id = (SELECT locale_id FROM stories_section"
            " WHERE slug = 'town' LIMIT 1)"
        )
        assert site.command("bake", "--all", limit=HOUR)["failed"] == {}
        site.serve()
        yield site
    finally:
        site.close()


def rename_the_section(site: Site) -> None:
    site.sql("UPDATE stories_section SET slug = 'city', name = 'City' WHERE slug = 'town'")


def change_the_chrome(site: Site) -> None:
    """Another name of the site, and another section in the navigation."""
    settings = site.folder / "newsreel.toml"
    settings.write_text(settings.read_text().replace("The Whole", "The Whole Paper"))
    site.sql("UPDATE stories_section SET name = 'News of all kinds' WHERE slug = 'news'")
    site.reload()


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("a section of {n} stories renamed", rename_the_section),
        ("the site's name and navigation changed, {n} stories", change_the_chrome),
    ],
)
def test_a_change_of_the_whole_archive_breaks_no_link_and_stops_nobody(
    archive: Site, what: str, change: Callable[[Site], None]
) -> None:
    site = archive
    before = sum(file.stat().st_size for file in site.folder.glob("*.db*"))
    readers, gauge = Readers(site.port), Gauge(site.folder).start()
    began = time.monotonic()
    change(site)
    await_true(lambda: gauge.waiting() > 100, 120)
    visible = list(published_meanwhile(site, gauge))
    await_true(lambda: gauge.waiting() == 0, HOUR)
    took = time.monotonic() - began
    gauge.stop()
    readers.stop()
    waits = sorted(gauge.waits)
    name = what.format(n=f"{STORIES:,}")
    keep(
        name,
        [
            Row(f"{name}: time", took, "s"),
            Row("… plates a second", gauge.changed / took, ""),
            Row("… commits", gauge.commits, ""),
            Row("… plates in the largest commit", gauge.most, "", "≤ 1,000"),
            Row("… databases before", before / 1e6, "MB"),
            Row("… databases at their largest", gauge.disk / 1e6, "MB"),
            Row("… another writer's wait, 99 of 100", waits[int(len(waits) * 0.99)] * 1e3, "ms"),
            Row("… another writer's wait, longest", waits[-1] * 1e3, "ms", "≤ 50"),
            Row("… a correction meanwhile, until readers see it", median(visible) * 1e3, "ms"),
            Row("… links followed by readers meanwhile", sum(readers.seen.values()), ""),
            Row("… dead ones among them", len(readers.dead), "", "0"),
        ],
    )
    assert readers.dead == []
    assert gauge.most <= 1_000
    assert site.command("status")["failing"] == {}
    found = site.command("bake", "--verify", limit=HOUR)
    assert (found["differences"], found["failed"]) == ([], {})


def published_meanwhile(site: Site, gauge: Gauge) -> Iterator[float]:
    """Seconds from a correction's commit to the front's handing it out, while pages are baked."""
    for number in range(5):
        time.sleep(1)
        if gauge.waiting() < 100:
            return
        headline = f"Corrected meanwhile {number}"
        site.sql(
            "UPDATE stories_story SET headline = ? WHERE id = (SELECT max(id) FROM stories_story"
            " WHERE live AND locale_id = (SELECT locale_id FROM stories_section LIMIT 1))",
            headline,
        )
        began = time.monotonic()
        await_true(lambda h=headline: h in site.get("/")[1], 60)  # type: ignore[misc]
        yield time.monotonic() - began


def median(seconds: list[float]) -> float:
    return statistics.median(seconds) if seconds else 0.0


def keep(name: str, rows: list[Row]) -> None:
    """Print the figures, and carry them into the page where they were taken in full."""
    print()
    for row in rows:
        print(f"  {row.what}: {row.value:,.4g} {row.unit} {row.goal}")
    _kept.extend(rows)
    if STORIES >= 50_000:
        Result("large", "make proof", list(_kept), {}).save()
        report.main()


_kept: list[Row] = []


def test_what_was_acknowledged_survives_many_kills_of_everything(
    tmp_path: Path, newsroom_template: Path
) -> None:
    """Kills at any moment, of a start as well, beside a writer that does everything."""
    site = Site(tmp_path / "site", newsroom_template)
    published: dict[str, str] = {}
    chance = random.Random(9)
    try:
        for number in range(KILLS):
            site.serve()
            writer = site.writer("publish" if number % 2 else "").until_ready()
            time.sleep(chance.uniform(0.0, 2.5))
            site.kill()
            said = writer.stop()
            # What another writer may have moved or withdrawn since is for `verify` alone.
            fresh = {s["path"]: s["headline"] for s in said if s["what"] == "published"}
            published = {**published, **fresh} if number % 2 else {}
        site.serve()
        await_true(lambda: site.command("status")["journal"] == 0, 120)
        for path, headline in published.items():
            status, body = site.get(path)
            assert (status, headline in body) == (200, True), path
        found = site.command("bake", "--verify")
        assert (found["differences"], found["failed"]) == ([], {})
    finally:
        site.close()
