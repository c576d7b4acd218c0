"""The desk speaks the language that each of its people chose: English, Spanish or Arabic."""

import re

import pytest
from wagtail.users.models import UserProfile

from newsreel.stories.actions.publish import publish
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

SAID = {
    "en": ("ltr", "Front page", "Put live", "Breaking line", "Never published"),
    "es": ("ltr", "Portada", "Publicar la portada", "Última hora", "Nunca publicada"),
    "ar": ("rtl", "الصفحة الأولى", "انشر", "شريط العاجل", "لم يُنشر قط"),
}


@pytest.mark.parametrize("language", SAID)
def test_each_person_chooses_the_language_of_their_desk(newsroom: Newsroom, language: str) -> None:
    publish(draft())
    user = person("clara", "Chief editor")
    client = client_of(user)
    account = client.get("/desk/account/").content.decode()
    assert set(re.findall(r'<option value="(en|es|ar|de)"', account)) == set(SAID)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    direction, menu, button, breaking, state = SAID[language]
    page = client.get("/desk/front-page/en/").content.decode()
    head = page.partition("<head")[0]
    assert f'lang="{language}"' in head
    assert f'dir="{direction}"' in head
    for text in (menu, button):
        assert text in page
    assert breaking in client.get("/desk/breaking/").content.decode()
    assert state in client.get("/desk/stories/").content.decode()


@pytest.mark.parametrize(("asked", "given"), [("es-MX, en;q=0.5", "es"), ("de", "en")])
def test_somebody_who_chose_nothing_has_what_their_browser_asks_for_or_the_sites_language(
    newsroom: Newsroom, asked: str, given: str
) -> None:
    client = client_of(person("clara", "Chief editor"))
    page = client.get("/desk/front-page/en/", headers={"accept-language": asked}).content.decode()
    assert f'lang="{given}"' in page.partition("<head")[0]
