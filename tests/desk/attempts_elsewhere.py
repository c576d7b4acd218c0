"""One try of each verb of the desk that is not on a story, over HTTP as a browser would: did it
happen? ``PAPER``: ``try_it(client, user)``."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale, Workflow
from wagtail.test.utils.form_data import rich_text

from newsreel.desk.models import Beat, Template, User
from newsreel.live.models import Channel
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import (
    BreakingLine,
    Clip,
    Contributor,
    FrontPage,
    Picture,
    Section,
    StandingPage,
    Topic,
)
from tests.desk import moderating
from tests.desk.people import person
from tests.stories.desks import draft, section
from tests.stories.test_clips import silence

_numbers = count(1)

Try = Callable[[Client, User], bool]


def _english() -> Locale:
    return Locale.objects.get(language_code="en")


def _row(model: Any) -> Any:
    number = next(_numbers)
    locale = {"locale": _english()}
    fields: dict[Any, dict[str, Any]] = {
        Topic: {"name": f"Sea {number}", "slug": f"sea-{number}"},
        Contributor: {"name": f"Ana {number}", "slug": f"ana-{number}"},
        Section: {"name": f"Weather {number}", "slug": f"weather-{number}"},
        StandingPage: {"title": f"About {number}", "slug": f"about-{number}", "body": "<p>We.</p>"},
        Clip: {"title": f"Clip {number}", "media": "audio", "name": "clips/x.wav", "size": 1},
    }
    return model.objects.create(**fields[model], **({} if model is Clip else locale))


def _form(model: Any, name: str) -> dict[str, Any]:
    slug = name.lower().replace(" ", "-")
    empty = rich_text("")
    return {
        Topic: {"name": name, "slug": slug, "description": empty},
        Contributor: {"name": name, "slug": slug, "role": "", "biography": empty, "picture": ""},
        Section: {"name": name, "slug": slug, "position": 5, "description": "", "parent": ""},
        StandingPage: {"title": name, "slug": slug, "position": 5, "body": rich_text("<p>We</p>")},
        Clip: {"title": name},
    }[model]


def _adds(model: Any, address: str, label: str = "name") -> Try:
    def try_it(client: Client, user: User) -> bool:
        name = f"New {next(_numbers)}"
        form = _form(model, name)
        if model is Clip:
            form["file"] = SimpleUploadedFile("a.wav", silence(1))
        client.post(f"/desk/{address}/add/?locale=en", form)
        return bool(model.objects.filter(**{label: name}).exists())

    return try_it


def _changes(model: Any, address: str, label: str = "name") -> Try:
    def try_it(client: Client, user: User) -> bool:
        row, name = _row(model), f"Other {next(_numbers)}"
        client.post(f"/desk/{address}/edit/{row.pk}/", _form(model, name))
        return bool(model.objects.filter(pk=row.pk, **{label: name}).exists())

    return try_it


def _deletes(model: Any, address: str) -> Try:
    def try_it(client: Client, user: User) -> bool:
        row, other = _row(model), _row(model)
        client.post(f"/desk/{address}/delete/{row.pk}/")
        kind = f"{model._meta.app_label}/{model._meta.model_name}"
        client.post(f"/desk/bulk/{kind}/delete/?id={other.pk}&next=/desk/")
        left = model.objects.filter(pk__in=[row.pk, other.pk]).count()
        assert left in (0, 2), "one way of deleting is open and the other shut"
        return left == 0

    return try_it


def _noun(noun: str, model: Any, address: str, label: str = "name") -> dict[tuple[str, str], Try]:
    return {
        (noun, "add"): _adds(model, address, label),
        (noun, "change"): _changes(model, address, label),
        (noun, "delete"): _deletes(model, address),
    }


def _arrange(client: Client, user: User) -> bool:
    lead = publish(draft(f"Lead {next(_numbers)}"))
    page, _ = FrontPage.objects.get_or_create(locale=_english())
    given = {"do": "live", "edition": page.edition, "lead": lead.pk, "seconds": []}
    client.post("/desk/front-page/en/", given, content_type="application/json")
    return FrontPage.objects.filter(lead=lead).exists()


def _break_news(client: Client, user: User) -> bool:
    text = f"Flood {next(_numbers)}"
    client.post("/desk/breaking/", {"language": "en", "do": "up", "line-en-text": text})
    return BreakingLine.objects.filter(text=text).exists()


def _go_on_air(client: Client, user: User) -> bool:
    title = f"Evening {next(_numbers)}"
    client.post("/desk/channel/edit/1/", {"state": "on", "title": title})
    return Channel.objects.filter(title=title).exists()


def _give_beat(client: Client, user: User) -> bool:
    somebody = person(f"somebody-{next(_numbers)}", "Reporter")
    client.post("/desk/beats/add/", {"user": somebody.pk, "section": section("Town").pk})
    return Beat.objects.filter(user=somebody).exists()


def _take_beat(client: Client, user: User) -> bool:
    beat = Beat.objects.filter(user=user).first()
    if beat is None:
        beat = Beat.objects.create(user=person(f"of-{next(_numbers)}", "Editor"), section=section())
    client.post(f"/desk/beats/delete/{beat.pk}/")
    client.post(f"/desk/bulk/desk/beat/delete/?id={beat.pk}&next=/desk/")
    return not Beat.objects.filter(pk=beat.pk).exists()


def _change_template(client: Client, user: User) -> bool:
    template = Template.objects.get(kind="opinion")
    form = {"name": "Column", "kind": "opinion", "position": 5, "body-count": "0"}
    client.post(f"/desk/templates/edit/{template.pk}/", form)
    changed = Template.objects.get(pk=template.pk).name == "Column"
    Template.objects.filter(pk=template.pk).update(name="Opinion")
    return changed


def _change_workflow(client: Client, user: User) -> bool:
    workflow = Workflow.objects.get(name="Second pair of eyes")
    page = client.get(f"/desk/workflows/edit/{workflow.pk}/")
    if page.status_code != 200:
        client.post(f"/desk/workflows/disable/{workflow.pk}/")
        workflow.refresh_from_db()
        return not workflow.active
    return b'name="name"' in page.content


def picture_of(user: User | None) -> Picture:
    from newsreel.stories.actions.pictures import take_in
    from tests.stories.test_pictures import drawn

    number = next(_numbers)
    return take_in(drawn(100 + number, 80), title=f"Fog {number}", user=user)


def _add_picture(client: Client, user: User) -> bool:
    from tests.stories.test_pictures import drawn

    before = Picture.objects.count()
    data = drawn(100 + next(_numbers), 90)
    form = {"title": "x", "collection": 1, "file": SimpleUploadedFile("a.jpg", data), "tags": ""}
    client.post("/desk/images/add/", form)
    return Picture.objects.count() > before


def _choose_picture(client: Client, user: User) -> bool:
    picture = picture_of(None)
    listed = client.get("/desk/images/chooser/")
    chosen = client.get(f"/desk/images/chooser/chosen/{picture.pk}/")
    return listed.status_code == chosen.status_code == 200


def change_picture(client: Client, picture: Picture) -> bool:
    caption = f"Changed {next(_numbers)}"
    form = {"title": "x", "collection": 1, "caption": caption, "tags": ""}
    client.post(f"/desk/images/{picture.pk}/", form)
    return Picture.objects.filter(pk=picture.pk, caption=caption).exists()


def delete_picture(client: Client, picture: Picture) -> bool:
    client.post(f"/desk/images/{picture.pk}/delete/")
    client.post(f"/desk/bulk/stories/picture/delete/?id={picture.pk}&next=/desk/")
    return not Picture.objects.filter(pk=picture.pk).exists()


def _change_person(client: Client, user: User) -> bool:
    form = {
        "username": user.username,
        "email": "new@example.org",
        "first_name": "New",
        "last_name": "Name",
        "is_superuser": "on",
        "is_active": "on",
        "groups": [Group.objects.get(name="Administrator").pk],
    }
    client.post(f"/desk/users/edit/{user.pk}/", form)
    other = person(f"other-{next(_numbers)}", "Reporter")
    client.post(f"/desk/users/edit/{other.pk}/", form | {"username": other.username})
    changed = User.objects.filter(pk__in=[user.pk, other.pk], first_name="New")
    return changed.exists()


def _change_role(client: Client, user: User) -> bool:
    name = f"Role {next(_numbers)}"
    address = "/desk/groups/new/"
    page = client.get(address)
    form: dict[str, Any] = {"name": name}
    if page.status_code == 200:
        for formset in page.context["permission_panels"]:
            for key in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM"):
                form[f"{formset.prefix}-{key}_FORMS"] = 0
    client.post(address, form)
    return Group.objects.filter(name=name).exists()


PAPER: dict[tuple[str, str], Try] = {
    ("picture", "add"): _add_picture,
    ("picture", "choose"): _choose_picture,
    ("picture", "change"): lambda c, u: change_picture(c, picture_of(None)),
    ("picture", "delete"): lambda c, u: delete_picture(c, picture_of(None)),
    **_noun("topic", Topic, "topics"),
    **_noun("contributor", Contributor, "contributors"),
    **_noun("clip", Clip, "clips", "title"),
    **_noun("section", Section, "sections"),
    **_noun("standing page", StandingPage, "standing-pages", "title"),
    ("front page", "arrange"): _arrange,
    ("breaking line", "set"): _break_news,
    ("channel", "set"): _go_on_air,
    **moderating.COMMENTS,
    ("beat", "give"): _give_beat,
    ("beat", "take away"): _take_beat,
    ("template", "change"): _change_template,
    ("workflow", "change"): _change_workflow,
    ("audit log", "read"): lambda c, u: c.get("/desk/audit/").status_code == 200,
    ("people", "change"): _change_person,
    ("roles", "change"): _change_role,
}
