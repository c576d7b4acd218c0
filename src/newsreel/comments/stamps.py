"""What is signed: the form of a baked page, the stamp that a post must carry, receipts, readers.

A baked page lives for years, so its form carries no time: only a digest that says "a form of this
site for this story". The time comes in a second step, as a stamp of its own (Django's signing).
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

FORM_VERSION = "1"
STAMP_AGE = 2 * 60 * 60
RECEIPT_AGE = 60 * 24 * 60 * 60
READER_AGE = 400 * 24 * 60 * 60
_FORM, _STAMP, _RECEIPT, _READER, _BROWSER = (
    f"newsreel.comments.{name}" for name in ("form", "stamp", "receipt", "reader", "browser")
)


def form_mark(story: str) -> str:
    """The digest that the form of this story (its public id) carries."""
    digest = salted_hmac(_FORM, f"{FORM_VERSION}:{story}", algorithm="sha256").hexdigest()
    return digest[:16]


def is_form_mark(mark: str, story: str) -> bool:
    return constant_time_compare(mark, form_mark(story))


def secret_mark() -> str:
    """Changes with the site's secret: pages with forms are baked again then."""
    return salted_hmac(_FORM, "mark", algorithm="sha256").hexdigest()[:16]


def stamp(story: str) -> str:
    """A stamp for one story, good for ``STAMP_AGE`` seconds."""
    return signing.dumps(story, salt=_STAMP)


def is_stamp(said: str, story: str) -> bool:
    try:
        return bool(signing.loads(said, salt=_STAMP, max_age=STAMP_AGE) == story)
    except signing.BadSignature:
        return False


def receipt(comment: str) -> str:
    """The secret part of the address where the writer of a comment sees what became of it."""
    return signing.dumps(comment, salt=_RECEIPT)


def comment_of(said: str) -> str | None:
    """The public id of a receipt's comment; None for what is no receipt, or too old a one."""
    try:
        return str(signing.loads(said, salt=_RECEIPT, max_age=RECEIPT_AGE))
    except signing.BadSignature:
        return None


def new_reader() -> str:
    return secrets.token_urlsafe(18)


def reader_cookie(reader: str) -> str:
    return signing.dumps(reader, salt=_READER)


def reader_of(cookie: str) -> str | None:
    """Who a browser says it is, if we said so before."""
    try:
        return str(signing.loads(cookie, salt=_READER, max_age=READER_AGE))
    except signing.BadSignature:
        return None


def browser_cookie(secret: str) -> str:
    """What a browser that is signed in holds (``models.Browser``)."""
    return signing.dumps(secret, salt=_BROWSER)


def browser_of(cookie: str, age: int) -> str | None:
    """The secret of a browser's cookie that is no older than so many seconds."""
    try:
        return str(signing.loads(cookie, salt=_BROWSER, max_age=age))
    except signing.BadSignature:
        return None


def mail_token(purpose: str, uuid: UUID) -> str:
    """The secret part of an address that a mail holds; it says nothing of whom it is for, and
    how long it is good for the row says, which it names."""
    name = urlsafe_b64encode(uuid.bytes).rstrip(b"=").decode()
    return signing.Signer(sep=".", salt=f"newsreel.comments.{purpose}").sign(name)


def uuid_of(purpose: str, token: str) -> UUID | None:
    """The row that a mail's address names; None where we did not write it for this purpose."""
    try:
        name = signing.Signer(sep=".", salt=f"newsreel.comments.{purpose}").unsign(token)
        return UUID(bytes=urlsafe_b64decode(f"{name}=="))
    except (signing.BadSignature, ValueError):
        return None


def digest(*parts: str) -> str:
    """A short digest of parts that may hold anything."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(f"{len(part)}:".encode() + part.encode())
    return whole.hexdigest()
