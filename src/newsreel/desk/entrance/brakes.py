"""Slowing down whoever guesses: counted in the database, so that every process counts together.

What is tried is counted *before* it is tried, in one statement that also decides, so that many at
once gain nothing; what succeeds is given back. A brake that holds lets go when its time is over,
whatever is tried meanwhile: nobody is shut out for ever. And whoever signed in here before is known
by a cookie and has a count of their own, so that a stranger who guesses at a name does not keep its
owner out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string

from newsreel.desk.entrance.whence import network_of
from newsreel.desk.models import Brake, User

QUARTER = timedelta(minutes=15)
OF_ACCOUNT, OF_NETWORK, OF_RESET = 10, 60, 5
KNOWN = "newsreel_known"
_KNOWN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` tries in ``window``, by ``key``."""

    key: str
    most: int
    window: timedelta = QUARTER


def take(limits: Sequence[Limit], now: datetime | None = None) -> bool:
    """Count one try against every limit; False where one of them is reached: then none counts."""
    moment = now or timezone.now()
    with transaction.atomic():
        held = sorted(limits, key=lambda limit: limit.key)  # one order: no deadlock
        for place, limit in enumerate(held):
            if not _take(limit, moment):
                give_back(held[:place])
                return False
    return True


def give_back(limits: Sequence[Limit]) -> None:
    """It was no guess: uncount it."""
    for limit in limits:
        Brake.objects.filter(key=limit.key, count__gt=0).update(count=F("count") - 1)


def _take(limit: Limit, now: datetime) -> bool:
    brake, made = Brake.objects.get_or_create(key=limit.key, defaults={"since": now})
    if made:
        Brake.objects.filter(since__lt=now - timedelta(days=1)).delete()
    same = Brake.objects.filter(pk=brake.pk)
    same.filter(since__lte=now - limit.window).update(count=0, since=now)
    return bool(same.filter(count__lt=limit.most).update(count=F("count") + 1))


def of_sign_in(request: HttpRequest, name: str) -> list[Limit]:
    """For a sign-in as ``name``, whether there is somebody of that name or not."""
    network = Limit(f"network:{network_of(request)}", OF_NETWORK)
    cookie = _known(request, name)
    if cookie:
        return [network, Limit(f"device:{cookie}", OF_ACCOUNT)]
    return [network, Limit(f"account:{_digest(name.casefold())}", OF_ACCOUNT)]


def of_passkey(request: HttpRequest) -> list[Limit]:
    """A passkey is not guessed; what is asked for leaves a row, and that is bounded."""
    return [Limit(f"passkey:{network_of(request)}", 2 * OF_NETWORK)]


def of_second_factor(request: HttpRequest, user: User) -> list[Limit]:
    return [
        Limit(f"network:{network_of(request)}", OF_NETWORK),
        Limit(f"second:{user.pk}", OF_ACCOUNT),
    ]


def of_reset(request: HttpRequest, email: str) -> list[Limit]:
    return [
        Limit(f"reset-network:{network_of(request)}", OF_RESET * 4, timedelta(hours=1)),
        Limit(f"reset:{_digest(email.casefold())}", OF_RESET, timedelta(hours=1)),
    ]


def remember(response: HttpResponse, request: HttpRequest, user: User) -> None:
    """Let this browser be known as one on which ``user`` has signed in."""
    said = {"user": user.pk, "hash": _hash(user), "device": get_random_string(22)}
    response.set_cookie(
        KNOWN,
        signing.dumps(said, salt=KNOWN),
        max_age=_KNOWN_FOR,
        path="/desk/login/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest, name: str) -> str:
    try:
        said = signing.loads(request.COOKIES.get(KNOWN, ""), salt=KNOWN, max_age=_KNOWN_FOR)
    except signing.BadSignature:
        return ""
    user = User.objects.filter(pk=said["user"], username=name).first()
    return str(said["device"]) if user is not None and said["hash"] == _hash(user) else ""


def _hash(user: User) -> str:
    """Another password, another hash: devices of before are strangers again."""
    return str(user.get_session_auth_hash())[:16]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
