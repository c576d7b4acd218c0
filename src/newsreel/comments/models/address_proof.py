import uuid

from django.db import models


class AddressProof(models.Model):
    """A mail with a link, by which somebody shows that an e-mail address (in small letters) is
    theirs. It is written where somebody asks, and sent by the clerk (``due_at``; ``mailed_at``).

    ``story`` and ``what``: the thread to be followed; with no story it leads to what is kept of
    the address. ``reader`` is by which the browser that asked is known. ``network`` is the prefix
    of the address that it was asked from.
    """

    # The desk lists what refers to a story; whom it is about is nobody's business there.
    wagtail_reference_index_ignore = True

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    email = models.EmailField()
    story = models.ForeignKey(
        "stories.Story", null=True, on_delete=models.CASCADE, related_name="+"
    )
    what = models.CharField(max_length=10, blank=True)
    reader = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=20)
    network = models.CharField(max_length=43, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["email", "-asked_at"], name="proof_of_address"),
            models.Index(fields=["network", "-asked_at"], name="proof_from_network"),
            models.Index(fields=["mailed_at", "due_at"], name="proof_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.asked_at}"
