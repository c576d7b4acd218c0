"""Passkeys (WebAuthn Level 3), by Yubico's fido2.

A passkey belongs to a name, that of ``[site] url``: a browser makes none for a bare address
("127.0.0.1"). On one's own machine "localhost" does, whatever the settings say.
"""

import struct
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from newsreel.desk.models import SecondFactor, User

# What the library raises for an answer that is no answer.
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)


class RefusedError(Exception):
    """What the browser sent is no passkey of ours; the sentence is for whoever tried."""


def origin_of(request: HttpRequest) -> str:
    """Where the browser must say it is."""
    here = f"{request.scheme}://{request.get_host()}"
    if (urlsplit(here).hostname or "") == "localhost":
        return here
    return str(settings.WAGTAILADMIN_BASE_URL)


def can_be(request: HttpRequest) -> bool:
    """Whether this site's address is one for which a browser makes passkeys."""
    parts = urlsplit(origin_of(request))
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost" or parts.scheme == "https"
    return False


def options_to_add(request: HttpRequest, user: User) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser is asked, and what is to be remembered until it answers."""
    about = PublicKeyCredentialUserEntity(
        id=_handle(user), name=user.get_username(), display_name=user.get_full_name() or str(user)
    )
    options, state = _server(request).register_begin(
        about,
        credentials=_credentials(SecondFactor.objects.filter(user=user, kind="passkey")),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), _plain(state)


def add(
    request: HttpRequest, user: User, name: str, state: Any, answer: Mapping[str, Any]
) -> SecondFactor:
    """Raises RefusedError."""
    try:
        made = _server(request).register_complete(state, answer)
        credential = made.credential_data
        if credential is None:
            raise ValueError("no credential")
        known = websafe_encode(credential.credential_id)
        if SecondFactor.objects.filter(credential=known).exists():
            raise RefusedError("This passkey is here already.")
        return SecondFactor.objects.create(
            user=user,
            kind="passkey",
            name=name[:80],
            secret=bytes(credential),
            credential=known,
            counter=made.counter,
            added_at=timezone.now(),
        )
    except _MALFORMED as error:
        raise RefusedError("The passkey could not be added: try again.") from error


def options_to_use(
    request: HttpRequest, user: User | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """As above, to sign in: with one of the user's passkeys besides a password, or (None) with any
    of ours instead of one. Then the passkey must have asked who holds it: a finger, a PIN."""
    allowed, asks = None, UserVerificationRequirement.REQUIRED
    if user is not None:
        asks = UserVerificationRequirement.PREFERRED
        allowed = _credentials(SecondFactor.objects.filter(user=user, kind="passkey"))
    options, state = _server(request).authenticate_begin(allowed, user_verification=asks)
    return dict(options), _plain(state)


def use(request: HttpRequest, state: Any, answer: Mapping[str, Any]) -> SecondFactor:
    """The passkey that answered; its owner may sign in. Raises RefusedError."""
    try:
        given = AuthenticationResponse.from_dict(answer)
        found = (
            SecondFactor.objects.select_related("user")
            .filter(credential=websafe_encode(given.raw_id), user__is_active=True)
            .first()
        )
        if found is None:
            raise RefusedError("This passkey is not known here.")
        _server(request).authenticate_complete(
            state, [AttestedCredentialData(bytes(found.secret))], answer
        )
    except _MALFORMED as error:
        raise RefusedError("The passkey was not accepted: try again.") from error
    count = given.response.authenticator_data.counter
    # WebAuthn §6.1.1: a count that does not rise is a copy's; 0 is of those that do not count.
    if count and count <= found.counter:
        raise RefusedError("This passkey seems to have been copied: use another way to sign in.")
    found.counter, found.used_at = count, timezone.now()
    found.save(update_fields=["counter", "used_at"])
    return found


def _server(request: HttpRequest) -> Fido2Server:
    origin = origin_of(request)
    name = str(settings.WAGTAIL_SITE_NAME)
    host = urlsplit(origin).hostname or ""
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name=name), verify_origin=lambda said: said == origin
    )


def _credentials(factors: Any) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(factor.secret)) for factor in factors]


def _handle(user: User) -> bytes:
    """What a passkey knows its owner by: nothing that says who."""
    return salted_hmac("newsreel.passkey", str(user.pk), algorithm="sha256").digest()


def _plain(state: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(value, "value", value) for name, value in state.items()}
