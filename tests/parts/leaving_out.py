"""What may be left out of a run: the tests on ../shared, by name, and under CI nothing else."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.parts import REPOSITORY

SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder ../shared. A test that asks for it is marked `shared` and left out without it."""
    return SHARED


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared_folder" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="../shared is missing"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not item.get_closest_marker("shared") and not hasattr(report, "wasxfail"):
        _forbid(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        _forbid(report)
    return report


def _forbid(report: Any) -> None:
    if os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped under CI, where every part must be there: {report.longrepr}"


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any) -> None:
    left_out = [report.nodeid for report in terminalreporter.stats.get("skipped", ())]
    if left_out and not SHARED.is_dir():
        terminalreporter.section("left out, for ../shared is missing")
        for name in sorted(left_out):
            terminalreporter.write_line(name)
