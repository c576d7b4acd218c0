"""Who may open which of the desk's addresses: the one table of them, and the gate that holds it.

Wagtail's views ask for rights each in its own way, some hardly at all (a chooser shows its list to
everybody of the desk), and every version brings new ones. So every address below ``/desk/`` passes
one gate, and an address that the table does not know stays shut. Whose *story* it is, the views ask
besides (``guard.py``): a door never opens more than the view behind it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

from newsreel.desk.beats import sections_of


@dataclass(frozen=True, slots=True)
class Door:
    """Opens for whoever has one of ``rights``; ``open`` to those who have not signed in, too.

    With ``whole`` only for whoever works on the whole paper: with a beat, it stays shut. Without
    ``rights`` it opens for everybody of the desk.
    """

    rights: tuple[str, ...] = ()
    whole: bool = False
    open: bool = False
    shut: bool = False

    def opens_for(self, user: Any) -> bool:
        if self.shut:
            return False
        if self.open:
            return True
        if self.rights and not any(user.has_perm(right) for right in self.rights):
            return False
        return not self.whole or sections_of(user) is None


OPEN = Door(open=True)
SHUT = Door(shut=True)
DESK = Door()
# Both at once: who could give roles without being able to change them would give himself the rest.
PEOPLE = Door(("auth.change_group",), whole=True)
AUDIT = Door(("desk.read_audit",), whole=True)
_WRITERS = Door(("stories.add_story", "stories.change_story"))
_PICTURES = Door(("wagtailimages.add_image", "wagtailimages.change_image"))
_CHOOSE_PICTURES = Door(("wagtailimages.choose_image",))
_WORKFLOWS = Door(
    ("wagtailcore.add_workflow", "wagtailcore.change_workflow", "wagtailcore.delete_workflow"),
    whole=True,
)
_TASKS = Door(("wagtailcore.change_task",), whole=True)
# The same for the whole paper's shape: a beat is only as strong as the sections it is made of.
_OF_THE_WHOLE = frozenset(("section", "standingpage", "frontpage", "beat", "template"))


def _noun(app: str, model: str) -> dict[str, Door]:
    """The doors of a view set's screens, by the name of the address."""

    def door(*verbs: str) -> Door:
        return Door(tuple(f"{app}.{verb}_{model}" for verb in verbs), model in _OF_THE_WHOLE)

    seen, change = door("view", "add", "change", "delete"), door("change")
    return {
        "list": seen,
        "list_results": seen,
        "inspect": seen,
        "add": door("add"),
        "copy": door("add"),
        "preview_on_add": door("add"),
        "edit": change,
        "preview_on_edit": change,
        "usage": door("change", "delete"),
        "history": change,
        "history_results": change,
        "delete": door("delete"),
        "revisions_view": change,
        "revisions_compare": change,
        "revisions_revert": change,
        "revisions_unschedule": door("publish"),
        "unpublish": door("publish"),
        "lock": door("lock"),
        "unlock": door("unlock"),
        "workflow_action": change,
        "collect_workflow_action_data": change,
        "confirm_workflow_cancellation": change,
        "workflow_preview": change,
        "workflow_history": change,
        "workflow_history_detail": change,
        "retract": door("publish"),
        "translations": change,
        "share": door("publish"),
        "correct": door("publish"),
        "embargo": door("change"),
        "resolve": door("change"),
    }


def _choosers(door: Door, create: Door = SHUT) -> dict[str, Door]:
    names = ("choose", "choose_results", "chosen", "chosen_multiple")
    return {**dict.fromkeys(names, door), "create": create}


_CLIPS = ("stories.add_clip", "stories.change_clip")

