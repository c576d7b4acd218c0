"""What the editor asks while somebody writes: pictures that are dropped, stories that are found."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Picture
from tests.desk.people import client_of, person
from tests.desk.test_desk import picture
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section


def drop(client: Client, data: bytes = b"", **given: Any) -> Any:
    file = SimpleUploadedFile("mill.jpg", data or picture(), "image/jpeg")
    return client.post("/desk/stories/drop/", {"file": file, **given})


def found(client: Client, words: str, but: object = "") -> list[str]:
    answer = client.get("/desk/stories/related/", {"q": words, "but": but})
    return [story["headline"] for story in answer.json()["stories"]]


def test_a_dropped_picture_is_kept_with_what_readers_need(newsroom: Newsroom) -> None:
    client = client_of(person("rita", "Reporter", section()))
    answer = drop(client, description="A mill", caption="By the river.", credit="Ana").json()
    kept = Picture.objects.get()
    assert (kept.description, kept.caption, kept.credit) == ("A mill", "By the river.", "Ana")
    assert kept.uploaded_by_user.username == "rita"
    assert answer["picture"]["id"] == kept.pk
    assert answer["block"]["type"] == "picture"
    assert drop(client, picture(80), is_decorative="on").status_code == 200
    assert Picture.objects.latest("pk").is_decorative


def test_a_dropped_picture_without_a_description_is_not_taken(newsroom: Newsroom) -> None:
    client = client_of(person("rita", "Reporter", section()))
    answer = drop(client)
    assert answer.status_code == 400
    assert "Say what the picture shows" in answer.json()["errors"]["description"][0]
    for data in (b"<html>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200]):
        refused = drop(client, data, description="A mill")
        assert refused.status_code == 400
        assert refused.json()["errors"]["file"]
    assert client.post("/desk/stories/drop/", {"description": "x"}).status_code == 400
    assert not Picture.objects.exists()


def test_who_does_not_write_drops_and_finds_nothing(newsroom: Newsroom) -> None:
    client = client_of(person("mod", "Moderator"))
    assert drop(client, description="A mill").status_code in (302, 403)
    assert client.get("/desk/stories/related/?q=fog").status_code in (302, 403)
    assert not Picture.objects.exists()


def test_a_story_is_found_by_words_of_its_headline(newsroom: Newsroom) -> None:
    town, sport = section("Town"), section("Sport")
    fog = publish(draft("Fog on the harbour", section=town))
    publish(draft("The harbour in fog, again", section=sport))
    draft("Harbour secret of another beat", section=sport)
    client = client_of(person("rita", "Reporter", town))
    assert found(client, "FOG harb") == ["The harbour in fog, again", "Fog on the harbour"]
    assert found(client, "harbour", fog.pk) == ["The harbour in fog, again"]
    assert found(client, "h") == found(client, "zebra") == found(client, "") == []
    for number in range(12):
        draft(f"Harbour {number}", section=town)
    assert len(found(client, "harbour")) == 8
