from django.db import models


class Token(models.Model):
    """How many comments with a certain token moderators have shown (``ham``) and taken away
    (``spam``). ``id`` is a digest of the token; 0 counts the comments themselves."""

    id = models.BigIntegerField(primary_key=True)
    ham = models.IntegerField(default=0)
    spam = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.ham} : {self.spam}"