# By the beginning of the address, then by its name; "*" for every name there. The first beginning
# that fits counts.
DOORS: tuple[tuple[str, Mapping[str, Door]], ...] = (
    # Readers' own, below no desk.
    ("comments/", {"*": OPEN}),
    ("search/", {"*": OPEN}),
    ("<slug:code>/search/", {"*": OPEN}),
    ("desk/static/", {"*": OPEN}),
    ("desk/sign-in/", {"*": OPEN}),
    ("preview/", {"*": OPEN}),  # to whoever has the secret
    ("desk/login/", {"*": OPEN}),
    ("desk/logout/", {"*": OPEN}),
    ("desk/password_reset/", {"*": OPEN}),
    ("desk/jsi18n/", {"*": OPEN}),
    ("desk/sprite/", {"*": OPEN}),
    ("desk/account/", {"*": DESK}),
    ("desk/dismissibles/", {"*": DESK}),
    ("desk/editing-sessions/", {"*": DESK}),
    ("desk/media/", {"*": DESK}),
    ("desk/audit/", {"*": AUDIT}),
    # Stories and what they are made of.
    (
        "desk/stories/",
        _noun("stories", "story")
        | {"new": Door(("stories.add_story",))}
        | {"margin": Door(("stories.change_story", "stories.publish_story"))}
        | dict.fromkeys(("paste", "drop", "related"), _WRITERS),
    ),
    (
        "desk/snippets/choose/stories/story/",
        _choosers(Door(("stories.view_story", *_WRITERS.rights))),
    ),
    (
        "desk/snippets/choose/stories/contributor/",
        _choosers(_WRITERS, Door(("stories.add_contributor",))),
    ),
    (
        "desk/snippets/choose/stories/clip/",
        _choosers(Door((*_WRITERS.rights, *_CLIPS)), Door(_CLIPS[:1])),
    ),
    ("desk/block-preview/", {"*": _WRITERS}),
    ("desk/tag-autocomplete/", {"*": Door((*_WRITERS.rights, *_PICTURES.rights))}),
    ("desk/choose-", {"*": Door((*_WRITERS.rights, "stories.change_standingpage"))}),
    ("desk/translation/submit/snippet/", {"*": Door(("simple_translation.submit_translation",))}),
    # Pictures: whose they are, Wagtail's policy of collections asks besides.
    (
        "desk/images/chooser/",
        _choosers(_CHOOSE_PICTURES, _PICTURES) | {"select_format": _CHOOSE_PICTURES},
    ),
    (
        "desk/images/",
        {"url_generator": SHUT, "url_generator_output": SHUT, "image_usage": _PICTURES}
        | dict.fromkeys(("index", "index_results", "edit", "delete", "preview", "add"), _PICTURES)
        | dict.fromkeys(("add_multiple", "edit_multiple", "delete_multiple"), _PICTURES)
        | dict.fromkeys(
            ("create_multiple_from_uploaded_image", "delete_upload_multiple"), _PICTURES
        ),
    ),
    # The paper.
    ("desk/front-page/", {"*": Door(("stories.change_frontpage",), whole=True)}),
    ("desk/breaking/", {"*": Door(("stories.change_breakingline",))}),
    ("desk/sections/", _noun("stories", "section")),
    ("desk/topics/", _noun("stories", "topic")),
    ("desk/contributors/", _noun("stories", "contributor")),
    ("desk/clips/", _noun("stories", "clip")),
    ("desk/standing-pages/", _noun("stories", "standingpage")),
    ("desk/channel/", _noun("live", "channel")),
    ("desk/comments/", {"*": Door(("comments.change_comment",))}),
    ("desk/beats/", _noun("desk", "beat")),
    ("desk/templates/", _noun("desk", "template")),
    # How the newsroom works.
    (
        "desk/workflows/",
        dict.fromkeys(("index", "index_results", "add", "edit", "enable", "disable"), _WORKFLOWS)
        | dict.fromkeys(("usage", "usage_results", "remove"), SHUT)  # of pages
        | dict.fromkeys(("task_chooser", "task_chooser_results", "task_chosen"), _WORKFLOWS)
        | dict.fromkeys(("task_chooser_create", "add_task", "select_task_type"), _TASKS)
        | dict.fromkeys(("task_index", "task_index_results"), _TASKS)
        | dict.fromkeys(("edit_task", "disable_task", "enable_task"), _TASKS),
    ),
    (
        "desk/reports/",
        dict.fromkeys(("site_history", "site_history_results"), SHUT)  # desk/audit/ says more
        | dict.fromkeys(("locked_pages", "locked_pages_results"), SHUT)
        | dict.fromkeys(("aging_pages", "aging_pages_results"), SHUT)
        | dict.fromkeys(("page_types_usage", "page_types_usage_results"), SHUT)
        | dict.fromkeys(
            ("workflow", "workflow_results", "workflow_tasks", "workflow_tasks_results"),
            Door(("stories.publish_story",), whole=True),
        ),
    ),
    ("desk/users/", {"*": PEOPLE}),
    ("desk/groups/", {"*": PEOPLE}),
    ("desk/collections/", {"set_privacy": SHUT, "*": PEOPLE}),
    # Wagtail's own pages, documents, embeds and sites: Newsreel has none, nobody comes in.
    ("desk/pages/", {"*": SHUT}),
    ("desk/documents/", {"*": SHUT}),
    ("desk/embeds/", {"*": SHUT}),
    ("desk/sites/", {"*": SHUT}),
    ("desk/api/", {"*": SHUT}),
    ("desk/snippets/", {"*": SHUT}),
    ("desk/translation/", {"*": SHUT}),
    ("desk/test404/", {"*": SHUT}),
    ("desk/failwhale/", {"*": SHUT}),
)

