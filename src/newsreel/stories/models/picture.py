import uuid

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture of the newsroom's. ``description`` is its alternative text."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    is_decorative = models.BooleanField(
        default=False, help_text="Says nothing that the text does not: readers need no description."
    )
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=250, blank=True, help_text="Who took it: “Reuters”")
    source = models.CharField(
        max_length=500, blank=True, help_text="Where it came from: an address or a file."
    )

    keeps_rights = models.BooleanField(
        "keep author and copyright in the file",
        default=False,
        help_text="What camera or agency wrote into it; all else is always removed. Choose it"
        " before you give the file.",
    )
    keeps_place = models.BooleanField(
        "keep where it was taken in the file",
        default=False,
        help_text="Every reader can see the place. Choose it before you give the file.",
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "is_decorative",
        "caption",
        "credit",
        "source",
        "keeps_rights",
        "keeps_place",
    )
    search_auto_update = False


class PictureRendition(AbstractRendition):
    """A size that the desk's own screens use; readers get PictureFiles."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition"
            )
        ]


class PictureFile(models.Model):
    """A rendition for readers: one width in one format, under a name made of its content.

    ``crop`` is empty for the whole picture. A picture with a focal point has others around it:
    "card" 3:2, "face" 1:1 and, for what is shown beside links to us, "share" 1.91:1.
    """

    CROPS = [("", "Whole"), ("card", "Card"), ("face", "Face"), ("share", "Share")]
    FORMATS = [("avif", "AVIF"), ("webp", "WebP"), ("jpeg", "JPEG")]

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=4, choices=FORMATS)
    crop = models.CharField(max_length=5, choices=CROPS, blank=True, default="")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    name = models.CharField(max_length=120, help_text="Path below media/, ends in its digest.")
    size = models.PositiveIntegerField(help_text="bytes")

    class Meta:
        ordering = ["picture", "crop", "format", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "crop", "format", "width"], name="picture_file"
            )
        ]
