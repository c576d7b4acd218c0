"""A run never hides a test: skips fail under CI, and only tests on ../shared are left out."""

import pytest

from tests.parts import REPOSITORY

pytest_plugins = ["pytester"]

CONFTEST = """
from pathlib import Path
import tests.parts.leaving_out as leaving_out
leaving_out.SHARED = Path("no-such-folder")
pytest_plugins = ["tests.parts.leaving_out"]
"""


@pytest.fixture
def run_suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    pytester.makeini("[pytest]\nmarkers = shared\naddopts = -p no:django -p no:xdist")
    pytester.makeconftest(CONFTEST)
    return pytester


def test_a_test_on_the_shared_folder_is_left_out_by_name(
    run_suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    run_suite.makepyfile(test_captures="def test_the_capture_imports(shared_folder): 1 / 0")
    result = run_suite.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*left out*", "test_captures.py::test_the_capture_imports"])


@pytest.mark.parametrize(
    ("module", "outcome"),
    [
        ("import pytest\ndef test_it(): pytest.skip('no nginx')", {"failed": 1}),
        ("import pytest\npytest.importorskip('no_such_module')", {"errors": 1}),
        ("import pytest\n@pytest.mark.xfail\ndef test_it(): 1 / 0", {"xfailed": 1}),
    ],
)
def test_any_other_skip_fails_under_ci(
    run_suite: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    outcome: dict[str, int],
) -> None:
    monkeypatch.setenv("CI", "true")
    run_suite.makepyfile(module)
    run_suite.runpytest_subprocess().assert_outcomes(**outcome)


def test_a_skip_on_a_developers_machine_stays_a_skip(
    run_suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    run_suite.makepyfile("import pytest\ndef test_it(): pytest.skip('later')")
    run_suite.runpytest_subprocess().assert_outcomes(skipped=1)
