"""One try of each verb of the desk, over HTTP as a browser would: did it happen?

``STORY`` holds the verbs on a story, with the state in which it must be; ``PAPER`` all others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Revision, Workflow
from wagtail.test.utils.form_data import rich_text

from newsreel.desk.models import Beat, Note, PreviewLink, Template, User
from newsreel.live.models import Channel
from newsreel.stories.actions.embargo import embargo
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.resolve import disagreement
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.models import (
    BreakingLine,
    Clip,
    Contributor,
    Correction,
    FrontPage,
    Picture,
    Section,
    StandingPage,
    Story,
    Topic,
    Translation,
)
from tests.desk import moderating
from tests.desk.people import form_of, person
from tests.stories.desks import draft, section
from tests.stories.test_clips import silence

_numbers = count(1)


@dataclass(frozen=True)
class OnStory:
    """``try_it(client, story)``: with the story in this state, does it happen?"""

    state: str
    try_it: Callable[[Client, Story], bool]


def story_in(place: Section, state: str) -> Story:
    story = draft(f"Fog over the harbour {next(_numbers)}", section=place)
    if state in ("live", "locked"):
        story = publish(story)
    if state == "scheduled":
        story = schedule(story, go_live_at=timezone.now() + timedelta(days=1))
    if state == "in workflow":
        asks = User.objects.filter(username="asks").first() or person("asks")
        Workflow.objects.get(name="Second pair of eyes").start(story, asks)
    if state == "in dispute":
        story = publish(story)
        work = story.get_latest_revision_as_object()
        work.headline = f"{story.headline}, a draft says"
        work.save_revision()
        Story.objects.filter(pk=story.pk).update(headline=f"{story.headline}, the public reads")
    if state == "under embargo":
        embargo(story, timezone.now() + timedelta(days=1))
    if state == "locked":
        Story.objects.filter(pk=story.pk).update(locked=True, locked_at=timezone.now())
    return Story.objects.get(pk=story.pk)


def _again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def _shows(client: Client, address: str, text: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and text in answer.content.decode()


def _edit(client: Client, story: Story, **values: Any) -> None:
    values = form_of(story.section, headline=story.headline) | values
    client.post(f"/desk/stories/edit/{story.pk}/", values)


def _write(client: Client, story: Story) -> bool:
    headline = f"Written {next(_numbers)}"
    client.post("/desk/stories/add/", form_of(story.section, headline=headline))
    return Story.objects.filter(headline=headline, section=story.section).exists()


def _copy(client: Client, story: Story) -> bool:
    headline = f"Copied {next(_numbers)}"
    mine = form_of(section("Town"), headline=headline)
    client.post(f"/desk/stories/copy/{story.pk}/", mine)
    return Story.objects.filter(headline=headline).exists()


def _change(client: Client, story: Story) -> bool:
    _edit(client, story, headline="Changed")
    return bool(_again(story).get_latest_revision_as_object().headline == "Changed")


def _preview(client: Client, story: Story) -> bool:
    address = f"/desk/stories/preview/{story.pk}/"
    client.post(address, form_of(story.section, headline="As a draft"))
    return _shows(client, f"{address}?mode=", "As a draft")


def _revert(client: Client, story: Story) -> bool:
    before = story.latest_revision_id
    address = f"/desk/stories/history/{story.pk}/revisions/{before}/revert/"
    shown = client.get(address).status_code == 200
    client.post(address, form_of(story.section))
    client.post(
        f"/desk/stories/edit/{story.pk}/", form_of(story.section, revision=before, headline="Back")
    )
    return shown and _again(story).latest_revision_id != before


def _approve(client: Client, story: Story) -> bool:
    task = story.current_workflow_state.current_task_state_id
    for action in ("collect_action_data", "action"):
        client.get(f"/desk/stories/workflow/{action}/{story.pk}/approve/{task}/")
    client.post(f"/desk/stories/workflow/action/{story.pk}/approve/{task}/", {"comment": ""})
    return _again(story).live


def _schedule(client: Client, story: Story) -> bool:
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    # By the button, and by the fields alone.
    _edit(client, story, go_live_at=later)
    _edit(client, story, **{"go_live_at": later, "action-publish": "1"})
    return Revision.objects.for_instance(story).filter(approved_go_live_at__isnull=False).exists()


def _unschedule(client: Client, story: Story) -> bool:
    client.post(
        f"/desk/stories/history/{story.pk}/revisions/{story.latest_revision_id}/unschedule/"
    )
    scheduled = Revision.objects.for_instance(story).filter(approved_go_live_at__isnull=False)
    return not scheduled.exists()


def _publish(client: Client, story: Story) -> bool:
    _edit(client, story, **{"action-publish": "1"})
    return _again(story).live


def _comment(client: Client, story: Story) -> bool:
    client.post(f"/desk/stories/margin/{story.pk}/", {"text": "Which quay?"})
    return Note.objects.filter(story=story).exists()


def _submit(client: Client, story: Story) -> bool:
    _edit(client, story, **{"action-submit": "1"})
    return _again(story).current_workflow_state is not None


def _post(path: str, done: Callable[[Story], bool], **data: Any) -> Callable[..., bool]:
    def try_it(client: Client, story: Story) -> bool:
        client.post(f"/desk/stories/{path}/{story.pk}/", data)
        return done(story)

    return try_it


def _gone(story: Story) -> bool:
    return not Story.objects.filter(pk=story.pk).exists()


def _several(client: Client, verb: str, story: Story, **form: Any) -> Story | None:
    client.post(f"/desk/bulk/stories/story/{verb}/?id={story.pk}&next=/desk/stories/", form)
    return Story.objects.filter(pk=story.pk).first()


def _move_several(client: Client, story: Story) -> bool:
    there = section(f"Elsewhere {next(_numbers)}", parent=story.section)
    moved = _several(client, "move", story, section=there.pk)
    return moved is not None and moved.section == there


def _file_several(client: Client, story: Story) -> bool:
    name = f"sea-{next(_numbers)}"
    sea = Topic.objects.create(name=name, slug=name, locale=story.locale)
    _several(client, "topics", story, put=[sea.pk])
    return sea.stories.exists()


def _share(client: Client, story: Story) -> bool:
    client.post(f"/desk/stories/share/{story.pk}/", {"days": 1})
    return PreviewLink.objects.filter(story=story).exists()


def _keep_pace(client: Client, story: Story) -> bool:
    source = draft("Its source", section=story.section)
    arabic, _ = Locale.objects.get_or_create(language_code="ar")
    Story.objects.filter(pk=source.pk).update(locale=arabic, translation_key=story.translation_key)
    client.post(f"/desk/stories/translations/{story.pk}/", {"story": story.pk, "source": source.pk})
    return Translation.objects.filter(story=story).exists()


def _translate(client: Client, story: Story) -> bool:
    arabic, _ = Locale.objects.get_or_create(language_code="ar")
    address = f"/desk/translation/submit/snippet/stories/story/{story.pk}/"
    client.post(address, {"locales": [arabic.pk]})
    return bool(story.get_translations().exists())


def _corrected(story: Story) -> bool:
    return Correction.objects.filter(story=story).exists()


def _disputed(story: Story) -> bool:
    return bool(disagreement(_again(story))[1])


def _embargoed(story: Story) -> bool:
    return _again(story).embargoed_until is not None


STORY: dict[str, OnStory] = {
    "read": OnStory("draft", lambda c, s: _shows(c, f"/desk/stories/inspect/{s.pk}/", s.headline)),
    "write": OnStory("draft", _write),
    "copy": OnStory("draft", _copy),
    "change": OnStory("live", _change),
    "preview": OnStory("draft", _preview),
    "compare versions": OnStory(
        "draft",
        lambda c, s: _shows(
            c, f"/desk/stories/history/{s.pk}/revisions/compare/earliest...latest/", s.headline
        ),
    ),
    "go back to a version": OnStory("draft", _revert),
    "comment": OnStory("draft", _comment),
    "submit": OnStory("draft", _submit),
    "approve": OnStory("in workflow", _approve),
    "publish": OnStory("draft", _publish),
    "schedule": OnStory("draft", _schedule),
    "take off the schedule": OnStory("scheduled", _unschedule),
    "take down": OnStory("live", _post("unpublish", lambda s: not _again(s).live)),
    "correct": OnStory(
        "live", _post("correct", _corrected, kind="correction", note="The fog was mist.")
    ),
    "choose between draft and public text": OnStory(
        "in dispute", _post("resolve", lambda s: not _disputed(s), **{"choice-0": "draft"})
    ),
    "put under embargo": OnStory(
        "draft", _post("embargo", lambda s: _embargoed(s), until="2099-01-01 06:00")
    ),
    "lift an embargo": OnStory(
        "under embargo", _post("embargo", lambda s: not _embargoed(s), lift="on")
    ),
    "retract": OnStory("live", _post("retract", lambda s: not _again(s).live, reason="Wrong.")),
    "lock": OnStory("live", _post("lock", lambda s: _again(s).locked)),
    "unlock": OnStory("locked", _post("unlock", lambda s: not _again(s).locked)),
    "delete": OnStory("draft", _post("delete", _gone)),
    "publish several": OnStory(
        "draft", lambda c, s: bool((after := _several(c, "publish", s)) and after.live)
    ),
    "take several down": OnStory(
        "live", lambda c, s: not ((after := _several(c, "unpublish", s)) and after.live)
    ),
    "move several": OnStory("live", _move_several),
    "file several under topics": OnStory("live", _file_several),
    "delete several": OnStory("draft", lambda c, s: _several(c, "delete", s) is None),
    "share its preview": OnStory("draft", _share),
    "see its translations": OnStory(
        "draft", lambda c, s: _shows(c, f"/desk/stories/translations/{s.pk}/", s.headline)
    ),
    "say that a translation is up to date": OnStory("draft", _keep_pace),
    "translate": OnStory("live", _translate),
}


# -- everything else: ``try_it(client, user)`` ---------------------------------------------------

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
