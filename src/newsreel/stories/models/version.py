from django.db import models


class Version(models.Model):
    """What a public story said until ``replaced_at``: written by the database's triggers whenever
    its text changes or it is taken down, so that no way of changing it goes unrecorded.

    ``minor``: an editor said that only typing errors were mended; readers are not shown it.
    ``byline`` is set where the names changed as well. ``body`` is as the story's row kept it.
    """

    story = models.ForeignKey(
        "stories.Story", on_delete=models.CASCADE, related_name="versions", db_constraint=False
    )
    replaced_at = models.DateTimeField()
    minor = models.BooleanField()
    kind = models.CharField(max_length=20)
    kicker = models.CharField(max_length=120, blank=True)
    headline = models.CharField(max_length=300)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    lead_caption = models.TextField(blank=True)
    lead_credit = models.CharField(max_length=250, blank=True)
    byline = models.TextField(blank=True)
    body = models.JSONField()

    class Meta:
        ordering = ["story", "id"]

    def __str__(self) -> str:
        return f"{self.headline} (until {self.replaced_at:%Y-%m-%d %H:%M})"
