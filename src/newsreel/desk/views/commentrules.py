"""The screens of the rules for comments: sections, and single stories."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from newsreel.comments.actions.rule import set_rule
from newsreel.comments.models import Rule
from newsreel.desk import commentrules
from newsreel.desk.views.moderation import ModeratorsOnly
from newsreel.desk.views.screen import Screen
from newsreel.stories.models import Section, Story


class _Rules(ModeratorsOnly, Screen, TemplateView):
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(here="rules", modes=Rule.MODES, **kwargs)

    def set(self, owner: Any, number: str = "") -> bool:
        """What the form says of a section or story; whether it is another rule than before."""
        given = self.request.POST
        mode = given.get(f"mode{number}", "")
        days = given.get(f"days{number}", "").strip()
        if days and not (days.isascii() and days.isdigit()):
            raise ValidationError(_("“%(days)s” is no number of days.") % {"days": days[:20]})
        wanted = (mode, int(days[:6]) if days else None)
        rule = Rule.objects.filter(**{str(owner._meta.model_name): owner}).first()
        if wanted == ((rule.mode, rule.close_after) if rule else ("", None)):
            return False
        set_rule(owner, *wanted, self.request.user, datetime.now(UTC))
        return True


class RulesView(_Rules):
    """GET: every section's rule. POST: ``mode-7`` and ``days-7`` of each."""

    template_name = "desk/comments/rules.html"
    page_title = gettext_lazy("Rules for comments")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            site=commentrules.site(),
            sections=list(commentrules.sections()),
            stories=list(commentrules.stories()),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        faults, changed = [], 0
        for section in Section.objects.order_by("id"):
            if f"mode-{section.pk}" not in request.POST:
                continue
            try:
                changed += self.set(section, f"-{section.pk}")
            except ValidationError as error:
                faults.append(f"{section.name}: {' '.join(error.messages)}")
        for fault in faults:
            messages.error(request, fault)
        if changed:
            messages.success(request, _("The rules are set."))
        if faults:
            return self.render_to_response(self.get_context_data(), status=422)
        return redirect("comments_rules")


class RuleOfStoryView(_Rules):
    """GET: the rule of one story. POST: set it."""

    template_name = "desk/comments/rule.html"
    page_title = gettext_lazy("Rule for the comments on a story")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(line=commentrules.story(self._story()), **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            if self.set(self._story()):
                messages.success(request, _("The rule is set."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        return redirect("comments_rule_of_story", pk)

    def _story(self) -> Story:
        story: Story = get_object_or_404(Story.objects.defer("body"), pk=self.kwargs["pk"])
        return story
