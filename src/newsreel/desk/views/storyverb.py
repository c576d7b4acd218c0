"""What the screens have in common on which something is done to one story."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from newsreel.desk.beats import story_policy
from newsreel.stories.models import Story


class StoryVerbView(WagtailAdminTemplateMixin, FormView[forms.Form]):
    """A form, and a verb of ``stories.actions`` done with what it says. ``asks`` is the right."""

    asks: ClassVar[str] = "publish"
    model: Any = None
    story: Story

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(Story, pk=kwargs["pk"])
        if not self.may(self.asks):
            raise PermissionDenied
        hindrance = self.hindrance()
        if hindrance:
            messages.error(request, hindrance)
            return redirect(self.edit_url())
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def may(self, right: str) -> bool:
        policy = story_policy()
        return bool(policy.user_has_permission_for_instance(self.request.user, right, self.story))

    def hindrance(self) -> str:
        """Why this cannot be done to this story; empty where it can."""
        return ""

    def do(self, form: forms.Form) -> str:
        """Do it, and say in a sentence what was done. Raises ValidationError."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            said = self.do(form)
        except ValidationError as error:
            for name, sentences in _by_field(error, form).items():
                form.add_error(name, sentences)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.edit_url())

    def get_page_subtitle(self) -> str:
        return str(self.story)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(story=self.story, edit_url=self.edit_url(), **kwargs)
        return context | {"media": context["form"].media}

    def edit_url(self) -> str:
        return reverse("stories:edit", args=[self.story.pk])


def _by_field(error: ValidationError, form: forms.Form) -> dict[str | None, list[str]]:
    if not hasattr(error, "error_dict"):
        return {None: error.messages}
    return {
        (name if name in form.fields and name != NON_FIELD_ERRORS else None): sentences
        for name, sentences in error.message_dict.items()
    }
