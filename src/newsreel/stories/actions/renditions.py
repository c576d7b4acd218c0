"""A picture's sizes for readers, made by the worker: never while a page is baked."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django_tasks import task

from newsreel.stories.crops import Focus
from newsreel.stories.images import Size, name_of_sizes, sizes
from newsreel.stories.keeping import keep_as
from newsreel.stories.models import Picture, PictureFile

SOON, LATER = 50, 0
# A change of these changes the files.
_SHAPES = frozenset(("file", "focal_point_x", "focal_point_y"))


@task(priority=LATER)
def make_files(picture_id: int) -> int:
    """The worker's task. Gives how many files were written anew."""
    picture = Picture.objects.filter(pk=picture_id).first()
    return 0 if picture is None else make(picture)


def order(pictures: Iterable[int], *, priority: int = LATER) -> None:
    """Have the worker make the sizes of these pictures."""
    for picture in pictures:
        make_files.using(priority=priority).enqueue(picture)


def make(picture: Picture) -> int:
    """Make the picture's sizes here and now; nothing where they are there.

    Gives how many rows were written. All appear in one transaction: one bake. Raises
    NotAPictureError where the kept file is damaged, FileNotFoundError where it is missing.
    """
    data = _kept(picture)
    if _is_made(picture, data):
        return 0
    return _write(picture, data, lambda: sizes(data, focus_of(picture)))


def make_all(pictures: Iterable[int], made: Callable[[], None] | None = None) -> int:
    """Make the sizes of these pictures here and now, several at a time; ``made`` is called after
    each. Gives how many rows were written. Raises as ``make`` does; what was made stays."""
    wanted = iter(list(dict.fromkeys(pictures)))
    hands = os.cpu_count() or 1
    total = 0
    # Threads: the encoders let go of the interpreter. Rows are written by the caller's alone.
    with ThreadPoolExecutor(hands) as pool:
        while numbers := list(islice(wanted, 2 * hands)):
            at_work: list[tuple[Picture, bytes, Future[list[Size]] | None]] = []
            for picture in Picture.objects.filter(pk__in=numbers).order_by("id"):
                data = _kept(picture)
                twin = picture.file_hash in {other.file_hash for other, *_ in at_work}
                needed = not (twin or _is_made(picture, data) or _twins_rows(picture, data))
                future = pool.submit(sizes, data, focus_of(picture)) if needed else None
                at_work.append((picture, data, future))
            for picture, data, found in at_work:
                if found:
                    total += _write(picture, data, found.result)
                else:
                    total += make(picture)
                if made:
                    made()
    return total


def _kept(picture: Picture) -> bytes:
    with picture.file.storage.open(picture.file.name) as file:
        data: bytes = file.read()
    return data


def focus_of(picture: Picture) -> Focus | None:
    """Where the editor put the picture's focal point."""
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return None
    return Focus(picture.focal_point_x, picture.focal_point_y)


def _is_made(picture: Picture, data: bytes) -> bool:
    prefix = name_of_sizes(data, focus_of(picture))
    return PictureFile.objects.filter(picture=picture, name__startswith=f"{prefix}-").exists()


def _twins_rows(picture: Picture, data: bytes) -> list[PictureFile]:
    """The files of another picture of the same bytes: they serve for this one, too."""
    prefix = name_of_sizes(data, focus_of(picture))
    rows = PictureFile.objects.filter(
        picture__file_hash=picture.file_hash, name__startswith=f"{prefix}-"
    ).exclude(picture=picture)
    first = rows.order_by("picture_id").values("picture_id")[:1]
    return list(rows.filter(picture_id__in=first))


def _write(picture: Picture, data: bytes, make_sizes: Callable[[], list[Size]]) -> int:
    prefix = name_of_sizes(data, focus_of(picture))
    rows = _twins_rows(picture, data)
    if rows:
        for row in rows:
            row.pk, row.picture = None, picture
    else:
        rows = [
            PictureFile(
                picture=picture,
                format=size.format,
                crop=size.crop,
                width=size.width,
                height=size.height,
                name=keep_as(f"{prefix}-{_size(size)}.{_ending(size)}", size.data),
                size=len(size.data),
            )
            for size in make_sizes()
        ]
    with transaction.atomic():
        # One at a time: worker and command may have made the same sizes meanwhile.
        here = Picture.objects.select_for_update(of=("self",)).filter(pk=picture.pk).first()
        if here is None or _is_made(picture, data):
            return 0
        PictureFile.objects.filter(picture=picture).delete()
        PictureFile.objects.bulk_create(rows)
    return len(rows)


def pending_pictures(among: Iterable[int] | None = None) -> list[int]:
    """Pictures that have no sizes yet (of these, or of all), lowest number first."""
    pictures = Picture.objects.filter(~Exists(PictureFile.objects.filter(picture=OuterRef("pk"))))
    if among is not None:
        pictures = pictures.filter(pk__in=list(among))
    return list(pictures.order_by("pk").values_list("pk", flat=True))


def await_files(pictures: Sequence[int], patience: float) -> bool:
    """Wait for the sizes of these pictures, ``patience`` seconds at most; are they all there?

    Those not begun are ordered before all others. Within a transaction nothing is waited for: it
    would hold the writer that the worker needs.
    """
    missing = pending_pictures(pictures) if pictures else []
    if not missing:
        return True
    order(missing, priority=SOON)
    if connection.in_atomic_block:
        return False
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        time.sleep(0.1)
        if not pending_pictures(missing):
            return True
    return False


def order_for_new(
    sender: Any, instance: Picture, update_fields: Iterable[str] | None = None, **_: Any
) -> None:
    """A picture was saved: its job is written in the same transaction. The worker sees for itself
    whether anything is to be made."""
    if update_fields is None or _SHAPES.intersection(update_fields):
        order([instance.pk])


def _size(size: Size) -> str:
    return f"{size.crop}-{size.width}" if size.crop else str(size.width)


def _ending(size: Size) -> str:
    return {"jpeg": "jpg"}.get(size.format, size.format)
