"""Addresses that once were: written by triggers of the database, so that no way of changing a
slug, a section or a date can leave a dead link. Plain numbers, no foreign keys: a trail outlives
the rows it leads from."""

from django.db import models


class FormerAddress(models.Model):
    """A story stood at this section, day and slug. Without a story: it was deleted (410)."""

    story_id = models.BigIntegerField(null=True, db_index=True)
    section_id = models.BigIntegerField()
    published_on = models.DateField()
    slug = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["section_id", "published_on", "slug"], name="former_address")
        ]


class FormerSection(models.Model):
    """A section had this slug below this parent; what lay below it has moved along. Where the
    section was deleted, the section above takes its place."""

    section_id = models.BigIntegerField(db_index=True)
    parent_id = models.BigIntegerField(null=True)
    locale_id = models.BigIntegerField()
    slug = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["locale_id", "parent_id", "slug"], name="former_section")]


class FormerName(models.Model):
    """A contributor, a topic or a standing page (``kind``) had this slug. If its row is no more,
    it was deleted (410)."""

    kind = models.CharField(max_length=20)
    row_id = models.BigIntegerField()
    locale_id = models.BigIntegerField()
    slug = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["kind", "locale_id", "slug"], name="former_name")]
