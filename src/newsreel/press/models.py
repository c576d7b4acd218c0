from django.db import models


class JournalRow(models.Model):
    """What changed, in the words of the database's own triggers. Nobody else writes here.

    ``old`` and ``new`` are JSON objects of the carried columns.
    """

    tbl = models.CharField(max_length=80)
    op = models.CharField(max_length=1)
    row = models.BigIntegerField()
    old = models.TextField()
    new = models.TextField()

    class Meta:
        db_table = "press_journal"
