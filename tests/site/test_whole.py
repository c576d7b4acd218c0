"""The whole site as its readers have it: the real ``newsreel serve``, a writer, readers, kills."""

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.house import await_true
from tests.front.test_house import Readers as Askers
from tests.parts.postgres import PostgresServer
from tests.site.whole.readers import Readers
from tests.site.whole.site import Site

AT_WORK = 5.0
VERBS = {"published", "edit", "retract", "move", "rename", "rename_section", "empty"}
KINDS = {"text/html", "application/atom+xml", "application/xml", "text/css", "image/avif"}


@pytest.fixture
def site(tmp_path: Path, newsroom_template: Path) -> Iterator[Site]:
    made = Site(tmp_path / "site", newsroom_template)
    yield made
    made.close()


@pytest.fixture
def site_on_postgres(
    tmp_path: Path, postgres_server: PostgresServer, newsroom_postgres_template: str
) -> Iterator[Site]:
    database = postgres_server.create(template=newsroom_postgres_template)
    made = Site(tmp_path / "site", url=database.url)
    yield made
    made.close()
    postgres_server.drop(database.name)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, newsroom_template: Path) -> Iterator[Site]:
    """A site that runs, with stories in all of its sections."""
    made = Site(tmp_path_factory.mktemp("whole") / "site", newsroom_template)
    made.serve()
    made.writer("publish").until_ready().stop()
    yield made
    made.close()


def verified(site: Site) -> None:
    """What stands is what a bake from nothing gives."""
    found = site.command("bake", "--verify")
    assert (found["differences"], found["failed"]) == ([], {})
    assert found["compared"] > 20


def a_reader_never_meets_a_dead_link(site: Site) -> None:
    site.serve()
    writer = site.writer().until_ready()
    await_true(lambda: site.get("/news/world/")[0] == 200, 60)
    readers = Readers(site.port)
    time.sleep(AT_WORK)
    done = [said["what"] for said in writer.stop()]
    readers.stop()
    assert readers.dead == []
    assert min(readers.seen[status] for status in (200, 301, 410)) > 2, readers.seen
    assert readers.kinds.keys() >= KINDS, readers.kinds
    assert VERBS <= set(done), done
    verified(site)
    assert site.stop() == 0


def test_no_reader_sees_a_link_to_what_is_not_there_while_a_writer_works(site: Site) -> None:
    a_reader_never_meets_a_dead_link(site)


@pytest.mark.postgres
def test_no_reader_sees_one_on_postgresql_either(site_on_postgres: Site) -> None:
    a_reader_never_meets_a_dead_link(site_on_postgres)


def test_what_was_acknowledged_survives_a_kill_of_everything(site: Site) -> None:
    acknowledged: list[dict[str, str]] = []
    chance = random.Random(29)
    for _ in range(2):
        site.serve()
        writer = site.writer("publish").until_ready()
        deadline = time.monotonic() + chance.uniform(0.2, 1.6)
        for said in writer.acknowledged():
            acknowledged.append(said)
            if time.monotonic() > deadline:
                break
        site.kill()
        acknowledged += writer.stop()
    site.serve()
    published = {s["path"]: s["headline"] for s in acknowledged if s["what"] == "published"}
    assert len(published) > 10
    await_true(lambda: site.command("status")["journal"] == 0, 30)
    for path, headline in published.items():
        status, body = site.get(path)
        assert (status, headline in body) == (200, True), path
    verified(site)


@pytest.mark.xdist_group("whole")
def test_a_reload_drops_no_request_and_a_publication_is_visible_everywhere_at_once(
    served: Site,
) -> None:
    site = served
    writer = site.writer("publish").until_ready()
    askers = Askers(site.port, 4)
    site.reload()
    await_true(lambda: "reloaded" in site.logs(), 60)
    seen = askers.stop()
    assert {what for what in seen if not what.startswith("200 ")} == set()
    assert sum(seen.values()) > 100
    last = [said for said in writer.stop() if said["what"] == "published"][-1]
    await_true(lambda: site.get(last["path"])[0] == 200)
    # A page that the front remembered is dropped within 50 ms of the commit.
    time.sleep(0.2)
    for path in ("/" + "/".join(last["path"].split("/")[1:-5]) + "/", "/"):
        assert last["headline"] in site.get(path)[1]


@pytest.mark.xdist_group("whole")
def test_a_story_that_cannot_be_baked_keeps_its_page_until_it_can(served: Site) -> None:
    site = served
    writer = site.writer("publish").until_ready()
    said = next(writer.acknowledged())
    writer.stop()
    await_true(lambda: said["headline"] in site.get("/")[1])
    whole = site.get(said["path"])
    assert (whole[0], said["headline"] in whole[1]) == (200, True)
    broken = json.dumps([{"type": "correction", "value": {"day": "never", "text": "Unsaid."}}])
    site.sql(
        "UPDATE stories_story SET body = ?, headline = ? WHERE id = ?", broken, "Anew", said["id"]
    )
    name = f"story:{said['id']}"
    await_true(lambda: name in site.command("status")["failing"], 20)
    assert site.get(said["path"]) == whole
    assert "Anew" in site.get("/")[1]
    assert "ValueError" in site.command("why", said["path"])["waiting"]
    assert site.command("bake", status=1)["failed"].keys() == {name}
    body = json.dumps([{"type": "paragraph", "value": "<p>Mended.</p>", "id": "m"}])
    site.sql("UPDATE stories_story SET body = ? WHERE id = ?", body, said["id"])
    await_true(lambda: "Mended." in site.get(said["path"])[1])
    assert site.command("status")["failing"] == {}


@pytest.mark.xdist_group("whole")
def test_commands_answer_beside_a_running_site_and_without_it(served: Site, tmp_path: Path) -> None:
    site = served
    assert site.command("bake")["failed"] == {}
    state = site.command("status")
    assert (state["journal"], state["waiting"], state["failing"]) == (0, 0, {})
    running = {word.split()[0] for word in state["running"]}
    assert running == {"serve", "press", "clerk", "desk", "front"}
    assert state["public"] >= 8
    reasons = site.command("why", "/news/world/")
    assert reasons["surface"].startswith("section:")
    assert any(key.startswith("newest:") for key in reasons["keys"])
    assert "nothing has been baked" in site.command("why", "/nowhere/", status=1)["error"]
    page = site.get("/news/world/")
    assert site.command("bake", "--all")["failed"] == {}
    assert site.get("/news/world/") == page
    backup = tmp_path / "backup.tar.gz"
    site.command("backup", str(backup))
    assert site.stop() == 0
    assert site.command("status")["running"] == []
    assert site.command("bake")["written"] == 0
    baked = site.command("bake", "--all")
    assert (baked["failed"], baked["written"]) == ({}, state["plates"])
    site.command("why", "/")
    verified(site)
    restored = tmp_path / "restored"
    site.command("restore", str(backup), "--site", str(restored))
    again = site.folder
    site.folder = restored
    try:
        site.serve()
        assert site.get("/news/world/") == page
        verified(site)
        assert site.stop() == 0
    finally:
        site.folder = again
