"""What is done to several stories at once: each by the same verb of ``stories.actions`` as alone.

Each story is a transaction of its own, and one that fails says why without stopping the others. Of
others' beats not even the headline is shown. "All in this list" goes as far as ``MOST``.
"""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from newsreel.desk.beats import sections_of, story_policy
from newsreel.desk.views.storylist import narrowed
from newsreel.stories.actions.delete import delete
from newsreel.stories.actions.file_under import file_under
from newsreel.stories.actions.move import move
from newsreel.stories.actions.publish import pictures_of, publish
from newsreel.stories.actions.renditions import await_files
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import Section, Story, Topic

MOST = 500
_PATIENCE = 5.0


class StoryVerb(SnippetBulkAction):
    """A verb on stories. ``right`` is asked for each story; ``do`` is the verb itself."""

    models = [Story]
    template_name = "desk/bulk/confirm.html"
    right = "change"
    question: Any = ""

    def do(self, story: Story) -> None:
        raise NotImplementedError

    def done(self, count: int) -> str:
        raise NotImplementedError

    def check_perm(self, story: Story) -> bool:
        may: bool = story_policy().user_has_permission_for_instance(
            self.request.user, self.right, story
        )
        return may

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Story]:
        numbers = [int(n) for n in object_ids if str(n).isdigit()][:MOST]
        rows = Story.objects.select_related("section__parent__parent", "locale").defer("body")
        return list(rows.filter(pk__in=numbers).order_by("-pk"))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Any]:
        """The stories of the list that one came from, under its filters and search."""
        stories = story_policy().on_beat(self.request.user, Story.objects.all())
        given = QueryDict(urlsplit(self.next_url).query)
        return narrowed(stories, given, self.request).values_list("pk", flat=True)[:MOST]

    @cached_property
    def _chosen(self) -> list[Story]:
        return super().get_actionable_objects()[0]  # type: ignore[no-any-return]

    def get_actionable_objects(self) -> tuple[list[Story], dict[str, list[Story]]]:
        return self._chosen, {"items_with_no_access": []}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = self._chosen
        count = len(chosen)
        asked = self.request.GET.getlist("id")
        left_out = 0 if "all" in asked else max(0, len(set(asked)) - count)
        return context | {
            "question": self.question,
            "verb": self.display_name,
            "serious": "serious" in self.classes,
            "counted": ngettext("%(n)d story", "%(n)d stories", count) % {"n": count},
            "left_out": ngettext(
                "%(n)d story is left out: you may not do this with it.",
                "%(n)d stories are left out: you may not do this with them.",
                left_out,
            )
            % {"n": left_out}
            if left_out
            else "",
            "most": MOST if count >= MOST else 0,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        self.cleaned_form = form
        count = 0
        for story in self._chosen:
            try:
                with transaction.atomic():
                    self.do(Story.objects.get(pk=story.pk))
                count += 1
            except (PermissionDenied, ValidationError, ValueError) as error:
                said = " ".join(getattr(error, "messages", None) or [str(error)])
                messages.error(self.request, f"“{story}”: {said}")
            except Story.DoesNotExist:
                continue
        if count:
            messages.success(self.request, self.done(count))
        return redirect(self.next_url)


class PublishStories(StoryVerb):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the chosen stories")
    question = gettext_lazy("Their latest drafts become public now.")
    action_priority = 10
    right = "publish"

    def do(self, story: Story) -> None:
        publish(story, user=self.request.user, patience=0)

    def done(self, count: int) -> str:
        return ngettext(
            "%(n)d story is published.", "%(n)d stories are published.", count
        ) % {"n": count}  # fmt: skip

    def form_valid(self, form: Any) -> HttpResponse:
        shown = {picture for story in self._chosen for picture in pictures_of(story)}
        await_files(sorted(shown), _PATIENCE)
        return super().form_valid(form)


class UnpublishStories(StoryVerb):
    display_name = gettext_lazy("Take down")
    action_type = "unpublish"
    aria_label = gettext_lazy("Take the chosen stories down")
    question = gettext_lazy("Their addresses answer that they are gone; their text stays here.")
    action_priority = 15
    right = "publish"
    classes = {"serious"}

    def do(self, story: Story) -> None:
        if not story.live:
            raise ValidationError(gettext("It is not public."))
        unpublish(story, user=self.request.user)

    def done(self, count: int) -> str:
        return ngettext(
            "%(n)d story is taken down.", "%(n)d stories are taken down.", count
        ) % {"n": count}  # fmt: skip


class SectionForm(forms.Form):
    section = forms.ModelChoiceField(Section.objects.none(), label=gettext_lazy("To the section"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = Section.objects.select_related("parent__parent__parent").order_by(
            "position", "name", "id"
        )
        allowed = sections_of(user)
        field: Any = self.fields["section"]
        field.queryset = sections if allowed is None else sections.filter(pk__in=allowed)


class MoveStories(StoryVerb):
    display_name = gettext_lazy("Move")
    action_type = "move"
    aria_label = gettext_lazy("Move the chosen stories to another section")
    question = gettext_lazy("Their old addresses lead to the new ones.")
    action_priority = 20
    form_class = SectionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        return given | {"user": self.request.user}

    def do(self, story: Story) -> None:
        assert self.cleaned_form is not None
        move(story, self.cleaned_form.cleaned_data["section"], user=self.request.user)

    def done(self, count: int) -> str:
        return ngettext(
            "%(n)d story is moved.", "%(n)d stories are moved.", count
        ) % {"n": count}  # fmt: skip


class TopicsForm(forms.Form):
    put = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label=gettext_lazy("File under"), required=False
    )
    take = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label=gettext_lazy("Take from under"), required=False
    )

    def __init__(self, *args: Any, locales: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("put", "take"):
            field: Any = self.fields[name]
            field.queryset = Topic.objects.filter(locale_id__in=locales).order_by("name", "id")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("put") and not given.get("take"):
            raise ValidationError(gettext("Choose a topic."))
        return given


class FileStories(StoryVerb):
    display_name = gettext_lazy("Topics")
    action_type = "topics"
    aria_label = gettext_lazy("File the chosen stories under topics")
    action_priority = 25
    form_class = TopicsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        return given | {"locales": {story.locale_id for story in self._chosen}}

    def do(self, story: Story) -> None:
        assert self.cleaned_form is not None
        given = self.cleaned_form.cleaned_data
        file_under(story, given["put"], given["take"], user=self.request.user)

    def done(self, count: int) -> str:
        return ngettext(
            "%(n)d story is filed.", "%(n)d stories are filed.", count
        ) % {"n": count}  # fmt: skip


class DeleteStories(StoryVerb):
    display_name = gettext_lazy("Delete")
    action_type = "delete"
    aria_label = gettext_lazy("Delete the chosen stories")
    question = gettext_lazy("They go with their history, for good.")
    action_priority = 30
    right = "delete"
    classes = {"serious"}

    def do(self, story: Story) -> None:
        delete(story, user=self.request.user)

    def done(self, count: int) -> str:
        return ngettext(
            "%(n)d story is deleted.", "%(n)d stories are deleted.", count
        ) % {"n": count}  # fmt: skip


VERBS = (PublishStories, UnpublishStories, MoveStories, FileStories, DeleteStories)
