"""The screen on which a draft and the public text are reconciled, side by side."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from newsreel.desk.clock import spoken
from newsreel.desk.views.storyverb import StoryVerbView
from newsreel.stories.actions.catch_up import name_of
from newsreel.stories.actions.resolve import BOTH, OURS, THEIRS, disagreement, resolve
from newsreel.stories.merging import Conflict
from newsreel.stories.models import Hold, Section
from newsreel.stories.wording import passages


@dataclass(frozen=True, slots=True)
class Difference:
    """One conflict as the screen shows it: three texts, and the field in which is chosen."""

    name: str
    base: str
    ours: str
    theirs: str
    choice: Any


class ChoicesForm(forms.Form):
    """A choice for each conflict; with ``due`` also whether the draft goes back on schedule."""

    def __init__(self, *args: Any, conflicts: list[Conflict], due: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n, conflict in enumerate(conflicts):
            options = [(OURS, "The draft's"), (THEIRS, "The public one")]
            if conflict.field == "body" and conflict.block != "order" and conflict.theirs:
                options.append((BOTH, "Both, one after the other"))
            self.fields[f"choice-{n}"] = forms.ChoiceField(
                label=f"Which stands: {name_of(conflict)}",
                choices=options,
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what is to stand."},
            )
        if due:
            self.fields["again"] = forms.BooleanField(
                label=f"Put it back on the schedule: {due}", required=False, initial=True
            )


class ResolveView(StoryVerbView):
    asks = "change"
    form_class = ChoicesForm
    template_name = "desk/resolve.html"
    page_title = "Draft and public text"
    header_icon = "warning"
    conflicts: list[Conflict]

    def hindrance(self) -> str:
        _, self.conflicts, _ = disagreement(self.story)
        if self.conflicts:
            return ""
        Hold.objects.filter(story=self.story).delete()
        return "Draft and public text do not disagree about anything."

    def get_form_kwargs(self) -> dict[str, Any]:
        held = Hold.objects.filter(story=self.story).first()
        due = spoken(held.due_at) if held and held.due_at and self.may("publish") else ""
        return super().get_form_kwargs() | {"conflicts": self.conflicts, "due": due}

    def do(self, form: forms.Form) -> str:
        given = form.cleaned_data
        choices = {c.key: given[f"choice-{n}"] for n, c in enumerate(self.conflicts)}
        again = bool(given.get("again"))
        resolve(self.story, choices, user=self.request.user, again=again)
        where = "is back on the schedule" if again else "is a draft again"
        return f"Nothing of “{self.story}” is in dispute any more: it {where}."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context["differences"] = [
            Difference(
                name_of(conflict),
                _text(conflict, conflict.base),
                _text(conflict, conflict.ours),
                _text(conflict, conflict.theirs),
                form[f"choice-{n}"],
            )
            for n, conflict in enumerate(self.conflicts)
        ]
        context["compare_url"] = reverse(
            "stories:revisions_compare", args=[self.story.pk, "live", "latest"]
        )
        return context


def _text(conflict: Conflict, value: Any) -> str:
    """The value as an editor reads it; empty where it was taken out."""
    if value is None:
        return ""
    if conflict.block and conflict.kind not in ("order", "byline"):
        block = {"type": conflict.kind, "value": value}
        return "\n".join(passage.text for passage in passages({"body": [block]}))
    if conflict.field == "section":
        return str(Section.objects.filter(pk=value).first() or "")
    if conflict.kind == "order":
        return f"{len(value)} blocks in this order: {', '.join(one[:4] for one in value)}"
    return str(value)
