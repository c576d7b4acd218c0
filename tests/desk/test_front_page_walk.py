"""The chief editor's piece of the day, in a real browser against the whole served site: the front
page is arranged, and news breaks over every page and is over again."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Locale

from newsreel.stories.actions.publish import publish
from newsreel.stories.models import FrontPage, Story
from newsreel.stories.paths import Paths
from tests.desk.people import person
from tests.desk.served import Served
from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.newsroom import Newsroom
from tests.parts.shots import shot
from tests.stories.desks import draft, paragraph, section

HEADLINES = (
    "Ferry strike enters its second week",
    "The cannery will not reopen",
    "Herons nest on the old crane",
    "Council finds four million under the quay",
    "Fog keeps the harbour shut",
    "A school votes to keep its bell",
)
COLLECT = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[Served]:
    """Six public stories in English, one in Arabic; served as readers have it."""
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    town = section("Town")
    for headline in HEADLINES:
        publish(draft(headline, section=town, standfirst="What is known so far.",
                      body=paragraph("It was quiet on the quay this morning.")))  # fmt: skip
    place = town.in_language(arabic)
    row = draft("الضباب يغلق الميناء", section=town)
    Story.objects.filter(pk=row.pk).update(locale=arabic, section=place)
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("ar", "العربية")]):
        served = Served(newsroom.folder, "ar")
        served.serve()
        yield served
        served.close()


class Watched:
    """A page that remembers what its policy stopped and what broke on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.add_init_script(COLLECT)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text[:300])

    def check(self) -> None:
        assert self.page.evaluate("window.stopped") == []
        assert self.faults == []


def slots(page: Page) -> list[str]:
    return page.locator(".front-slots .front-headline").all_inner_texts()


def candidate(page: Page, headline: str) -> Any:
    return page.locator(".front-candidate", has_text=headline)


def test_the_chief_editor_arranges_the_front_page_and_breaks_news(
    browser: Browser, new_page: NewPage, site: Served, axe: Axe
) -> None:
    desk = new_page(1280, 1000)
    watched = Watched(desk)
    site.sign_in(desk, person("clara", "Chief editor"))
    desk.goto(f"{site.address}/desk/front-page/")

    # Search as one types, drag to the places, move by the keyboard.
    desk.fill("#front-query", "cannery")
    expect(desk.locator(".front-candidate")).to_have_count(1)
    candidate(desk, "cannery").drag_to(desk.locator(".front-slot").first)
    assert slots(desk) == ["The cannery will not reopen"]
    desk.fill("#front-query", "")
    expect(desk.locator(".front-candidate")).to_have_count(6)
    candidate(desk, "Herons").drag_to(desk.locator(".front-slot").nth(1))
    desk.get_by_role("button", name="Place “Ferry strike").click()
    desk.get_by_role("button", name="Place “Council finds").click()
    assert slots(desk) == [HEADLINES[n] for n in (1, 2, 0, 3)]
    desk.get_by_role("button", name="Move “Council finds four million under the quay” up").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    assert slots(desk) == [HEADLINES[n] for n in (3, 1, 2, 0)]
    expect(desk.locator("[data-front=said]")).to_have_text(f"“{HEADLINES[3]}” leads.")
    # Its arrow cannot go further up: the focus stays on the story.
    focused = desk.evaluate("document.activeElement.closest('.front-slot').dataset.place")
    assert focused == "0"
    desk.locator(".front-slot").nth(2).drag_to(desk.locator(".front-slot").nth(1))
    assert slots(desk) == [HEADLINES[n] for n in (3, 2, 1, 0)]
    desk.get_by_role("button", name="Take “Ferry strike").click()
    assert slots(desk) == [HEADLINES[n] for n in (3, 2, 1)]

    # The previews show it, at both widths, before anything is kept.
    for name in ("The front page on a desktop", "The front page on a phone"):
        framed = desk.frame_locator(f"iframe[title='{name}']")
        expect(framed.locator("main h2").first).to_have_text(HEADLINES[3])
    widths = desk.evaluate(
        "[...document.querySelectorAll('.front-screen iframe')]"
        ".map((frame) => frame.contentDocument.documentElement.clientWidth)"
    )
    assert widths == [1280, 390]
    assert not FrontPage.objects.exclude(edition=0).exists()
    assert axe(desk) == []
    shot(desk, "front-page")
    watched.check()

    # A draft is kept; readers see what they saw.
    before = site.get("/")
    desk.get_by_role("button", name="Keep as a draft").click()
    expect(desk.locator("[data-front=status]")).to_contain_text("The draft is kept")
    desk.reload()
    assert slots(desk) == [HEADLINES[n] for n in (3, 2, 1)]
    assert site.get("/") == before
    desk.get_by_role("button", name="Put live").click()
    expect(desk.locator("[data-front=status]")).to_contain_text("The front page is live")
    await_text(site, "/", lambda text: first_headline(text) == HEADLINES[3])

    another_chief_is_told(new_page, site, desk)
    news_breaks(new_page, site, desk, axe)
    watched.check()


