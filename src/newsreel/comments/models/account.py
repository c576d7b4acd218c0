from django.db import models


class Account(models.Model):
    """A reader who has shown that an e-mail address (in small letters) is theirs, and signed in.

    ``reader`` is the secret name that the comments posted while signed in carry, whichever the
    browser.
    """

    # The desk lists what refers to a story; whom it is about is nobody's business there.
    wagtail_reference_index_ignore = True

    email = models.EmailField(unique=True)
    reader = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.email


class Browser(models.Model):
    """One that is signed in, until a day; ``key`` is a digest of the secret that its cookie
    holds."""

    # The desk lists what refers to a story; whom it is about is nobody's business there.
    wagtail_reference_index_ignore = True

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="browsers")
    key = models.CharField(max_length=32, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account}, {self.since}"
