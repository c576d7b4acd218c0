"""The screen on which a story is put under embargo, or an embargo is lifted."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminDateTimeInput

from newsreel.desk.clock import WallClockField, spoken
from newsreel.desk.views.storyverb import StoryVerbView
from newsreel.stories.actions.embargo import LIFT, embargo, lift


class EmbargoForm(forms.Form):
    until = WallClockField(
        label="Nobody may read it before", widget=AdminDateTimeInput(), required=False
    )
    lift = forms.BooleanField(
        label="Lift the embargo now",
        help_text="The story becomes no more public by that; it may be published again.",
        required=False,
    )

    def __init__(self, *args: Any, may_lift: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_lift:
            del self.fields["lift"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("until") and not given.get("lift") and "until" not in self.errors:
            self.add_error("until", "Say until when.")
        return given


class EmbargoView(StoryVerbView):
    asks = "change"
    form_class = EmbargoForm
    template_name = "desk/embargo.html"
    page_title = "Embargo"
    header_icon = "lock"

    def hindrance(self) -> str:
        return (
            "This story is public: it can be taken down, not embargoed." if self.story.live else ""
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        under = self.story.embargoed_until is not None
        return super().get_form_kwargs() | {"may_lift": under and self.may(LIFT)}

    def get_initial(self) -> dict[str, Any]:
        return {"until": self.story.embargoed_until}

    def do(self, form: forms.Form) -> str:
        if form.cleaned_data.get("lift"):
            lift(self.story, user=self.request.user)
            return f"The embargo on “{self.story}” is lifted."
        until = form.cleaned_data["until"]
        embargo(self.story, until, user=self.request.user)
        told = " ".join(form.fields["until"].told)  # type: ignore[attr-defined]
        return f"“{self.story}” is under embargo until {spoken(until)}. {told}".strip()
