from django.db import models


class Shelving(models.Model):
    """A public story in the order of its contributor's or topic's pages.

    Kept by the database's triggers: the newest stories of a contributor are then one look into an
    index, whether the paper holds a thousand stories or a million.
    """

    BY, ON = "by", "on"

    owner = models.CharField(max_length=2)
    owner_id = models.BigIntegerField()
    story_id = models.BigIntegerField(db_index=True)
    published_at = models.DateTimeField()
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "owner_id", "story_id"], name="shelved_once")
        ]
        indexes = [
            models.Index(
                fields=["owner", "owner_id", "-published_at", "-story_id"], name="shelf_by_time"
            ),
            models.Index(fields=["owner", "owner_id", "published_on"], name="shelf_by_day"),
        ]
