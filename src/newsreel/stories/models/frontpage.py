from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Locale, Orderable


class FrontPage(ClusterableModel):
    """What the editors chose for the home page of a language; the rest follows by time.

    ``draft`` is an arrangement that is not public: ``{"lead": number or null, "seconds":
    [numbers]}``, or null. ``edition`` rises with every change of either, so that nobody saves over
    what they have not seen.
    """

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="+")
    lead = models.ForeignKey(
        "stories.Story", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    draft = models.JSONField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=0, editable=False)
    arranged_at = models.DateTimeField(null=True, editable=False)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    def __str__(self) -> str:
        return f"Front page ({self.locale})"


class FrontPageSecond(Orderable):
    """A second on the front page."""

    front_page = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="seconds")
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
