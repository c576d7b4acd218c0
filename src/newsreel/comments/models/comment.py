import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Comment(models.Model):
    """A reader's comment. ``body`` is sanitised HTML (paragraphs, links, emphasis, quotation).

    What no page shows: ``text`` as it was typed; ``email`` (if the writer gave one); ``reader``,
    by which a browser is known again; ``network``, the prefix of the address it came from;
    ``echo``, a digest of story, parent, name and text: how the same post, sent twice, is
    recognised; ``gist``, a digest of letters and digits, and ``sketch``, which differs by few bits
    where texts differ by few words: how nearly the same text is; ``proof``, of its work;
    ``reasons`` for holding it (the words of ``verdict.py``); ``reported``, how many reports no
    moderator has seen yet; ``learned``, what the filter has learned it as ("ham" or "spam");
    ``origin``, the system it was taken over from and its id there ("disqus:4711").

    ``staff``: somebody of the newsroom wrote it; ``picked``: the newsroom recommends it.
    """

    STATES = [
        ("shown", "Shown"),
        ("held", "Held"),
        ("hidden", "Hidden"),
        ("withdrawn", "Withdrawn by its author"),
    ]

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    author = models.CharField(max_length=120)
    body = models.TextField()
    posted_at = models.DateTimeField(null=True, help_text=_("Unknown for some rescued comments."))
    state = models.CharField(max_length=10, choices=STATES, default="held")
    edited_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    reader = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=43, blank=True)
    echo = models.CharField(max_length=32, blank=True)
    gist = models.CharField(max_length=32, blank=True)
    sketch = models.BigIntegerField(null=True)
    proof = models.CharField(max_length=32, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    reported = models.PositiveIntegerField(default=0)
    learned = models.CharField(max_length=4, blank=True)
    staff = models.BooleanField(default=False)
    picked = models.BooleanField(default=False)
    origin = models.CharField(max_length=300, blank=True, db_index=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["story", "id"]
        # Whole, not only of rows that have a value: SQLite does not take a partial index for a
        # value that it is told apart from the statement.
        indexes = [
            models.Index(fields=["story", "state"], name="comment_of_story"),
            models.Index(fields=["state", "-id"], name="comment_in_queue"),
            models.Index(fields=["reader", "state"], name="comment_of_reader"),
            models.Index(fields=["network", "-posted_at"], name="comment_from_network"),
            models.Index(fields=["echo", "-posted_at"], name="comment_echo"),
            models.Index(fields=["gist", "-posted_at"], name="comment_gist"),
            models.Index(fields=["proof"], name="comment_proof"),
            models.Index(
                fields=["-id"], condition=models.Q(reported__gt=0), name="comment_reported"
            ),
            models.Index(fields=["email"], name="comment_by_email"),
            models.Index(Lower("email"), name="comment_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.author}, {self.posted_at}"
