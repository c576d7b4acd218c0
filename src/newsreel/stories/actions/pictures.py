"""Take in a picture: checked, cleaned, kept once."""

from hashlib import sha1, sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.log_actions import log

from newsreel.stories.images import master
from newsreel.stories.keeping import keep
from newsreel.stories.models import Picture
from newsreel.stories.sanitize import plain


def take_in(
    data: bytes,
    *,
    title: str,
    alt: str = "",
    decorative: bool = False,
    caption: str = "",
    credit: str = "",
    source: str = "",
    uuid: UUID | None = None,
    user: Any = None,
) -> Picture:
    """The picture in these bytes, as one of ours; a picture that is here already is given as it is.

    With ``uuid`` a picture is known by that alone: the same bytes may be here with other words,
    those of another language. Its sizes for readers are made afterwards, by the worker. Raises
    NotAPictureError.
    """
    known: Picture | None = Picture.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None:
        return known
    clean = master(data)
    # Wagtail finds copies by this digest, too.
    digest = sha1(clean.data, usedforsecurity=False).hexdigest()
    known = Picture.objects.filter(file_hash=digest).order_by("id").first()
    if known is not None and uuid is None:
        return known
    # A file of its own for each: whoever deletes a picture deletes its file.
    apart = sha256(clean.data + uuid.bytes).hexdigest() if known and uuid else ""
    name = keep("originals", clean.ending, clean.data, apart)
    with transaction.atomic():
        picture = Picture(
            uuid=uuid or uuid4(),
            title=plain(title)[:255] or "Picture",
            description=plain(alt)[:255],
            is_decorative=decorative,
            caption=plain(caption),
            credit=plain(credit)[:250],
            source=plain(source)[:500],
            width=clean.width,
            height=clean.height,
            file_size=len(clean.data),
            file_hash=digest,
            uploaded_by_user=user,
        )
        picture.file.name = name
        picture.save()
        log(instance=picture, action="wagtail.create", user=user)
    return picture
