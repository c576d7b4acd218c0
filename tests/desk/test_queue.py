"""An editor works the queue: one walk in a real browser, from the dashboard to the approval, with
a reporter at another screen and a lawyer at home."""

from playwright.sync_api import expect
from wagtail.models import Workflow

from newsreel.desk.models import Note
from newsreel.stories.models import Story
from tests.desk.house import Desk, bake
from tests.desk.house import address as address
from tests.desk.people import person
from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.shots import shot
from tests.stories.desks import draft, paragraph, section


def named(name: str, role: str, *beats: object) -> object:
    somebody = person(name, role, *beats)  # type: ignore[arg-type]
    somebody.first_name = name.capitalize()
    somebody.save()
    return somebody


def test_an_editor_works_the_queue(address: str, new_page: NewPage, axe: Axe) -> None:
    town = section("Town")
    town.workflow = Workflow.objects.get(name="Two pairs of eyes")
    town.needs_workflow = True
    town.save()
    harbour = section("Harbour", parent=town)
    ana, berta, carla = (
        named("ana", "Reporter", town),
        named("berta", "Editor", town),
        named("carla", "Chief editor"),
    )
    text = "The quay is closed for a year, the port says."
    story = draft("The quay closes", body=paragraph(text), section=harbour, standfirst="A year.")
    story.save_revision(user=ana)
    story.get_workflow().start(story, ana)

    bake()

    # The queue, and the story in it. Its section lets nobody publish past the workflow.
    desk = Desk(new_page(), address, berta)
    page = desk.page
    desk.open("/desk/")
    expect(page.get_by_role("region", name="Waits for you")).to_contain_text("An editor reads it")
    page.get_by_role("link", name="The quay closes").click()
    page.wait_for_load_state("load")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)

    # A comment on marked words, in the margin.
    page.locator("#id_headline").select_text()
    page.keyboard.press("Control+Alt+m")
    expect(page.locator("[data-desk-quote]")).to_have_text("The quay closes")
    expect(page.get_by_label("New comment")).to_be_focused()
    page.keyboard.type("Which quay? There are three.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".desk-notes")).to_contain_text("Which quay?")
    desk.check("the margin")
    assert axe(page) == []
    shot(page, "margin")
    note = Note.objects.get()
    assert (note.field, note.quote) == ("headline", "The quay closes")

    # The reporter sees it at once, and answers; the editor settles it.
    other = Desk(new_page(), address, ana)
    other.open(f"/desk/stories/edit/{story.pk}/")
    other.page.get_by_role("button", name="Toggle comments").click()
    expect(other.page.locator(".desk-notes")).to_contain_text("Which quay?")
    other.page.get_by_role("button", name="Answer").click()
    other.page.keyboard.type("The south quay. I put it in.")
    other.page.locator(".desk-notes form").get_by_role("button", name="Answer").click()
    expect(page.locator(".desk-notes")).to_contain_text("The south quay", timeout=20_000)
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved comment")).to_be_visible()

    # Sent back, with the reason.
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Request changes").click()
    page.get_by_role("dialog").get_by_label("Comment").fill("Say which quay.")
    page.get_by_role("dialog").get_by_role("button", name="Request changes").click()
    page.wait_for_url("**/desk/stories/")
    other.open("/desk/")
    expect(other.page.get_by_role("region", name="Waits for you")).to_contain_text(
        "Sent back: Say which quay."
    )
    shot(other.page, "sent-back")
    other.page.get_by_role("link", name="The quay closes").first.click()
    other.page.locator("#id_headline").fill("The south quay closes")
    other.page.keyboard.press("Control+Enter")
    other.page.wait_for_url("**/desk/stories/")

    # What changed since.
    desk.open(f"/desk/stories/edit/{story.pk}/")
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Compare with the last version").click()
    page.wait_for_load_state("load")
    expect(page.locator(".comparison .addition").first).to_contain_text("south")
    desk.check("comparing")
    assert axe(page) == []
    shot(page, "compare")

    # A lawyer, by a secret link: reads, comments, approves; reaches nothing else.
    desk.open(f"/desk/stories/share/{story.pk}/")
    page.get_by_label("Who is to read it?").fill("Ines Faro")
    page.get_by_label("May approve the draft").check()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link for Ines Faro (Lawyer)").input_value()
    desk.check("the link of an outside reader")
    assert axe(page) == []
    lawyer = Desk(new_page(), address)
    lawyer.page.goto(address + "/preview/" + link.partition("/preview/")[2])
    frame = lawyer.page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="The south quay closes")).to_be_visible()
    lawyer.page.get_by_label("On which words?").fill("the port says")
    lawyer.page.get_by_role("textbox", name="Your comment").fill("Name who at the port said so.")
    lawyer.page.get_by_role("button", name="Send the comment").click()
    expect(lawyer.page.locator(".thread")).to_contain_text("Name who at the port")
    lawyer.page.get_by_role("button", name="I approve this draft").click()
    expect(lawyer.page.get_by_text("You have approved this draft.")).to_be_visible()
    lawyer.check("the outside reader's page")
    assert axe(lawyer.page) == []
    shot(lawyer.page, "outside-reader")
    lawyer.page.goto(f"{address}/desk/stories/edit/{story.pk}/")
    expect(lawyer.page).to_have_url(f"{address}/desk/login/?next=/desk/stories/edit/{story.pk}/")
    desk.open("/desk/")
    expect(page.get_by_role("region", name="Waits for you")).to_contain_text(
        "Ines Faro (Lawyer) approves the draft"
    )

    # Two pairs of eyes, of two people.
    desk.open(f"/desk/stories/edit/{story.pk}/")
    page.get_by_role("button", name="Toggle comments").click()
    expect(page.locator(".desk-readers")).to_contain_text("approves this draft")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.wait_for_url("**/desk/stories/")
    assert not Story.objects.get().live
    desk.open(f"/desk/stories/edit/{story.pk}/")
    expect(
        page.locator("[name=action-workflow-action], [data-workflow-action-name=approve]")
    ).to_have_count(0)
    chief = Desk(new_page(), address, carla)
    chief.open(f"/desk/stories/edit/{story.pk}/")
    chief.page.get_by_role("button", name="More actions").click()
    chief.page.get_by_role("button", name="Approve and Publish").click()
    chief.page.wait_for_url("**/desk/stories/")
    published = Story.objects.get()
    assert (published.live, published.headline) == (True, "The south quay closes")
    chief.check("approved")
