"""axe-core, which judges a page's accessibility inside the browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.parts import REPOSITORY

SCRIPT = REPOSITORY / "tests/web/node_modules/axe-core/axe.min.js"

Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="session")
def axe() -> Axe:
    """`axe(page)` gives axe-core's violations, a line each, best practices included."""
    if not SCRIPT.exists():
        pytest.fail("axe-core is missing: `make setup-test` brings it", pytrace=False)
    script = SCRIPT.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        # evaluate() is the debugger's, so a page's Content-Security-Policy does not refuse it.
        page.evaluate(script)
        found = page.evaluate("async () => (await axe.run(document)).violations")
        return [
            f"{rule['id']}: {rule['help']}: {node['html']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
