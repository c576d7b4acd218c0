"""The table roles × verbs, tried cell by cell over HTTP: in one's own section and in another's."""

from itertools import count

import pytest
from django.contrib.auth.models import Group, Permission

from newsreel.desk.doors import BULK, door_of
from newsreel.desk.roles import ROLES
from newsreel.desk.verbs import VERBS, Verb, roles_page
from tests.desk import attempts, attempts_elsewhere
from tests.desk.people import client_of, person
from tests.desk.places import addresses, furnished
from tests.desk.test_beats import is_refused
from tests.parts import REPOSITORY
from tests.parts.newsroom import Newsroom
from tests.stories.desks import section

_numbers = count(1)
OF_STORIES = [verb for verb in VERBS if verb.reach == "section"]
OF_PAPER = [verb for verb in VERBS if verb.reach != "section"]


def named(verb: Verb) -> str:
    return f"{verb.noun}: {verb.verb}"


def test_the_documents_table_of_roles_is_the_programs() -> None:
    page = (REPOSITORY / "docs" / "roles.md").read_text()
    assert page == roles_page(), "python -m newsreel.desk.verbs > docs/roles.md"


def test_every_verb_of_the_table_is_tried() -> None:
    assert {verb.verb for verb in OF_STORIES} == set(attempts.STORY)
    assert {(verb.noun, verb.verb) for verb in OF_PAPER} == set(attempts_elsewhere.PAPER)


def test_every_address_of_the_desk_has_a_door() -> None:
    without = [route for route, name in addresses() if door_of(route, name, {}) is None]
    assert without == [], "say in newsreel/desk/doors.py who may open them"


def test_every_bulk_action_has_a_door() -> None:
    from wagtail.admin.views.bulk_action.registry import bulk_action_registry as registry

    registry._scan_for_bulk_actions()
    known = {
        (app, model, action)
        for app, models in registry.actions.items()
        for model, actions in models.items()
        for action in actions
    }
    of_pages = {key for key in known if key[0] in ("wagtailcore", "wagtaildocs")}
    assert known - of_pages <= set(BULK)


@pytest.mark.parametrize("verb", OF_STORIES, ids=named)
def test_a_verb_on_stories_is_for_its_roles_in_their_sections_alone(
    newsroom: Newsroom, verb: Verb
) -> None:
    town, sport = section("Town"), section("Sport")
    way = attempts.STORY[verb.verb]
    happened, expected = {}, {}
    for role in ROLES:
        for place, here in ((town, True), (sport, False)):
            client = client_of(person(f"visitor-{next(_numbers)}", role, town))
            done = way.try_it(client, attempts.story_in(place, way.state))
            happened[role, place.name] = done
            expected[role, place.name] = here and verb.answer(role) == "yes"
    assert happened == expected


@pytest.mark.parametrize("verb", OF_PAPER, ids=named)
def test_a_verb_on_the_paper_is_for_its_roles_and_of_the_whole_for_no_beat(
    newsroom: Newsroom, verb: Verb
) -> None:
    town = section("Town")
    try_it = attempts_elsewhere.PAPER[verb.noun, verb.verb]
    happened, expected = {}, {}
    for role in ROLES:
        for beats in ((), (town,)):
            user = person(f"visitor-{next(_numbers)}", role, *beats)
            done = try_it(client_of(user), user)
            happened[role, bool(beats)] = done
            expected[role, bool(beats)] = verb.answer(role) == "yes" and not (
                beats and verb.reach == "whole"
            )
    assert happened == expected


def test_ones_own_picture_is_changed_and_deleted_where_the_table_says_own(
    newsroom: Newsroom,
) -> None:
    ways = {
        "change": attempts_elsewhere.change_picture,
        "delete": attempts_elsewhere.delete_picture,
    }
    for verb in OF_PAPER:
        if not verb.own:
            continue
        for role in ROLES:
            user = person(f"visitor-{next(_numbers)}", role)
            done = ways[verb.verb](client_of(user), attempts_elsewhere.picture_of(user))
            assert done == (verb.answer(role) != "no"), (role, verb.verb)


@pytest.mark.parametrize("role", ROLES)
def test_where_the_table_opens_no_door_nobody_comes_in_and_nothing_is_changed(
    newsroom: Newsroom, role: str
) -> None:
    rows = furnished()
    user = person("visitor", role, section("Sport"))
    client = client_of(user)
    before = everything()
    asked = 0
    for place in rows.places():
        door = door_of(place.route, place.name, place.parts)
        assert door is not None
        if not door.opens_for(user):
            asked += 1
            for method in (client.get, client.post):
                answer = method(place.path, {"confirm": "1", "name": "Mine"})
                assert is_refused(answer), f"{place.path}: {answer.status_code}"
    assert asked > 50
    assert everything() == before


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows that somebody could have changed by an address."""
    from django.apps import apps

    kept = ("stories", "live", "desk", "auth", "comments")
    models = [m for m in apps.get_models() if m._meta.app_label in kept]
    wagtails = [m for m in apps.get_models() if m._meta.app_label == "wagtailcore"]
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in [*models, *wagtails]
    }


def test_nobody_raises_themselves_through_their_own_account(newsroom: Newsroom) -> None:
    user = person("visitor", "Reporter", section("Town"))
    client = client_of(user)
    administrators = Group.objects.get(name="Administrator")
    form = {"is_superuser": "on", "groups": [administrators.pk], "beats": []}
    prefixed = {f"name_email-{name}": value for name, value in form.items()}
    names = {"name_email-first_name": "Vi", "name_email-last_name": "Sitor"}
    others = {
        "name_email-email": "visitor@example.org",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
    }
    client.post("/desk/account/", form | prefixed | names | others)
    user.refresh_from_db()
    assert user.first_name == "Vi"
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["Reporter"]
    assert user.beats.count() == 1


def test_a_rank_without_the_right_to_give_roles_does_not_open_the_people(
    newsroom: Newsroom,
) -> None:
    clerk = person("clerk", "Reporter")
    clerk.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert not attempts_elsewhere.PAPER["people", "change"](client_of(clerk), clerk)
    clerk.refresh_from_db()
    assert not clerk.is_superuser
