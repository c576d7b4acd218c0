"""The screen on which a story is retracted."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from newsreel.desk.beats import story_policy
from newsreel.stories.actions.retract import retract
from newsreel.stories.models import Story


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it retracted?"),
        help_text=_("Readers see this at the story's address."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class RetractView(WagtailAdminTemplateMixin, FormView[ReasonForm]):
    """Asks why, and retracts."""

    model: Any = None
    form_class = ReasonForm
    template_name = "desk/retract.html"
    page_title = _("Retract")
    header_icon = "cross"
    story: Story

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(Story, pk=kwargs["pk"])
        policy = story_policy()
        if not policy.user_has_permission_for_instance(request.user, "publish", self.story):
            raise PermissionDenied
        if not self.story.live:
            messages.error(request, _("Only a public story can be retracted."))
            return redirect(self._edit_url())
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.story)

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        retract(self.story, form.cleaned_data["reason"], user=self.request.user)
        messages.success(self.request, _("“%(story)s” is retracted.") % {"story": self.story})
        return redirect(self._edit_url())

    def _edit_url(self) -> str:
        return reverse("stories:edit", args=[self.story.pk])
