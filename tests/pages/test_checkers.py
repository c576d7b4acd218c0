"""Two judges look at every kind of page: the Nu HTML checker and axe-core."""

import pytest
from playwright.sync_api import Browser

from tests.pages.paper import SITE
from tests.pages.served import serve
from tests.pages.sheets import html_pages
from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.nu import Nu


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_the_html_checker_finds_no_error(nu: Nu, rtl: bool) -> None:
    found = {name: nu(page) for name, page in html_pages(rtl=rtl).items()}
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.parametrize(
    ("rtl", "dark", "width"),
    [(False, False, 360), (False, True, 1280), (True, False, 1280), (True, True, 360)],
    ids=["ltr-light-narrow", "ltr-dark-wide", "rtl-light-wide", "rtl-dark-narrow"],
)
def test_axe_finds_no_violation_and_the_browser_no_fault(
    browser: Browser, new_page: NewPage, axe: Axe, rtl: bool, dark: bool, width: int
) -> None:
    page = new_page(width, dark=dark)
    pages = html_pages(rtl=rtl)
    complaints = serve(page, pages)
    found = {}
    for name in pages:
        page.goto(f"{SITE.url}/{name}", wait_until="load")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[name] = [*axe(page), *([f"{wider} px too wide"] if wider > 0 else [])]
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert complaints == []
