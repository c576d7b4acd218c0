"""The roles of a newsroom, as Django groups: made by a migration, changed in the desk afterwards.

A right is "app.codename"; a whole model's rights are "app.model" with the verbs after a colon.
"""

from collections.abc import Iterator

_DESK = ("wagtailadmin.access_admin",)
_WRITES = (
    *_DESK,
    "stories.story: add change view",
    # Wagtail lets whoever may add pictures change their own, and whoever may change them, all.
    "wagtailimages.image: add choose",
    "stories.clip: add change view",
    "stories.topic: add view",
    "stories.contributor: view",
    "stories.section: view",
    "simple_translation.submit_translation",
)
_EDITS = (
    *_WRITES,
    "stories.story: publish lock unlock",
    "stories.topic: change",
    "stories.contributor: add change",
    "stories.breakingline: add change view",
    "wagtailimages.image: change delete",
)

ROLES: dict[str, tuple[str, ...]] = {
    "Reporter": _WRITES,
    "Editor": _EDITS,
    "Chief editor": (
        *_EDITS,
        "stories.story: delete lift_embargo",
        "stories.section: add change delete",
        "stories.topic: delete",
        "stories.contributor: delete",
        "stories.clip: delete",
        "stories.frontpage: add change view",
        "stories.standingpage: add change delete view",
        "comments.comment: add change delete view",
        "wagtailcore.workflow: add change view",
        "desk.beat: add change delete view",
        "desk.read_audit",
        "desk.template: add change delete view",
    ),
    "Moderator": (*_DESK, "comments.comment: add change delete view", "stories.story: view"),
    "Producer": (
        *_DESK,
        "live.channel: change view",
        "stories.clip: add change delete view",
        "stories.story: view",
    ),
    "Administrator": ("*",),
}

# Pictures lie in collections, and Wagtail asks there who may do what.
HANDLES_PICTURES = ("Reporter", "Editor", "Chief editor")
CHANGES_PICTURES = ("Editor", "Chief editor")
APPROVES = ("Editor", "Chief editor", "Administrator")


def rights(role: str) -> Iterator[tuple[str, str]]:
    """The role's rights as (app, codename); ("*", "*") for every right there is."""
    for line in ROLES[role]:
        app, _, rest = line.partition(".")
        name, colon, verbs = rest.partition(":")
        if line == "*":
            yield "*", "*"
        elif colon:
            yield from ((app, f"{verb}_{name}") for verb in verbs.split())
        else:
            yield app, name