# What is done to many rows at once: by model and action.
_BULK: dict[tuple[str, str, str], Door] = {
    ("stories", "picture", "delete"): _PICTURES,
    ("stories", "picture", "add_tags"): _PICTURES,
    ("stories", "picture", "add_to_collection"): _PICTURES,
    ("desk", "user", "assign_role"): PEOPLE,
    ("desk", "user", "delete"): PEOPLE,
    ("desk", "user", "set_active_state"): PEOPLE,
}
_BULK_NOUNS = (
    ("stories", "story"), ("stories", "section"), ("stories", "topic"),
    ("stories", "contributor"), ("stories", "clip"),
    ("stories", "standingpage"), ("live", "channel"), ("desk", "beat"),
    ("desk", "template"),
)  # fmt: skip
_BULK |= {
    ("stories", "story", verb): _noun("stories", "story")[like]
    for verb, like in (
        ("publish", "unpublish"), ("unpublish", "unpublish"), ("move", "edit"), ("topics", "edit"),
    )
}  # fmt: skip
BULK: Mapping[tuple[str, str, str], Door] = _BULK | {
    (app, model, "delete"): _noun(app, model)["delete"] for app, model in _BULK_NOUNS
}


def door_of(route: str, name: str | None, kwargs: Mapping[str, Any]) -> Door | None:
    """The door before an address (its route as Django resolves it); None for one that the table
    does not know."""
    if route.startswith("desk/bulk/"):
        app, model, action = (str(kwargs.get(p)) for p in ("app_label", "model_name", "action"))
        return BULK.get((app, model, action), SHUT)
    if name in ("wagtailadmin_home",):
        return DESK
    for beginning, doors in DOORS:
        if route.startswith(beginning):
            return doors.get(name or "", doors.get("*"))
    return None


class Gate:
    """Middleware: nobody comes further than their rights.

    Who has not signed in is left to Wagtail, which asks them to. What is shut answers 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        found = request.resolver_match
        if found is None or not found.route.startswith("desk/"):
            return None
        if found.route == "desk/^.*/$":
            return None  # Wagtail's own "there is no such page"
        door = door_of(found.route, found.url_name, kwargs) or SHUT
        if door.shut:
            raise Http404
        user = request.user
        if door.open or not user.is_authenticated or door.opens_for(user):
            return None
        if not user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail sends them to the sign-in
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        refusal: HttpResponse = permission_denied(request)
        return refusal
