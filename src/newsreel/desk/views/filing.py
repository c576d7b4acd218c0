"""What the editor asks while somebody writes: what was pasted, a picture dropped onto the story, a
story to point to. Answers are JSON; blocks come in the form in which the editor takes them."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.images.forms import get_image_form
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from newsreel.desk.beats import story_policy
from newsreel.desk.clipboard import PasteError, read_clipboard
from newsreel.desk.views.suggesting import about, suggestions
from newsreel.stories.bodies import rows
from newsreel.stories.models import Picture, Story


def states_of(body: list[dict[str, Any]]) -> Any:
    """The rows of a body as the editor's script takes them."""
    field: Any = Story._meta.get_field("body")
    block = field.stream_block
    return block.get_form_state(block.to_python(body))


def _require_writer(request: HttpRequest) -> None:
    policy = story_policy()
    if not any(policy.user_has_permission(request.user, verb) for verb in ("add", "change")):
        raise PermissionDenied


@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    """The clipboard's HTML (``html``) as blocks, and what was left out."""
    _require_writer(request)
    try:
        pasted = read_clipboard(request.POST.get("html", ""))
    except PasteError as error:
        return JsonResponse({"error": str(error)}, status=400)
    body, lost = rows(pasted.blocks)
    return JsonResponse({"blocks": states_of(body), "notes": [*pasted.notes, *lost]})


class DroppedForm(forms.Form):
    """What is asked of a picture when it comes."""

    file = forms.FileField(error_messages={"required": gettext_lazy("Choose a file.")})
    description = forms.CharField(max_length=255, required=False)
    is_decorative = forms.BooleanField(required=False)
    caption = forms.CharField(max_length=2000, required=False)
    credit = forms.CharField(max_length=250, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("description") and not given.get("is_decorative"):
            self.add_error(
                "description",
                _(
                    "Say what the picture shows, for readers who cannot see it; or mark it as"
                    " decorative."
                ),
            )
        return given


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Keep a picture that was dropped onto the story; it is cleaned as any upload is."""
    _require_writer(request)
    policy = policy_registry.get_by_type(Picture)
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    asked = DroppedForm(request.POST, request.FILES)
    if not asked.is_valid():
        return JsonResponse({"errors": asked.errors}, status=400)
    given = asked.cleaned_data
    where = policy.collections_user_has_permission_for(request.user, "add")
    title = given["description"] or given["caption"] or given["file"].name
    form = get_image_form(Picture)(
        {
            "title": title[:255],
            "collection": (where.first() or Collection.get_first_root_node()).pk,
            **{name: given[name] for name in ("description", "is_decorative", "caption", "credit")},
        },
        {"file": given["file"]},
        instance=Picture(uploaded_by_user=request.user),
        user=request.user,
    )
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    picture = form.save()
    block = {
        "type": "picture",
        "value": {"picture": picture.pk, "caption": ""},
        "id": str(uuid4()),
    }
    return JsonResponse(
        {"picture": AdminImageChooser().get_value_data(picture), "block": states_of([block])[0]}
    )


@require_GET
def related(request: HttpRequest) -> HttpResponse:
    """Stories whose headline has the words typed (``q``), newest first, each as a block."""
    _require_writer(request)
    found = suggestions(request, request.GET.get("q", ""), request.GET.get("but", ""))
    return JsonResponse(
        {
            "stories": [
                {
                    "headline": story.headline,
                    "about": about(story),
                    "block": states_of(
                        [{"type": "related", "value": _related(story), "id": str(uuid4())}]
                    )[0],
                }
                for story in found
            ]
        }
    )


def _related(story: Story) -> dict[str, Any]:
    return {"story": story.pk, "url": "", "title": "", "kind": "", "by": ""}
