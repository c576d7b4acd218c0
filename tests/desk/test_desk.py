"""The desk's doors and screens: signing in, static files, media, previews, lists that stay fast."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text as rich_text_form_value

from newsreel.desk.actions.sign_in_link import first_sign_in_link, make_sign_in_link
from newsreel.desk.models import User
from newsreel.press.journal import journal
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Clip, Contributor, Picture, Section, Story, Topic
from tests.desk.people import client_of, form_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, paragraph, section
from tests.stories.test_clips import silence


def path_of(link: str) -> str:
    return link.partition("8000")[2]


def picture(side: int = 64, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), "teal").save(buffer, "JPEG", **options)
    return buffer.getvalue()


def test_a_new_site_gives_one_link_that_signs_its_administrator_in(newsroom_any: Newsroom) -> None:
    link = first_sign_in_link()
    assert link is not None
    client = Client()
    page = client.get(path_of(link))
    assert page.status_code == 200
    assert b"Sign in as administrator" in page.content
    assert client.get("/desk/").status_code == 302
    client.post(path_of(link))
    assert client.get("/desk/").status_code == 200
    assert first_sign_in_link() is None


def test_a_sign_in_link_works_once(newsroom_any: Newsroom) -> None:
    link = path_of(make_sign_in_link(person("ana")))
    assert Client().post(link).status_code == 302
    again = Client()
    assert again.post(link).status_code == 410
    assert again.get("/desk/").status_code == 302


@pytest.mark.parametrize("case", ["over", "unknown", "replaced", "dismissed"])
def test_a_sign_in_link_that_is_over_signs_nobody_in(newsroom: Newsroom, case: str) -> None:
    ana = person("ana")
    link = path_of(
        make_sign_in_link(ana, now=timezone.now() - timedelta(hours=25 * (case == "over")))
    )
    if case == "unknown":
        link = "/desk/sign-in/not-a-secret/"
    elif case == "replaced":
        make_sign_in_link(ana)
    elif case == "dismissed":
        User.objects.update(is_active=False)
    client = Client()
    assert client.get(link).status_code == client.post(link).status_code == 410
    assert client.get("/desk/").status_code == 302


def test_static_files_need_no_collecting_and_are_cached_for_ever(newsroom: Newsroom) -> None:
    client = client_of(person("ana"))
    page = client.get("/desk/").content.decode()
    addresses = re.findall(r'(?:src|href)="(/desk/static/[^"]+)"', page)
    assert len(addresses) > 10
    for address in addresses:
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, address
        assert "immutable" in answer["Cache-Control"]
    assert client.get("/desk/static/x/wagtailadmin/css/core.css")["Cache-Control"] == "no-cache"
    assert client.get("/desk/static/x/../../settings.py").status_code == 404


def test_media_are_for_the_desk_alone_and_never_a_page(newsroom: Newsroom) -> None:
    kept = take_in(picture(), title="Teal")
    media = newsroom.folder / "media"
    (media / "page.html").write_text("<script>alert(1)</script>")
    (newsroom.folder / "secret.jpg").write_text("no")
    client = client_of(person("ana"))
    answer = client.get(f"/desk/media/{kept.file.name}")
    assert answer["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    for name in ("page.html", "none.jpg", "../secret.jpg", "%2e%2e/secret.jpg"):
        assert client.get(f"/desk/media/{name}").status_code == 404, name
    assert Client().get(f"/desk/media/{kept.file.name}").status_code == 302


def test_an_uploaded_picture_is_cleaned_and_a_false_one_refused(newsroom: Newsroom) -> None:
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    client = client_of(person("ana"))

    def upload(name: str, data: bytes) -> None:
        file = io.BytesIO(data)
        file.name = name
        root = {"collection": 1, "title": name, "file": file, "tags": ""}
        client.post("/desk/images/add/", root)

    upload("camera.jpg", picture(exif=exif))
    kept = Picture.objects.get()
    assert (kept.width, kept.height) == (64, 64)
    with kept.file.open() as file:
        assert b"CameraMaker" not in file.read()
    upload("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    upload("page.jpg", b"<html>")
    assert Picture.objects.count() == 1


def test_the_preview_is_the_page_that_the_draft_would_make_and_nothing_is_kept(
    newsroom_any: Newsroom,
) -> None:
    story = publish(draft("The bridge opens", body=paragraph("It is open.")))
    journalled()
    client, address = client_of(person("ana")), f"/desk/stories/preview/{story.pk}/"
    body = {
        "body-count": "1",
        "body-0-type": "paragraph",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "1",
        "body-0-value": rich_text_form_value("<p>It is closed.</p>"),
    }
    client.post(address, form_of(story.section, headline="The bridge closes", **body))
    shown = client.get(f"{address}?mode=&in_preview_panel=true")
    text = shown.content.decode()
    assert "The bridge closes" in text
    assert "It is closed." in text
    assert "It is open." not in text
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert journal.is_empty("default")
    assert Story.objects.get().headline == "The bridge opens"


def test_a_story_that_never_was_public_has_a_preview(newsroom: Newsroom) -> None:
    story = draft("Not yet", body=paragraph("Soon."))
    client = client_of(person("ana"))
    revision = f"/desk/stories/history/{story.pk}/revisions/{story.latest_revision_id}/view/"
    assert "Not yet" in client.get(revision).content.decode()
    client.post("/desk/stories/preview/", form_of(story.section, headline="Not even saved"))
    assert "Not even saved" in client.get("/desk/stories/preview/").content.decode()
    assert Story.objects.count() == 1
    story.refresh_from_db()
    assert (story.live, story.published_on) == (False, None)


def test_the_list_of_stories_asks_the_same_few_questions_however_long(newsroom: Newsroom) -> None:
    client = client_of(person("ana"))
    asked = []
    for _ in range(2):
        for number in range(20):
            publish(draft(f"Story {number}"))
        client.get("/desk/stories/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/desk/stories/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[0] <= 16


def test_searching_and_filtering_the_list_finds_stories(newsroom: Newsroom) -> None:
    publish(draft("Fog on the harbour"))
    ferry = publish(draft("Ferry timetable"))
    client = client_of(person("ana"))
    listed = client.get("/desk/stories/").content.decode()
    assert f'href="/desk/stories/edit/{ferry.pk}/"' in listed
    for address, found in (
        ("?q=HARBOUR", True),
        ("?q=zebra", False),
        ("?kind=news", True),
        ("?kind=opinion", False),
        (f"?section={section().pk}", True),
        ("?state=draft", False),
    ):
        page = client.get(f"/desk/stories/{address}").content.decode()
        assert ("Fog on the harbour" in page) == found, address


@pytest.mark.parametrize("noun", ["stories", "sections", "topics", "contributors"])
def test_each_noun_can_be_translated(newsroom: Newsroom, noun: str) -> None:
    arabic = Locale.objects.create(language_code="ar")
    story = publish(draft(section=section("Harbour", parent=section("Town"))))
    english = story.locale
    rows = {
        "stories": story,
        "sections": story.section,
        "topics": Topic.objects.create(name="Sea", slug="sea", locale=english),
        "contributors": Contributor.objects.create(name="Ana", slug="ana", locale=english),
    }
    row = rows[noun]
    journalled()
    client = client_of(person("ana"))
    address = f"/desk/translation/submit/snippet/stories/{type(row)._meta.model_name}/{row.pk}/"
    assert client.get(address).status_code == 200
    client.post(address, {"locales": [arabic.pk]})
    copy = type(row).objects.get(locale=arabic, translation_key=row.translation_key)
    assert copy.uuid != row.uuid
    if noun == "stories":
        assert (copy.live, copy.published_on, copy.slug) == (False, None, "")
        assert str(copy.section) == "Town > Harbour"
        assert copy.section.locale == copy.section.parent.locale == arabic
        assert client.get(f"/desk/stories/edit/{copy.pk}/").status_code == 200


def test_every_screen_of_the_paper_opens(newsroom: Newsroom) -> None:
    client = client_of(person("ana"))
    names = "stories sections topics contributors clips standing-pages channel beats"
    for name in names.split():
        for screen in ("", "add/"):
            page = client.get(f"/desk/{name}/{screen}")
            assert page.status_code == 200, name
            stopped = re.findall(
                r"<script(?![^>]*(?:src=|application/json))[^>]*>", page.content.decode()
            )
            assert stopped == [], f"{name}: a script that the policy stops"


def test_a_section_is_not_put_below_itself(newsroom: Newsroom) -> None:
    town = section("Town")
    below = section("Harbour", parent=town)
    client = client_of(person("ana"))
    form = {"name": "Town", "slug": "town", "position": 1, "description": "", "parent": below.pk}
    client.post(f"/desk/sections/edit/{town.pk}/", form)
    assert Section.objects.get(pk=town.pk).parent is None


def test_a_story_is_retracted_with_a_reason(newsroom: Newsroom) -> None:
    story = publish(draft())
    client = client_of(person("local", "Editor", section()))
    edit = client.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    assert f"/desk/stories/retract/{story.pk}/" in edit
    address = f"/desk/stories/retract/{story.pk}/"
    assert b"Why is it retracted?" in client.get(address).content
    client.post(address, {"reason": ""})
    assert Story.objects.get().live
    client.post(address, {"reason": "The figures were wrong."})
    story.refresh_from_db()
    assert (story.live, story.retraction_reason) == (False, "The figures were wrong.")
    assert client.get(address)["Location"] == f"/desk/stories/edit/{story.pk}/"


def test_a_reporter_retracts_nothing(newsroom: Newsroom) -> None:
    story = publish(draft())
    client = client_of(person("local", "Reporter", section()))
    client.post(f"/desk/stories/retract/{story.pk}/", {"reason": "Because"})
    assert Story.objects.get().live


def test_a_clip_comes_as_a_file_and_a_false_one_is_refused(newsroom: Newsroom) -> None:
    client = client_of(person("ana"))
    sound = SimpleUploadedFile("harbour.wav", silence(3))
    client.post("/desk/clips/add/", {"title": "Harbour", "file": sound})
    clip = Clip.objects.get()
    assert (clip.title, clip.media, clip.type, clip.seconds) == ("Harbour", "audio", "audio/wav", 3)
    assert (newsroom.folder / "media" / clip.name).read_bytes() == silence(3)
    false = SimpleUploadedFile("harbour.mp3", b"<html>")
    answer = client.post("/desk/clips/add/", {"title": "Harbour", "file": false})
    assert b"neither sound nor film" in answer.content
    client.post("/desk/clips/add/", {"title": "Nothing"})
    assert Clip.objects.count() == 1
    client.post(f"/desk/clips/edit/{clip.pk}/", {"title": "The harbour"})
    assert Clip.objects.get().title == "The harbour"
