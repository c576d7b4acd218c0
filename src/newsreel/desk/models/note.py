from django.conf import settings
from django.db import models


class Note(models.Model):
    """A comment in a story's margin: by somebody of the newsroom, or by a reader outside of it.

    It stands beside a field and, in the body, beside a block; ``quote`` is what was marked there.
    An answer to a note has it as ``answers`` and stands where it stands.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answered_by"
    )
    field = models.CharField(max_length=40, blank=True)
    block = models.CharField(max_length=40, blank=True)
    quote = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reader = models.ForeignKey(
        "desk.PreviewLink", null=True, on_delete=models.SET_NULL, related_name="notes"
    )
    signed = models.CharField(max_length=150, help_text="The name as it was when it was written.")
    made_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["story", "made_at"], name="note_of_story")]

    def __str__(self) -> str:
        return f"{self.signed}: {self.text[:60]}"