def another_chief_is_told(new_page: NewPage, site: Served, desk: Page) -> None:
    """Two arrange at once: each is told, and the later does not save over the other."""
    other = new_page()
    site.sign_in(other, person("ben", "Chief editor"))
    other.goto(f"{site.address}/desk/front-page/en/")
    expect(desk.locator("[data-front=others]")).to_have_text("Also here: ben.")
    other.get_by_role("button", name="Move “The cannery will not reopen” up").click()
    other.get_by_role("button", name="Put live").click()
    expect(other.locator("[data-front=status]")).to_contain_text("The front page is live")
    desk.get_by_role("button", name="Take “Herons").click()
    desk.get_by_role("button", name="Put live").click()
    expect(desk.locator("[data-front=meanwhile]")).to_contain_text("ben changed this front page")
    shot(desk, "front-page-meanwhile")
    assert slots(desk) == [HEADLINES[n] for n in (3, 1)]
    desk.get_by_role("button", name="Show theirs").click()
    expect(desk.locator(".front-slot .front-headline")).to_have_count(3)
    assert slots(desk) == [HEADLINES[n] for n in (3, 1, 2)]
    other.close()


def news_breaks(new_page: NewPage, site: Served, desk: Page, axe: Axe) -> None:
    """One step at the desk; over a reader's story page within two seconds, and off again."""
    story = Story.objects.get(headline=HEADLINES[4])
    reader = new_page(360, 700)
    reader.goto(f"{site.address}{Paths().of_story(story)}")
    plain = new_page(script=False)
    desk.goto(f"{site.address}/desk/")
    form = desk.get_by_role("form", name="Breaking line, English")
    form.get_by_label("What is happening").fill("The harbour is closed")
    form.get_by_label("Leads to").select_option(label=HEADLINES[4])
    form.get_by_role("button", name="Put it up").click()
    expect(desk.get_by_role("button", name="Take it down")).to_be_visible()
    answered = time.monotonic()
    line = reader.locator(".breaking")
    expect(line).to_contain_text("The harbour is closed", timeout=2_000)
    assert time.monotonic() - answered < 2.5
    shot(desk, "breaking")
    assert axe(reader) == []
    for path in ("/", "/town/"):
        plain.goto(f"{site.address}{path}")
        expect(plain.locator(".breaking a")).to_have_text("The harbour is closed")
    assert "The harbour is closed" not in site.get("/ar/")[1]
    desk.get_by_role("button", name="Take it down").click()
    expect(line).to_have_count(0, timeout=2_500)
    for path in ("/", "/town/"):
        plain.goto(f"{site.address}{path}")
        expect(plain.locator(".breaking")).to_have_count(0)


def first_headline(text: str) -> str:
    main = text.partition("<main")[2]
    return next((h for h in sorted(HEADLINES, key=lambda h: main.find(h) % 10**9)), "")


def await_text(site: Served, path: str, holds: Any) -> None:
    deadline = time.monotonic() + 10
    while not holds(site.get(path)[1]):
        assert time.monotonic() < deadline, site.get(path)[1][:2000]
        time.sleep(0.05)
