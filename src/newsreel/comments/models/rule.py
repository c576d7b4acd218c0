from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.Model):
    """How comments are taken on a story, or on those of a section and of the sections below it; the
    one row with neither is the site's, which newsreel.toml fills.

    ``mode`` empty and ``close_after`` null: as the next one above says. ``close_after``: days from
    the day of publication after which comments close, 0 for never. ``closed_to``: comments are
    closed under stories first published on this day or before; the ticker moves it on.
    """

    MODES = [
        ("after", _("At once")),
        ("links", _("At once, but links wait")),
        ("first-time", _("First-timers wait")),
        ("before", _("All wait")),
        ("closed", _("Closed")),
    ]

    section = models.OneToOneField(
        "stories.Section", null=True, on_delete=models.CASCADE, related_name="comment_rule"
    )
    story = models.OneToOneField(
        "stories.Story", null=True, on_delete=models.CASCADE, related_name="comment_rule"
    )
    mode = models.CharField(max_length=10, choices=MODES, blank=True)
    close_after = models.PositiveIntegerField(null=True, blank=True)
    closed_to = models.DateField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section__isnull=True) | models.Q(story__isnull=True),
                name="rule_of_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.story or self.section or _("The whole site"))
