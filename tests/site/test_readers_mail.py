"""A reader without script follows a thread on the served site, is mailed by its clerk through a
kill, ends it by one press, and has everything erased."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from newsreel.comments import stamps
from newsreel.comments.models import Comment, Follow
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from newsreel.stories.paths import Paths
from tests.comments.post_office import PostOffice, link_in
from tests.comments.readers import ANN, later
from tests.desk.served import Served
from tests.front.house import ask, await_true
from tests.parts.browser import NewPage
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section


@pytest.fixture
def office() -> Iterator[PostOffice]:
    office = PostOffice()
    yield office
    office.close()


@pytest.fixture
def site(newsroom: Newsroom, office: PostOffice) -> Iterator[Served]:
    publish(draft("Fog over the harbour", section=section("Town")))
    served = Served(newsroom.folder)
    settings = newsroom.folder / "newsreel.toml"
    settings.write_text(
        f'{settings.read_text()}[comments]\nmoderation = "after"\nproof_cost = 0\n'
        f'email_from = "comments@example.org"\n[desk]\nemail_url = "{office.url}"\n'
    )
    served.serve()
    yield served
    served.close()


def post(site: Served, path: str, **form: str) -> int:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    body = urlencode(form).encode()
    return ask(site.port, path, method="POST", headers=headers, body=body).status


def answer(site: Served, to: Comment, text: str) -> None:
    """By Ben."""
    story = str(Story.objects.get().uuid)
    form = {"story": story, "mark": stamps.form_mark(story), "stamp": stamps.stamp(story)}
    form |= {"name": "Ben", "text": text, "parent": str(to.uuid)}
    assert post(site, "/comments/post/", **form) == 303
    Comment.objects.filter(text=text).update(state="shown")  # no page of ours sent it


def test_a_reader_follows_is_mailed_through_a_kill_ends_it_and_is_erased(
    site: Served, office: PostOffice, new_page: NewPage
) -> None:
    home, path = site.address, Paths().of_story(Story.objects.get())
    await_true(lambda: site.get(path)[0] == 200, 30)
    reader = new_page(360, 740, script=False)
    reader.goto(f"{home}{path}")
    reader.get_by_label("Name").fill("Ann")
    reader.get_by_label("E-mail").fill(ANN)
    reader.get_by_label("Comment", exact=True).fill("I was there.")
    reader.get_by_role("button", name="Post comment").click()
    reader.get_by_label("of answers to me").check()
    reader.get_by_role("button", name="Yes, post it").click()
    expect(reader.get_by_role("status")).to_contain_text("A mail is on its way.")
    await_true(lambda: len(office.mails) == 1, 20)
    assert office.mails[0]["From"] == "Foreshore <comments@example.org>"
    reader.goto(home + link_in(office.mails[0], "follow/confirm"))
    expect(reader.locator("h1")).to_have_text("Follow this thread?")
    assert not Follow.objects.exists()
    reader.get_by_role("button", name="Yes, tell me").click()
    expect(reader.locator("h1")).to_have_text("You follow this thread")

    mine = Comment.objects.get()
    answer(site, mine, "So was I.")
    await_true(lambda: len(office.mails) == 2, 20)
    assert "Ben answers you" in office.mails[1].get_content()

    # The clerk has noted that it is sent, and the next one is not due yet.
    await_true(lambda: Follow.objects.get().due_at > later(5), 20)

    # Killed between the mail server's taking it and the row that says so.
    office.breaks = True
    answer(site, mine, "All day.")
    Follow.objects.update(due_at=later())
    await_true(lambda: len(office.mails) == 3, 20)
    site.kill()
    office.breaks = False
    Follow.objects.update(due_at=later())
    site.serve()
    await_true(lambda: len(office.mails) == 4, 30)
    assert office.mails[2]["Message-ID"] == office.mails[3]["Message-ID"]
    assert "All day." in office.mails[3].get_content()
    assert "So was I." not in office.mails[3].get_content()

    leave = link_in(office.mails[3], "unfollow")
    assert post(site, leave, **{"List-Unsubscribe": "One-Click"}) == 200
    assert not Follow.objects.exists()

    reader.goto(f"{home}/comments/yours/")
    reader.get_by_label("Your e-mail address").fill(ANN)
    reader.get_by_role("button", name="Send me the link").click()
    await_true(lambda: len(office.mails) == 5, 20)
    reader.goto(home + link_in(office.mails[4], "yours"))
    expect(reader.locator(".own .said")).to_have_text("I was there.")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Download all your data").click()
    assert "I was there." in download.value.path().read_text("utf-8")
    reader.get_by_role("button", name="Erase everything").click()
    reader.get_by_role("button", name="Yes, erase everything").click()
    expect(reader.locator("h1")).to_have_text("It is erased")
    await_true(lambda: "I was there." not in site.get(path)[1], 10)
    page = site.get(path)[1]
    assert "This comment was taken away." in page
    assert "So was I." in page
