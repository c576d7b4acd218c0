import uuid

from django.db import models


class Follow(models.Model):
    """Somebody is told by e-mail of new comments on a story, as they have confirmed by a link.

    ``reader`` is by which the browser that asked is known: answers to its comments are answers to
    the follower. ``told`` is the number of the last notice that they need not be told of any more;
    ``due_at`` is when the next mail may go out; ``tries``, how often it could not be.
    """

    # The desk lists what refers to a story; whom it is about is nobody's business there.
    wagtail_reference_index_ignore = True

    WHATS = [("answers", "Answers to one's own"), ("all", "Every comment")]

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    email = models.EmailField()
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="follows")
    what = models.CharField(max_length=10, choices=WHATS, default="answers")
    reader = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=20)
    since = models.DateTimeField()
    told = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "story"], name="one_follow_of")]
        indexes = [models.Index(fields=["due_at"], name="follow_due")]

    def __str__(self) -> str:
        return f"{self.email}: {self.story}"


class Notice(models.Model):
    """A comment came to be shown on a story that somebody follows: once a comment, in the order
    of their numbers, so that a number says how far a follower has been told."""

    # The desk lists what refers to a story; whom it is about is nobody's business there.
    wagtail_reference_index_ignore = True

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, related_name="notice"
    )
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["story", "id"], name="notice_of_story")]

    def __str__(self) -> str:
        return f"{self.comment_id}"
