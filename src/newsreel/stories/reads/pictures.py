"""Pictures and clips. Recorded."""

from collections.abc import Iterable

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads.shapes import Clip, Picture, PictureFile

MEDIA = "/media/"


def picture(picture_id: int) -> Picture | None:
    return read(f"picture:{picture_id}").one("picture", picture_id, _load)


def prime(ids: Iterable[int]) -> None:
    current_snapshot().many("picture", ids, _load)


def _load(ids: list[int]) -> dict[int, Picture]:
    from newsreel.stories import models

    alias = current_snapshot().alias
    files: dict[int, list[PictureFile]] = {}
    rows = models.PictureFile.objects.using(alias).filter(picture_id__in=ids)
    for owner, name, width, height, kind, crop in rows.order_by(
        "picture_id", "crop", "format", "width"
    ).values_list("picture_id", "name", "width", "height", "format", "crop"):
        files.setdefault(owner, []).append(PictureFile(MEDIA + name, width, height, kind, crop))
    found = {}
    for row in (
        models.Picture.objects.using(alias)
        .filter(pk__in=ids)
        .order_by()
        .values(
            "id",
            "uuid",
            "description",
            "is_decorative",
            "caption",
            "credit",
            "source",
            "width",
            "height",
        )
    ):
        found[row["id"]] = Picture(
            id=row["id"],
            uuid=str(row["uuid"]),
            alt="" if row["is_decorative"] else row["description"],
            decorative=row["is_decorative"],
            caption=row["caption"],
            credit=row["credit"],
            source=row["source"],
            width=row["width"],
            height=row["height"],
            files=tuple(file for file in files.get(row["id"], ()) if not file.crop),
            crops=tuple(file for file in files.get(row["id"], ()) if file.crop),
        )
    return found


def clip(clip_id: int) -> Clip | None:
    snapshot = read(f"clip:{clip_id}")

    def load(ids: list[int]) -> dict[int, Clip]:
        from newsreel.stories import models

        rows = models.Clip.objects.using(snapshot.alias).filter(pk__in=ids)
        return {
            row.pk: Clip(row.title, row.media, row.type, MEDIA + row.name, row.seconds, row.size)
            for row in rows
        }

    return snapshot.one("clip", clip_id, load)
