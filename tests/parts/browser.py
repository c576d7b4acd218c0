"""A real Chromium. All tests that use it run in one xdist worker: one browser at a time.

Playwright's synchronous API keeps an event loop running in the test's thread. So the browser lives
only as long as one test module, and Django is told to allow its ORM in that time.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.parts.programs import part

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class NewPage(Protocol):
    def __call__(
        self,
        width: int = 1280,
        height: int = 900,
        *,
        dark: bool = False,
        script: bool = True,
        locale: str = "en-GB",
    ) -> Page: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(executable_path=part("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages, each with a profile of its own; widths and heights are CSS pixels."""
    with ExitStack() as profiles:

        def open_page(
            width: int = 1280,
            height: int = 900,
            *,
            dark: bool = False,
            script: bool = True,
            locale: str = "en-GB",
        ) -> Page:
            profile = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
                locale=locale,
                reduced_motion="reduce",
            )
            profiles.callback(profile.close)
            profile.set_default_timeout(10_000)
            return profile.new_page()

        yield open_page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page 1280 px wide, light, with script."""
    return new_page()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
