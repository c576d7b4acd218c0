"""The benches measure what they say: turning order, medians, real servers, the report."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from bench import listing, report, serving, store
from bench.rounds import Result, Row, alternate, machine
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


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder into which benches save, empty."""
    folder = tmp_path / "results"
    save = Result.save
    monkeypatch.setattr(Result, "save", lambda result: save(result, folder))
    return folder


def test_the_serving_bench_compares_any_front_with_nginx(small_front: str, results: Path) -> None:
    arguments = ["--front", small_front, "--page", "/story/", "--rounds", "1", "--seconds", "1"]
    serving.main(arguments)
    result = json.loads((results / "serving.json").read_text())
    figures = {row["what"]: row["value"] for row in result["rows"]}
    assert 0 < figures["front, hot : nginx"] < 1
    assert figures["front, hot : nginx, CPU"] > 1
    assert result["machine"] == machine()


def test_the_serving_bench_fills_a_store_and_asks_our_own_front_for_all_of_it(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WORK", tmp_path)
    serving.main(["--plates", "1200", "--rounds", "1", "--seconds", "1"])
    result = json.loads((results / "serving.json").read_text())
    figures = {row["what"]: row["value"] for row in result["rows"]}
    assert figures["plates in the front's store"] == 1200
    assert 10_000 < figures["page, gzip"] < 14_336
    assert figures["front, cold : nginx"] > 0


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


def test_the_list_of_stories_is_measured_on_a_site_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[Result] = []
    monkeypatch.setattr(listing, "WORK", tmp_path)
    monkeypatch.setattr(Result, "save", saved.append)
    listing.main(["--stories", "300", "--rounds", "1"])
    (result,) = saved
    assert result.rows[0].what == "median of all, 300 stories"
    assert len(result.rows) > 10
    assert all(row.value > 0 for row in result.rows)
