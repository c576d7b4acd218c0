"""The screen on which a public story is corrected."""

from typing import Any

from django import forms

from newsreel.desk.views.storyverb import StoryVerbView
from newsreel.stories.actions.catch_up import content
from newsreel.stories.actions.correct import correct
from newsreel.stories.models.story import CHANGES
from newsreel.stories.wording import passages


def _area(label: str, help_text: str, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=False, max_length=5000
    )


class CorrectionForm(forms.Form):
    said = _area("It said", "Copy the wrong words from the story, as they stand there.", 2)
    says = _area("It says now", "What stands in their place; nothing, to take them out.", 2)
    minor = forms.BooleanField(
        label="Only a typing error",
        help_text="Readers are not told, and nothing appears in the public history.",
        required=False,
    )
    kind = forms.ChoiceField(label="Kind of change", choices=CHANGES)
    note = _area(
        "Note for readers",
        "What was wrong, in plain words. It stands on the story, with today's date.",
        3,
    )


class CorrectView(StoryVerbView):
    """Shows what the story says, asks what is wrong with it, and corrects it."""

    form_class = CorrectionForm
    template_name = "desk/correct.html"
    page_title = "Correct"
    header_icon = "edit"

    def hindrance(self) -> str:
        return "" if self.story.live else "Only a public story can be corrected: edit the draft."

    def do(self, form: forms.Form) -> str:
        given = form.cleaned_data
        corrected = correct(self.story, user=self.request.user, **given)
        held = getattr(corrected, "hold", None)
        if held is not None and not hasattr(self.story, "hold"):
            return f"“{corrected}” is corrected. Its draft is held: {held.reason}"
        return f"“{corrected}” is corrected."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = passages(content(self.story))
        return super().get_context_data(passages=said, **kwargs)
