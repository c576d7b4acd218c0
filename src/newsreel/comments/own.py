"""Which comments are whose: those that carry a reader's e-mail address, and those that were posted
while signed in with it."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from newsreel.comments.actions.amend import may_amend
from newsreel.comments.models import Account, Comment, Follow
from newsreel.comments.posting import address_key
from newsreel.comments.reads.yours import PAGE, Following, Mine, Yours
from newsreel.comments.stamps import receipt
from newsreel.stories.reads.homes import paths


def of_address(email: str, reader: str = "") -> "QuerySet[Comment, Any]":
    """Of an address that was shown to be one's own; ``reader`` names a browser beside it. Raises
    ValueError for no address: that would be everybody's who gave none."""
    email = address_key(email)
    if not email:
        raise ValueError("no address")
    readers = list(Account.objects.filter(email=email).values_list("reader", flat=True))
    found = Q(address=email)
    if names := [name for name in (*readers, reader) if name]:
        found |= Q(reader__in=names)
    rows: QuerySet[Comment, Any] = Comment.objects.annotate(address=Lower("email"))
    return rows.filter(found)


def is_known(account: Account) -> bool:
    """Whether a comment of theirs was shown before."""
    return of_address(account.email).filter(state="shown").exists()


def yours_of(email: str, page: int, by_link: bool, now: datetime) -> Yours:
    """The page counts from 1; beyond the last one it is the last."""
    rows = of_address(email)
    count = rows.count()
    page = max(1, min(page, -(-count // PAGE)))
    newest = rows.select_related("story").defer("story__body").order_by("-id")
    path_of = paths()
    mine = tuple(
        _mine(row, path_of(row.story), now) for row in newest[(page - 1) * PAGE : page * PAGE]
    )
    follows = Follow.objects.filter(email=email).select_related("story").defer("story__body")
    return Yours(
        email=email,
        by_link=by_link,
        count=count,
        comments=mine,
        follows=tuple(
            Following(str(one.uuid), one.story.headline, path_of(one.story), one.what)
            for one in follows.order_by("id")
        ),
        page=page,
    )


def _mine(row: Comment, url: str, now: datetime) -> Mine:
    public = row.story.live
    return Mine(
        author=row.author,
        html=row.body,
        state=row.state,
        time=row.posted_at,
        headline=row.story.headline if public else "",
        url=url if public else "",
        change=f"/comments/receipt/{receipt(str(row.uuid))}/" if may_amend(row, now) else "",
        place=f"/comments/at/{row.uuid}/" if row.state == "shown" and public else "",
    )


def name_of(account: Account) -> str:
    """The name under which they last commented; "" for none."""
    names = of_address(account.email).exclude(author="").order_by("-id")
    return names.values_list("author", flat=True).first() or ""
