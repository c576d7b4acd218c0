from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """A reader says that something is wrong with a comment; one a comment from one network.

    ``settled``: a moderator has decided about the comment since.
    """

    REASONS = [
        ("abuse", _("It insults or threatens somebody")),
        ("spam", _("It advertises")),
        ("false", _("It says what is not true")),
        ("other", _("Something else")),
    ]

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports"
    )
    reason = models.CharField(max_length=10, choices=REASONS)
    text = models.TextField(blank=True)
    network = models.CharField(max_length=43, blank=True)
    at = models.DateTimeField()
    settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "network"], name="one_report_from")
        ]
        indexes = [models.Index(fields=["network", "-at"], name="report_from_network")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.at}"
