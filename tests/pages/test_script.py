"""What script adds in a real browser, and that nothing moves or is missing without it."""

import pytest
from playwright.sync_api import Browser, expect

from newsreel.live.reads import OnAir
from newsreel.pages.state import state
from newsreel.pages.typeset import typeset
from newsreel.stories.reads.shapes import Breaking
from tests.pages.paper import OFF, SITE, chrome, crowd, story
from tests.pages.served import serve
from tests.pages.sheets import a_story_page, html_pages
from tests.parts.browser import NewPage

NEWS = Breaking("The lock gate is open", "/news/town/lock/")
SHIFTS = """
new PerformanceObserver(list => {
  window.shifts = (window.shifts || 0) + list.getEntries().reduce((sum, e) => sum + e.value, 0);
}).observe({type: 'layout-shift', buffered: true});
"""


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return html_pages()


def test_the_breaking_line_and_the_air_come_from_the_state_plate(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    complaints = serve(page, pages, state(chrome(), NEWS, OnAir("on", "The Evening Tide")))
    page.goto(f"{SITE.url}/story")
    expect(page.locator(".flash a")).to_have_text("The lock gate is open")
    expect(page.locator(".live")).to_have_attribute("title", "On air: The Evening Tide")
    page.locator(".flash button").click()
    expect(page.locator(".flash")).to_have_count(0)
    page.reload()
    expect(page.locator(".live .dot.on")).to_have_count(1)
    assert page.locator(".flash").count() == 0
    assert complaints == []


def test_a_page_that_has_the_line_baked_in_shows_it_once(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    serve(page, pages, state(chrome(), NEWS, OnAir("on", "")))
    page.goto(f"{SITE.url}/home")
    expect(page.locator(".live .dot.on")).to_have_count(1)
    assert page.locator(".breaking").count() == 1


def test_a_line_comes_and_goes_on_a_page_that_stays_open(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    serve(page, pages)
    now = [state(chrome(), Breaking("", ""), OFF)]
    page.route(
        "**/state.json", lambda route: route.fulfill(body=now[0], content_type="application/json")
    )
    page.goto(f"{SITE.url}/story")
    line = page.locator(".breaking")
    expect(page.locator(".live .dot.on")).to_have_count(0)
    for text in ("The lock gate is open", "The lock gate is shut again"):
        now[0] = state(chrome(), Breaking(text, ""), OnAir("on", "The Evening Tide"))
        expect(line).to_have_count(1, timeout=2_000)
        expect(line).to_contain_text(text, timeout=2_000)
        expect(page.locator(".live .dot.on")).to_have_count(1)
    now[0] = state(chrome(), Breaking("", ""), OFF)
    expect(line).to_have_count(0, timeout=2_000)
    expect(page.locator(".live .dot.on")).to_have_count(0)


def test_the_state_is_asked_for_while_somebody_looks_and_seldom_once_nobody_moves(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    serve(page, pages)
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "state.json" in r.url else None)
    page.clock.install()
    page.goto(f"{SITE.url}/story")

    def pass_by(seconds: float) -> int:
        """How often it is asked for meanwhile; answers take their own, real time."""
        before = len(asked)
        for _ in range(round(seconds / 0.3)):
            page.clock.run_for(300)
            page.wait_for_timeout(30)
        return len(asked) - before

    def see(hidden: str) -> None:
        page.evaluate(
            f"Object.defineProperty(document, 'hidden', {{value: {hidden}, configurable: true}});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        page.wait_for_timeout(50)

    assert 2 <= pass_by(3) <= 3
    see("true")
    assert pass_by(12) == 0
    before = len(asked)
    see("false")
    assert len(asked) == before + 1
    page.clock.fast_forward(400_000)
    page.wait_for_timeout(100)
    assert pass_by(9) <= 1
    before = len(asked)
    page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert len(asked) == before + 1


@pytest.mark.parametrize("name", ["home", "section", "story", "contributor"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes], name: str, width: int
) -> None:
    page = new_page(width)
    serve(page, pages, state(chrome(), NEWS, OnAir("on", "The Evening Tide")))
    page.add_init_script(SHIFTS)
    page.goto(f"{SITE.url}/{name}", wait_until="networkidle")
    page.wait_for_timeout(200)
    assert (page.evaluate("window.shifts") or 0) == 0


def test_the_copy_button_copies_the_address_and_says_so(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=SITE.url)
    serve(page, pages)
    page.goto(f"{SITE.url}/story")
    button = page.locator(".copy button")
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == SITE.url + story().url


def test_an_address_that_ends_with_the_whole_id_of_a_comment_still_leads_to_it(
    browser: Browser, new_page: NewPage
) -> None:
    page = new_page()
    serve(page, {"story": typeset("story.html", a_story_page(said=crowd(50)))})
    whole = crowd(50).comments[30].id
    page.goto(f"{SITE.url}/story#comment-{whole}")
    comment = page.locator(f"#comment-{whole[:8]}")
    expect(comment).to_be_in_viewport()
    assert comment.evaluate("one => one.matches(':target')")


def test_without_script_a_story_is_whole(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page(script=False)
    complaints = serve(page, pages)
    page.goto(f"{SITE.url}/story")
    expect(page.locator(".copy")).to_be_hidden()
    page.locator(".share summary").click()
    expect(page.locator(".share details li").first).to_be_visible()
    expect(page.locator(".comments .note")).to_have_text("No comments yet.")
    assert complaints == []


def test_the_text_to_share_is_taken_over_to_any_server(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    complaints = serve(page, pages)
    page.goto(f"{SITE.url}/share#Fog%20at%20sea%20https%3A%2F%2Fforeshore.example%2Fa%2F")
    assert page.locator("textarea").input_value() == "Fog at sea https://foreshore.example/a/"
    first = page.locator(".onward a").first
    expect(first).to_have_attribute(
        "href",
        "https://mastodon.social/share?text=Fog%20at%20sea%20https%3A%2F%2Fforeshore.example%2Fa%2F",
    )
    page.locator("input").fill("no server")
    page.locator("form button").click()
    assert page.evaluate("document.querySelector('input').validationMessage")
    page.locator("input").fill("https://@me@social.example/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("form button").click()
    page.wait_for_timeout(300)
    assert asked[0].startswith("https://social.example/share?text=Fog%20at%20sea")
    assert complaints == [f"asked a third party: {asked[0]}"]


def test_without_script_the_servers_are_plain_links(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page(script=False)
    serve(page, pages)
    page.goto(f"{SITE.url}/share")
    assert page.locator(".onward a").count() == 5
    assert page.locator("form").count() == 0
    expect(page.locator(".paste")).to_be_visible()


def test_the_keyboard_reaches_the_content_first(
    browser: Browser, new_page: NewPage, pages: dict[str, bytes]
) -> None:
    page = new_page()
    serve(page, pages)
    page.goto(f"{SITE.url}/story")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_state_plate_is_small_and_quiet_while_nothing_happens() -> None:
    assert state(chrome(), Breaking("", ""), OFF) == (
        b'{"air":"off","line":"","breaking":{"label":"Breaking","text":"","url":"","close":"Close"}}'
    )
