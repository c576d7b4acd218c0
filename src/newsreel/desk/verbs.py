"""What is done in a newsroom, and which role may do it where: the table that docs/roles.md prints
and a test tries cell by cell, over HTTP.

The rights of a role stand in ``roles.py``. Here each verb names the rights that it asks, one of
which is enough, and how far it reaches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsreel.desk.roles import ROLES, rights

Reach = Literal["section", "paper", "whole"]
Answer = Literal["yes", "own", "no"]


@dataclass(frozen=True, slots=True)
class Verb:
    """``reach``: "section": within one's beats alone. "paper": whatever one's beats are.
    "whole": of the whole paper, so only by whoever has no beat. With ``own`` alone (of a right)
    it is done to what one brought oneself."""

    noun: str
    verb: str
    needs: tuple[str, ...]
    reach: Reach = "paper"
    own: tuple[str, ...] = ()

    def answer(self, role: str) -> Answer:
        has = {f"{app}.{name}" for app, name in rights(role)}
        if "*.*" in has or has.intersection(self.needs):
            return "yes"
        return "own" if has.intersection(self.own) else "no"


def _story(verb: str, *needs: str) -> Verb:
    return Verb("story", verb, tuple(f"stories.{need}_story" for need in needs), "section")


def _noun(noun: str, model: str, reach: Reach = "paper") -> Iterator[Verb]:
    for verb in ("add", "change", "delete"):
        yield Verb(noun, verb, (f"stories.{verb}_{model}",), reach)


VERBS: tuple[Verb, ...] = (
    _story("read", "view", "change"),
    _story("write", "add"),
    _story("copy", "add"),
    _story("change", "change"),
    _story("preview", "change"),
    _story("compare versions", "change"),
    _story("go back to a version", "change"),
    _story("comment", "change", "publish"),
    _story("submit", "change"),
    _story("approve", "publish"),
    _story("publish", "publish"),
    _story("schedule", "publish"),
    _story("take off the schedule", "publish"),
    _story("take down", "publish"),
    _story("retract", "publish"),
    _story("correct", "publish"),
    _story("choose between draft and public text", "change"),
    _story("put under embargo", "change"),
    _story("lift an embargo", "lift_embargo"),
    _story("lock", "lock"),
    _story("unlock", "unlock"),
    _story("delete", "delete"),
    _story("publish several", "publish"),
    _story("take several down", "publish"),
    _story("move several", "publish"),
    _story("file several under topics", "publish"),
    _story("delete several", "delete"),
    _story("share its preview", "publish"),
    _story("see its translations", "change"),
    _story("say that a translation is up to date", "change"),
    Verb("story", "translate", ("simple_translation.submit_translation",), "section"),
    Verb("picture", "add", ("wagtailimages.add_image",)),
    Verb("picture", "choose", ("wagtailimages.choose_image",)),
    Verb("picture", "change", ("wagtailimages.change_image",), own=("wagtailimages.add_image",)),
    Verb("picture", "delete", ("wagtailimages.change_image",), own=("wagtailimages.add_image",)),
    *_noun("topic", "topic"),
    *_noun("contributor", "contributor"),
    *_noun("clip", "clip"),
    *_noun("section", "section", "whole"),
    *_noun("standing page", "standingpage", "whole"),
    Verb("front page", "arrange", ("stories.change_frontpage",), "whole"),
    Verb("breaking line", "set", ("stories.change_breakingline",)),
    Verb("channel", "set", ("live.change_channel",)),
    *(
        Verb("comment", verb, ("comments.change_comment",))
        for verb in (
            "decide",
            "undo a decision",
            "pick",
            "mark as the newsroom's",
            "answer for the newsroom",
            "note",
            "ban its author",
            "list words",
            "set the rule of a section",
            "set the rule of a story",
        )
    ),
    Verb("beat", "give", ("desk.add_beat",), "whole"),
    Verb("beat", "take away", ("desk.delete_beat",), "whole"),
    Verb("template", "change", ("desk.change_template",), "whole"),
    Verb("workflow", "change", ("wagtailcore.change_workflow",), "whole"),
    Verb("audit log", "read", ("desk.read_audit",), "whole"),
    Verb("people", "change", ("auth.change_group",), "whole"),
    Verb("roles", "change", ("auth.change_group",), "whole"),
)

_WHERE = {
    "section": "in the sections of one's beats",
    "paper": "everywhere",
    "whole": "by whoever has no beat",
}
_SIGNS = {"yes": "yes", "own": "own", "no": "–"}


def roles_page() -> str:
    """docs/roles.md."""
    lines = [
        "# Roles",
        "",
        "Who may do what at the desk. A role is a group: given, and changed, under Settings by an",
        "administrator. A beat binds somebody to a section and those below it: whoever has beats",
        "works there alone, whoever has none everywhere. What belongs to the whole paper is",
        "changed only by whoever has no beat. “own”: what one brought oneself.",
        "",
        "Every address of the desk passes one gate (`src/newsreel/desk/doors.py`), and one that",
        "its table does not know stays shut. This page is made from `src/newsreel/desk/verbs.py`",
        "by `python -m newsreel.desk.verbs > docs/roles.md`; a test holds both equal, and another",
        "tries each cell, in one's own section and in another's.",
        "",
        f"| what | {' | '.join(ROLES)} | where |",
        f"|---|{'---|' * len(ROLES)}---|",
    ]
    for verb in VERBS:
        cells = " | ".join(_SIGNS[verb.answer(role)] for role in ROLES)
        lines.append(f"| {verb.noun}: {verb.verb} | {cells} | {_WHERE[verb.reach]} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(roles_page(), end="")
