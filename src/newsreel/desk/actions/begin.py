"""Begin a story from a template, and what of a template keeps a story from going public."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from newsreel.desk.models import Template
from newsreel.stories.actions.ready import Fault, check
from newsreel.stories.models import Story


def begin(story: Story, template: Template) -> Story:
    """Put the template's words into a story that is not saved yet."""
    story.kind = template.kind
    story.kicker = template.kicker
    story.standfirst = template.standfirst
    body = template.body.get_prep_value()
    story.body = json.dumps([{**block, "id": str(uuid4())} for block in body])
    return story


@check
def missing_byline(story: Story) -> Iterator[Fault]:
    needed = Template.objects.filter(kind=story.kind, needs_byline=True)
    if not story.bylines.all() and needed.exists():
        yield Fault(
            _(
                "This kind of story (%(kind)s) needs a byline: say who wrote it, under “People and"
                " topics”."
            )
            % {"kind": story.get_kind_display().lower()},
            "bylines",
        )


@check
def standing_prompts(story: Story) -> Iterator[Fault]:
    """Blocks that still say what their template says in square brackets."""
    bodies = Template.objects.filter(kind=story.kind).values_list("body", flat=True)
    prompts = {text for body in bodies for __, text in _prompts(body)}
    if not prompts:
        return
    for block, text in _prompts(story.body):
        if text in prompts:
            yield Fault(
                _(
                    "The body still says “%(text)s”, a prompt of its template: write over it, or"
                    " delete the block."
                )
                % {"text": text},
                "body",
                block,
            )


def _prompts(body: Any) -> Iterator[tuple[str, str]]:
    """(block id, text) of the blocks that hold nothing but words in square brackets."""
    for child in body:
        text = _text(child)
        if text.startswith("[") and text.endswith("]"):
            yield str(child.id or ""), text


def _text(child: Any) -> str:
    if child.block_type == "paragraph":
        return " ".join(strip_tags(child.value.source).split())
    if child.block_type == "heading":
        return " ".join(str(child.value.get("text", "")).split())
    return ""
