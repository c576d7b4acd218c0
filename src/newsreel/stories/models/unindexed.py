from django.db import models


class Unindexed(models.Model):
    """A story whose words changed since the search index last looked: written by triggers of the
    database, and by whoever saves a draft. A row a change; a plain number, no foreign key."""

    story_id = models.BigIntegerField()
