"""The screen on which a story's preview is shared, and its links are ended."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from newsreel.desk.actions.share_preview import LONGEST, end_preview, share_preview
from newsreel.desk.beats import story_policy
from newsreel.desk.models import PreviewLink
from newsreel.desk.views.screen import Screen
from newsreel.stories.models import Story


class ShareForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Who is to read it?"),
        help_text=gettext_lazy("Empty: whoever has the link, and they cannot comment."),
        max_length=120,
        required=False,
    )
    role = forms.ChoiceField(
        label=gettext_lazy("As what?"), choices=PreviewLink.ROLES, required=False
    )
    may_approve = forms.BooleanField(
        label=gettext_lazy("May approve the draft"), required=False, initial=False
    )
    days = forms.IntegerField(
        label=gettext_lazy("For how many days?"),
        min_value=1,
        max_value=LONGEST.days,
        initial=3,
    )


class SharePreviewView(Screen, FormView[ShareForm]):
    """Lists a story's links; makes one, which is shown this once; ends one."""

    model: Any = None
    form_class = ShareForm
    template_name = "desk/share.html"
    page_title = gettext_lazy("Share a preview")
    header_icon = "link"
    story: Story

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(Story, pk=kwargs["pk"])
        may = story_policy().user_has_permission_for_instance
        if not may(request.user, "publish", self.story):
            raise PermissionDenied
        response: HttpResponseBase = never_cache(super().dispatch)(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.story)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ended = request.POST.get("end", "")
        if ended.isdigit() and len(ended) < 18:
            if end_preview(self.story, int(ended), user=request.user):
                messages.success(request, _("The link leads nowhere from now on."))
            return redirect(reverse("stories:share", args=[self.story.pk]))
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: ShareForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            made, address = share_preview(
                self.story,
                user=self.request.user,
                lasts=timedelta(days=given["days"]),
                name=given["name"],
                role=given["role"],
                may_approve=given["may_approve"],
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        shown = self.get_context_data(form=self.form_class(), made=made, address=address)
        return self.render_to_response(shown)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = PreviewLink.objects.filter(story=self.story).select_related("made_by")
        return super().get_context_data(**kwargs) | {
            "links": links,
            "story": self.story,
            "now": timezone.now(),
        }
