"""A reporter files: one walk in a real browser, from signing in to submitting.

From the headline to the submission the hands stay on the keyboard; a picture alone is dropped.
"""

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect
from wagtail.models import WorkflowState

from newsreel.desk.actions.sign_in_link import make_sign_in_link
from newsreel.live.actions.on_air import set_on_air
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Picture, Story
from tests.desk.clippings import DOCS, WORD, WORD_BLOCKS
from tests.desk.house import Desk, bake
from tests.desk.house import address as address
from tests.desk.people import person
from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.shots import shot
from tests.stories.desks import draft, paragraph, section


def clip(page: Page, html: str) -> None:
    """Put HTML on the clipboard as another program does: raw."""
    other = page.context.new_page()
    other.goto("about:blank")
    other.evaluate(
        """(html) => {
          document.addEventListener("copy", (event) => {
            event.clipboardData.setData("text/html", html);
            event.preventDefault();
          });
          document.execCommand("copy");
        }""",
        html,
    )
    other.close()


def drop(page: Page, file: Path, selector: str) -> None:
    """Drag a file from outside onto the page and let it go: the browser's own events."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    assert box is not None
    devtools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send(
            "Input.dispatchDragEvent",
            {"type": kind, "x": box["x"] + 40, "y": box["y"] + 12, "data": data},
        )


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


def saved(page: Page) -> Story:
    """The story that the editor has saved by itself."""
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    page.wait_for_url("**/desk/stories/edit/*/")
    return Story.objects.latest("pk")


def test_a_reporter_files(address: str, new_page: NewPage, axe: Axe, tmp_path: Path) -> None:
    town = section("Town")
    for headline in ("Fog on the quay", "The ferry runs again"):
        publish(draft(headline, body=paragraph("Since Monday."), section=town))
        bake()
    set_on_air("on", "The morning hour")
    ana = person("ana", "Reporter", town)
    ana.first_name = "Ana"
    ana.save()
    for headline in ("Who owns the quay?", "Ten years of the market hall"):
        draft(headline, section=town).save_revision(user=ana)
    desk = Desk(new_page(), address)
    page = desk.page

    # Sign in; the first screen says what there is.
    page.goto(address + make_sign_in_link(ana).partition("8000")[2])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Ana’s desk")).to_be_visible()
    published = page.get_by_role("region", name="Just published")
    expect(published).to_contain_text("The ferry runs again")
    expect(published.locator(".desk-had").first).to_have_text(re.compile(r"after \d+ ms"))
    expect(page.get_by_role("region", name="You have open")).to_contain_text("Who owns the quay?")
    expect(page.get_by_role("region", name="On air")).to_contain_text("The morning hour")
    desk.check("the first screen")
    assert axe(page) == []
    shot(page, "dashboard")

    # A template by kind.
    page.get_by_role("link", name="New story").click()
    expect(page.get_by_role("heading", name="New story")).to_be_visible()
    assert axe(page) == []
    shot(page, "templates")
    page.get_by_role("link", name="News What happened").click()
    page.wait_for_load_state("load")
    desk.check("a new story")

    # By keyboard: headline, standfirst, body.
    keys = page.keyboard
    page.focus("#id_headline")
    keys.type("The mill becomes a library")
    keys.press("Tab")
    keys.type("The council bought it for two million.")
    tab_to(page, ".public-DraftEditor-content")
    keys.type("The council voted at midnight.")
    story = saved(page)
    assert (story.headline, story.live) == ("The mill becomes a library", False)

    # Another block, by its name.
    keys.press("Enter")
    keys.type("/head")
    expect(page.get_by_role("option", name="Heading")).to_be_visible()
    keys.press("Enter")
    expect(page.locator("[name=body-1-value-text]")).to_be_focused()
    keys.type("How they voted")
    keys.press("Enter")
    expect(page.locator(".public-DraftEditor-content").last).to_be_focused()
    keys.type("Seven to six.")

    # What cannot be saved is said, and saved once it can be.
    page.route("**/desk/stories/edit/**", lambda route: route.abort())
    keys.type(" It was close.")
    expect(page.get_by_text("Autosave is paused").first).to_be_visible()
    page.unroute("**/desk/stories/edit/**")
    keys.type(" It was loud.")
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible(timeout=20_000)

    # Somebody else opens it: each is told of the other.
    berta = Desk(new_page(), address, person("berta", "Editor", town))
    berta.open(f"/desk/stories/edit/{story.pk}/")
    expect(berta.page.get_by_text("Also in this story now: Ana.")).to_be_visible()
    expect(page.get_by_text("Also in this story now: berta.")).to_be_visible(timeout=20_000)
    shot(page, "together")
    berta.page.close()
    page.locator(".public-DraftEditor-content").last.focus()

    # Word and Google Docs: blocks.
    clip(page, WORD)
    keys.press("Control+v")
    expect(page.locator("[data-desk-said]")).to_contain_text("1 picture was left out")
    clip(page, DOCS)
    keys.press("Control+v")
    expect(page.locator("[data-desk-said]")).not_to_contain_text("footnotes")
    expect(page.get_by_text("Nobody asked us.").last).to_be_visible()
    desk.check("pasted")
    shot(page, "pasted")

    # A story of ours, found as one types.
    tab_to(page, "#desk-related-words")
    keys.type("ferry ru")
    expect(page.locator("#desk-related-found")).to_contain_text("The ferry runs again")
    assert axe(page) == []
    shot(page, "related")
    keys.press("Enter")
    expect(page.locator("[data-desk-said]")).to_contain_text("Points to: The ferry runs again")

    # A picture, dropped.
    file = tmp_path / "mill.jpg"
    Image.new("RGB", (640, 400), "teal").save(file)
    drop(page, file, "#panel-child-story-standfirst-section")
    dialog = page.get_by_role("dialog", name="A picture")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Put it in").click()
    expect(dialog).to_contain_text("Say what the picture shows")
    assert axe(page) == []
    shot(page, "picture")
    dialog.get_by_label("What does it show?").fill("A mill with a teal door")
    dialog.get_by_label("Caption").fill("The mill by the river.")
    dialog.get_by_label("Credit").fill("Ana Prieto")
    dialog.get_by_role("button", name="Put it in").click()
    expect(page.locator("[data-desk-said]")).to_contain_text("Lead picture")
    picture = Picture.objects.get()
    said = (picture.description, picture.caption, picture.credit, picture.is_decorative)
    assert said == ("A mill with a teal door", "The mill by the river.", "Ana Prieto", False)

    # Submit.
    desk.check("before submitting")
    page.focus("#id_headline")
    keys.press("Control+Enter")
    page.wait_for_url("**/desk/stories/")
    story.refresh_from_db()
    latest = story.get_latest_revision_as_object()
    assert [child.block_type for child in latest.body] == [
        *("paragraph", "heading", "paragraph"),
        *("heading", "paragraph", "list", "list", "quotation", "paragraph"),
        *("paragraph", "heading", "paragraph", "list", "quotation", "related"),
    ]
    assert latest.body[1].value["text"] == "How they voted"
    assert latest.body[3].value["text"] == "What the council decided"
    pasted = re.sub(' data-block-key="[^"]+"', "", str(latest.body[4].value))
    assert pasted == WORD_BLOCKS[1][1]
    assert latest.lead_picture == picture
    assert story.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
