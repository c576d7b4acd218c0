"""Every address that the desk registers, filled in with rows that are there: found, not listed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Task, Workflow

from newsreel.desk.models import Beat, User
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import (
    Clip,
    Contributor,
    StandingPage,
    Topic,
)
from tests.desk.people import person
from tests.stories.desks import draft, paragraph, section

# Wagtail's last resort, which answers what no address fits.
_NOWHERE = "desk/.*/$"
_PART = re.compile(r"<(?:\w+:)?(?P<name>\w+)>|\(\?P<(?P<regex_name>\w+)>[^)]*\)")


@dataclass(frozen=True)
class Place:
    """An address: ``route`` as the resolver has it, ``path`` with numbers in it."""

    route: str
    name: str | None
    path: str
    parts: dict[str, str]


def addresses(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """(route, name) of every address."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route != _NOWHERE:
            yield route, pattern.name


@dataclass
class Rows:
    """One row of everything, and the numbers to put into addresses."""

    story: Any
    picture: Any
    by_address: dict[str, int] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def places(self) -> Iterator[Place]:
        for route, name in addresses():
            parts: dict[str, str] = {}

            def part(
                match: re.Match[str], route: str = route, parts: dict[str, str] = parts
            ) -> str:
                key = match["name"] or match["regex_name"]
                parts[key] = self._value(route, key)
                return parts[key]

            path = _PART.sub(part, route).replace("\\.", ".").rstrip("$")
            yield Place(route, name, f"/{path}", parts)

    def _value(self, route: str, key: str) -> str:
        if key == "pk":
            for beginning, number in self.by_address.items():
                if route.startswith(f"desk/{beginning}/"):
                    return str(number)
        return self.parts.get(key, "1")


def furnished() -> Rows:
    """A paper with one row of each noun; the story is public, with a draft in workflow."""
    from tests.desk.attempts_elsewhere import picture_of

    town = section("Town")
    locale, root = town.locale, person("root")
    picture = picture_of(None)
    story = publish(draft("Fog over the harbour", section=town, body=paragraph("It lifts.")))
    story.headline = "Fog over the harbour, still"
    story.save_revision(user=root)
    Workflow.objects.get(name="Second pair of eyes").start(story, root)
    reporter = User.objects.filter(groups__name="Reporter").first() or person("rita", "Reporter")
    rows = Rows(story, picture)
    beat = Beat.objects.create(user=reporter, section=town)
    numbers = {
        "stories": story.pk,
        "sections": town.pk,
        "topics": Topic.objects.create(name="Sea", slug="sea", locale=locale).pk,
        "contributors": Contributor.objects.create(name="Ana", slug="ana", locale=locale).pk,
        "clips": Clip.objects.create(title="C", media="audio", name="clips/x.wav", size=1).pk,
        "standing-pages": StandingPage.objects.create(title="We", slug="we", locale=locale).pk,
        "channel": 1,
        "beats": beat.pk,
        "users": reporter.pk,
        "groups": reporter.groups.get().pk,
        "workflows/tasks": Task.objects.get(name="An editor reads it").pk,
        "workflows": Workflow.objects.get(name="Second pair of eyes").pk,
    }
    rows.by_address = {
        **{f"snippets/choose/{app}/{model}": numbers[address] for app, model, address in _CHOSEN},
        "images/chooser": picture.pk,
        "translation/submit/snippet": story.pk,
        **numbers,
    }
    state = story.current_workflow_state
    rows.parts = {
        "image_id": picture.pk,
        "revision_id": story.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_id": numbers["workflows/tasks"],
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "app_label": "stories",
        "model_name": "story",
        "action": "delete",
        "language": "en",
        "object_id": story.pk,
        "filter_spec": "width-100",
        "name": picture.file.name,
    }
    rows.parts = {key: str(value) for key, value in rows.parts.items()}
    return rows


_CHOSEN = (
    ("stories", "story", "stories"), ("stories", "section", "sections"),
    ("stories", "topic", "topics"), ("stories", "contributor", "contributors"),
    ("stories", "clip", "clips"), ("stories", "standingpage", "standing-pages"),
    ("live", "channel", "channel"), ("desk", "beat", "beats"),
)  # fmt: skip
