"""axe-core, which judges a page's accessibility inside the browser."""

from typing import Protocol

import pytest
from playwright.sync_api import Page

from tests.parts import REPOSITORY

SCRIPT = REPOSITORY / "tests/web/node_modules/axe-core/axe.min.js"

# Wagtail's own furniture of the desk, which is Wagtail's to mend: the calendar below a field of
# time, and the search of its side bar.
WAGTAILS = (".xdsoft_datetimepicker", "form[role=search]")


class Axe(Protocol):
    def __call__(self, page: Page, but: tuple[str, ...] = ()) -> list[str]: ...


@pytest.fixture(scope="session")
def axe() -> Axe:
    """`axe(page)` gives axe-core's violations, a line each, best practices included; `but` are
    selectors of what is left out."""
    if not SCRIPT.exists():
        pytest.fail("axe-core is missing: `make setup-test` brings it", pytrace=False)
    script = SCRIPT.read_text(encoding="utf-8")

    def violations(page: Page, but: tuple[str, ...] = ()) -> list[str]:
        # evaluate() is the debugger's, so a page's Content-Security-Policy does not refuse it.
        page.evaluate(script)
        found = page.evaluate(
            "async (but) => (await axe.run({ exclude: but.map((one) => [one]) })).violations",
            list(but),
        )
        return [
            f"{rule['id']}: {rule['help']}: {node['html']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
