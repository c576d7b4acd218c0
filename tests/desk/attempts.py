"""One try of each verb on a story, over HTTP as a browser would: did it happen? ``STORY`` says in
which state the story must be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Revision, Workflow

from newsreel.desk.models import Note, PreviewLink, User
from newsreel.stories.actions.embargo import embargo
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.resolve import disagreement
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.models import (
    Correction,
    Section,
    Story,
    Topic,
    Translation,
)
from tests.desk.people import form_of, person
from tests.stories.desks import draft, section

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
