"""The benches measure what they say: turning order, medians, real servers, the report."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import (
    accepting,
    baking,
    importing,
    listing,
    loading,
    publishing,
    quoting,
    report,
    serving,
    sites,
    starting,
    store,
    storming,
    troubling,
)
from bench.__main__ import BENCHES
from bench.rounds import Result, Row, alternate
from bench.servers import command, fetch, nginx
from bench.wrk import wrk
from tests.parts.programs import part

PAGE = b"<!doctype html><title>Harbour bridge reopens</title>" * 50

SMALL_FRONT = """
import gzip, http.server, sys
class Door(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *words): pass
    def do_GET(self):
        known = not self.path.startswith("/gone")
        body = gzip.compress(b"<a href='x'></a>" * 100)
        self.send_response(200 if known else 404)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Door).serve_forever()
"""


@pytest.fixture
def small_front(tmp_path: Path) -> str:
    """The command of a server that answers every path but /gone."""
    file = tmp_path / "front.py"
    file.write_text(SMALL_FRONT)
    return f"{sys.executable} {file} {{port}}"


def test_contenders_run_in_turning_order_and_ratios_are_taken_within_a_round() -> None:
    calls: list[str] = []
    ours, theirs = iter([10.0, 20.0, 90.0]), iter([20.0, 40.0, 100.0])

    def a() -> dict[str, float]:
        calls.append("a")
        return {"rate": next(ours)}

    def b() -> dict[str, float]:
        calls.append("b")
        return {"rate": next(theirs)}

    rounds = alternate({"a": a, "b": b}, rounds=3)
    assert "".join(calls) == "abbaab"
    assert rounds.median("a", "rate") == 20
    assert rounds.ratio("a", "b", "rate") == 0.5


def test_nginx_serves_the_gzip_bytes_it_was_given(tmp_path: Path) -> None:
    part("nginx")
    body = gzip.compress(PAGE)
    with nginx(body, tmp_path) as server:
        assert fetch(server.address + "/page") == (body, "gzip")
        assert server.cpu() >= 0


def test_wrk_refuses_a_rate_with_errors_in_it(small_front: str) -> None:
    part("wrk")
    with command(small_front) as server:
        seen = wrk(server.address + "/", seconds=1, connections=4)
        assert seen.requests > 0
        assert 0 < seen.p50 <= seen.p99
        with pytest.raises(RuntimeError, match="Non-2xx"):
            wrk(server.address + "/gone", seconds=1, connections=4)


def test_wrk_asks_for_the_paths_of_a_file(small_front: str, tmp_path: Path) -> None:
    paths = tmp_path / "paths"
    with command(small_front) as server:
        paths.write_text("/one\n/two\n")
        assert wrk(server.address, seconds=1, connections=4, paths=paths).requests > 0
        paths.write_text("/one\n/gone\n")
        with pytest.raises(RuntimeError, match="Non-2xx"):
            wrk(server.address, seconds=1, connections=4, paths=paths)


def figures(result: Result) -> dict[str, float]:
    return {row.what: row.value for row in result.rows}


def test_the_serving_bench_compares_any_front_with_nginx(small_front: str) -> None:
    arguments = ["--front", small_front, "--page", "/story/", "--rounds", "1", "--seconds", "1"]
    found = figures(serving.main(arguments))
    assert 0 < found["front, hot : nginx"] < 1
    assert found["front, hot : nginx, CPU"] > 1


def test_the_serving_bench_fills_a_store_and_asks_our_own_front_for_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WORK", tmp_path)
    found = figures(serving.main(["--plates", "1200", "--rounds", "1", "--seconds", "1"]))
    assert found["plates in the front's store"] == 1200
    assert 10_000 < found["page, gzip"] < 14_336
    assert found["front, cold : nginx"] > 0


FEW = ["--stories", "20"]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the benches below keep their sites."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("work")
        patch.setattr(sites, "WORK", folder)
        yield folder


@pytest.mark.xdist_group("sites")
def test_what_making_a_site_cost_is_kept_with_it(work: Path) -> None:
    loaded = figures(loading.main(FEW))
    assert loaded["rate of a core"] > 0
    assert loaded["memory, peak"] > 10
    baked = figures(baking.main(FEW))
    assert baked["story pages"] == 20
    assert baked["plates of all kinds"] > 20
    assert baked["CPU in all"] > 0


@pytest.mark.proof
def test_the_starting_bench_waits_for_the_first_page(work: Path) -> None:
    started = figures(starting.main(FEW))
    assert 0 < started["first page, files in memory"] <= started["the slowest of all"]


@pytest.mark.proof
def test_the_publishing_bench_sees_each_story_on_its_three_pages(work: Path) -> None:
    published = figures(publishing.main([*FEW, "--publications", "3", "--pause", "0"]))
    assert 0 < published["20 stories: median"] <= published["20 stories: p99"]


@pytest.mark.proof
def test_the_troubling_bench_reads_while_four_clients_are_at_the_desk(work: Path) -> None:
    part("wrk")
    troubled = figures(troubling.main([*FEW, "--seconds", "1"]))
    assert troubled["p99, hammered : calm"] > 0
    assert troubled["the desk's answers meanwhile"] > 0


@pytest.mark.proof
def test_the_importing_bench_takes_in_pages_of_our_own_as_others_caught_them(work: Path) -> None:
    found = figures(importing.main(["--captures", "5", "--from", "20"]))
    assert found["into drafts, of a core"] > 0
    assert found["published and baked, of a core"] > 0


@pytest.mark.xdist_group("sites")
def test_the_accepting_bench_writes_on_both_databases(work: Path) -> None:
    few = [*FEW, "--writers", "2", "--seconds", "0.3"]
    found = figures(accepting.main(few))
    for engine in ("SQLite", "PostgreSQL"):
        assert found[f"{engine}: bare inserts by the ORM"] > 0
        assert found[f"{engine}: judged and kept"] > 0


@pytest.mark.proof
def test_the_storming_bench_posts_over_http_and_counts_the_bakes(work: Path) -> None:
    part("wrk")
    few = [*FEW, "--paced", "0.5", "--storm", "1", "--without-isso"]
    found = figures(storming.main(few))
    assert found["posts by 8 writers"] > 0
    assert found["storm: comments on one story in 1 s"] == 100
    assert 1 <= found["storm: bakes of the story's page"] <= 10  # of a hundred comments


def test_the_record_bench_reads_articles_and_hostile_text() -> None:
    found = figures(quoting.main(["--size", "2000"]))
    assert found["articles of 4,600 characters a CPU second"] > 0
    assert sum(what.endswith(": to 500") for what in found) == len(quoting.HOSTILE)


def test_every_bench_has_its_place_in_the_report(tmp_path: Path) -> None:
    for name in BENCHES:
        Result(name, "", [], {}).save(tmp_path)
    page = tmp_path / "performance.md"
    page.write_text(report.PAGE.read_text())
    report.main(page, tmp_path)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert publishing.percentile(range(1, 201), 99) == 198
    assert publishing.percentile([5.0], 99) == 5.0


def test_the_report_stands_between_its_markers_and_touches_nothing_else(tmp_path: Path) -> None:
    Result("bake", "python -m bench bake", [Row("pages", 712.4, "pages/s", "≥ 700")], {}).save(
        tmp_path
    )
    page = tmp_path / "performance.md"
    page.write_text("Method.\n\n<!-- figures bake -->\nold\n<!-- /figures -->\n\nAfter.\n")
    report.main(page, tmp_path)
    text = page.read_text()
    assert text.startswith("Method.\n\n<!-- figures bake -->\n")
    assert "| pages | 712 pages/s | ≥ 700 |" in text
    assert "old" not in text
    assert text.endswith("<!-- /figures -->\n\nAfter.\n")


def test_a_result_without_a_place_in_the_report_is_an_error(tmp_path: Path) -> None:
    Result("bake", "", [], {}).save(tmp_path)
    (tmp_path / "performance.md").write_text("# Performance\n")
    with pytest.raises(LookupError, match="no place for bake"):
        report.main(tmp_path / "performance.md", tmp_path)


@pytest.mark.proof
def test_the_list_of_stories_is_measured_on_a_site_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "WORK", tmp_path)
    result = listing.main(["--stories", "300", "--rounds", "1"])
    assert result.rows[0].what == "median of all, 300 stories"
    assert len(result.rows) > 10
    assert all(row.value > 0 for row in result.rows)
