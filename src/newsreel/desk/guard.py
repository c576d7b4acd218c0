"""The guard at every view of a story: whose beat the story is not on comes no further.

Mixed into each view class that the view set makes, whatever the class and whether it is of this
version of Wagtail or of a later one: any view whose address holds a story's number is guarded.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from newsreel.desk.beats import story_policy
from newsreel.stories.models import Story


class OnBeatOnly:
    """A mixin for class-based views; answers as Wagtail does to what is forbidden."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        # Before anything else: some views load and change things in their own setup.
        refuse_others(request, kwargs.get("pk"))
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refuse_others(request, kwargs.get("pk"))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


def refuse_others(request: HttpRequest, pk: Any) -> None:
    """Raises PermissionDenied where the story with this number is on nobody's beat of theirs.

    A number that no story has is left to the view, which answers 404.
    """
    if pk is None:
        return
    try:
        story = Story.objects.only("section_id").filter(pk=int(str(pk))).first()
    except (ValueError, OverflowError):
        return
    if story is not None and not story_policy().is_on_beat(request.user, story):
        raise PermissionDenied
