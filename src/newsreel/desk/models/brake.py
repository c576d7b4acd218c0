from django.db import models


class Brake(models.Model):
    """How often something was tried since a moment: what slows down whoever guesses."""

    key = models.CharField(max_length=90, unique=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(db_index=True)
