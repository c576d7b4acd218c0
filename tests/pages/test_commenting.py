"""What the script of comments says and shows in a page that is written from right to left."""

import json
from dataclasses import replace

from playwright.sync_api import Browser, expect

from newsreel.comments.reads import Thread
from newsreel.pages.assets import ASSETS
from newsreel.pages.typeset import typeset
from newsreel.pages.words import languages, words
from tests.pages.paper import FORM, SITE, thread
from tests.pages.served import serve
from tests.pages.sheets import a_story_page, html_pages
from tests.parts.axe import Axe
from tests.parts.browser import NewPage


def grown() -> Thread:
    """The small thread, and two comments more."""
    old = thread()
    more = [
        replace(old.comments[0], id=f"{n:08x}-0000-4000-8000-000000000000") for n in (0xA0, 0xB0)
    ]
    return Thread(old.count + 2, (*old.comments, *more), old.answers)


def test_script_says_what_it_says_in_every_language() -> None:
    script = ASSETS["saying.js"].body.decode()
    assert "%" not in script
    for language in languages():
        said = words(language)
        for line in (*said.in_place.values(), *said.count_new.values()):
            assert json.dumps(line, ensure_ascii=False) in script


def test_the_scripts_of_comments_name_one_another_by_their_content() -> None:
    script = ASSETS["commenting.js"].body.decode()
    for name in ("draft.js", "newcomers.js", "proof.js", "saying.js"):
        assert f'from "{ASSETS[name].url}";' in script
    assert 'from "./' not in "".join(
        asset.body.decode() for name, asset in ASSETS.items() if name.endswith(".js")
    )


def test_an_arabic_page_announces_errors_and_new_comments_in_arabic(
    browser: Browser, new_page: NewPage, axe: Axe
) -> None:
    page = new_page(360, 740, locale="ar")
    pages = {
        "story": typeset("story.html", a_story_page(rtl=True, said=thread())),
        "comments/post": html_pages(rtl=True)["commenting-wrong"],
        f"comments/stamp/{FORM.story}": b'{"stamp": "stamp"}',
    }
    complaints = serve(page, pages)
    page.clock.install()
    page.goto(f"{SITE.url}/story")
    form = page.locator("form.write")
    form.scroll_into_view_if_needed()
    expect(page.locator("form.write")).to_have_js_property("noValidate", True)
    form.locator("textarea").fill("كان أبي وقّادها.")
    form.get_by_role("button", name="انشر التعليق").click()
    expect(page.get_by_role("alert")).to_contain_text("اكتب اسمًا.")
    expect(page.locator("#c-name")).to_be_focused()
    assert page.locator("form.write [aria-invalid]").count() == 3
    expect(form.locator("textarea")).to_have_value("كان أبي وقّادها.")
    assert axe(page) == []

    page.get_by_role("link", name="رد", exact=True).first.click()
    expect(form.locator("h3")).to_have_text(f"رد على {thread().comments[0].author}")
    assert page.locator(".fault").count() == 0

    pages["story"] = typeset("story.html", a_story_page(rtl=True, said=grown()))
    page.clock.fast_forward(16_000)
    notice = page.locator(".fresh button")
    expect(notice).to_have_text("تعليقان جديدان – أظهرهما")
    notice.scroll_into_view_if_needed()
    box, list_box = notice.bounding_box(), page.locator(".comments ol").bounding_box()
    assert box is not None
    assert list_box is not None
    assert abs(box["x"] - list_box["x"]) < 1  # at the end of the line: on the left
    assert axe(page) == []
    notice.click()
    expect(page.locator(".comments li.new")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert [one for one in complaints if "422" not in one] == []
