from django.db import models


class Basis(models.Model):
    """The public text that a draft of a public story was made from: what the draft changed is told
    from it, when the public text has changed meanwhile. Kept until the draft is published."""

    story = models.ForeignKey(
        "stories.Story", on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="basis", db_constraint=False
    )
    content = models.JSONField()


class Hold(models.Model):
    """A draft that could not go out as it stood: it waits for an editor.

    ``due_at`` is when it was to be published, where that was settled.
    """

    story = models.OneToOneField(
        "stories.Story", on_delete=models.CASCADE, related_name="hold", db_constraint=False
    )
    held_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    reason = models.TextField()

    def __str__(self) -> str:
        return self.reason
