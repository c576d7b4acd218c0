"""The desk in a real browser: it works under its own policy, and nothing is stopped by it."""

from playwright.sync_api import APIResponse, Route, expect

from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Contributor, Story
from tests.desk.house import Desk, address, desk
from tests.desk.test_desk import picture
from tests.parts.shots import shot
from tests.stories.desks import draft, paragraph, section

__all__ = ["address", "desk"]


def test_no_screen_of_the_desk_is_stopped_by_its_policy(desk: Desk) -> None:
    story = publish(draft(body=paragraph("It is open.")))
    kept = take_in(picture(), title="Teal")
    for path in (
        "/desk/",
        "/desk/stories/",
        f"/desk/stories/edit/{story.pk}/",
        f"/desk/stories/history/{story.pk}/",
        f"/desk/stories/usage/{story.pk}/",
        f"/desk/stories/delete/{story.pk}/",
        "/desk/sections/add/",
        "/desk/front-page/en/",
        "/desk/breaking/",
        "/desk/standing-pages/add/",
        "/desk/images/",
        "/desk/images/add/",
        f"/desk/images/{kept.pk}/",
        "/desk/users/",
        "/desk/groups/",
        "/desk/workflows/list/",
        "/desk/reports/workflow/",
        "/desk/account/",
    ):
        desk.open(path)


def test_a_story_is_written_and_published_in_the_browser(desk: Desk) -> None:
    locale = section("Town").locale
    ana = Contributor.objects.create(name="Ana Prieto", slug="ana-prieto", locale=locale)
    page = desk.page
    desk.open("/desk/stories/add/")
    page.fill("#id_headline", "The harbour bridge opens")
    page.fill("#id_standfirst", "After nine years.")
    page.get_by_role("tab", name="People and topics").click()
    page.get_by_role("button", name="Add byline").click()
    page.get_by_role("button", name="Choose contributor").click()
    page.get_by_role("link", name="Ana Prieto").click()
    expect(page.locator("#id_bylines-0-contributor")).to_have_value(str(ana.pk))
    page.get_by_role("tab", name="Publishing").click()
    page.get_by_role("tab", name="Story").click()
    desk.check("the form")
    shot(page, "editor")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_load_state("load")
    desk.check("after publishing")
    story = Story.objects.get()
    assert (story.live, story.slug) == (True, "the-harbour-bridge-opens")
    assert [str(byline.contributor) for byline in story.bylines.all()] == ["Ana Prieto"]


def test_a_story_published_while_it_is_first_autosaved_is_one_story(desk: Desk) -> None:
    section("Town")
    page = desk.page
    late: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        """The first autosave's row is made at once; the browser is told of it when we say."""
        if late or route.request.headers.get("accept") != "application/json":
            route.continue_()
        else:
            late.append((route, route.fetch()))

    desk.open("/desk/stories/add/")
    page.route("**/desk/stories/add/**", hold)
    with page.expect_request("**/desk/stories/add/**"):
        page.fill("#id_headline", "The harbour bridge opens")
    while not late:
        page.wait_for_timeout(50)
    assert not Story.objects.get().live
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_timeout(500)
    late[0][0].fulfill(response=late[0][1])
    page.wait_for_url("**/desk/stories/")
    desk.check("after publishing")
    assert Story.objects.get().live
