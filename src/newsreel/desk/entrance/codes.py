"""Codes of an authenticator app (RFC 6238), and recovery codes for when it is lost."""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

import pyotp
import segno
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsreel.desk.models import RecoveryCode, SecondFactor, User

STEP = 30  # seconds
# A clock may be this many steps off, on either side.
_DRIFT = 1
_CODES = 10
# Without letters and digits that are taken for one another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str, user: User) -> str:
    """The otpauth:// address that an app reads."""
    issuer = str(settings.WAGTAIL_SITE_NAME)
    return pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=issuer)


def picture_of(secret: str, user: User) -> str:
    """The address as a QR code: an SVG as a data address."""
    return str(segno.make(address_of(secret, user), error="m").svg_data_uri(scale=5, border=2))


def step_of(secret: str, code: str) -> int | None:
    """The time step whose code this is, around now; None for a wrong one."""
    code = code.replace(" ", "")
    now = int(timezone.now().timestamp()) // STEP
    app = pyotp.TOTP(secret)
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        if secrets.compare_digest(app.at(step * STEP).encode(), code.encode()):
            return step
    return None


def is_right(user: User, code: str) -> bool:
    """Whether it is the code of one of the user's apps. Each code is good once."""
    for factor in SecondFactor.objects.filter(user=user, kind="app"):
        step = step_of(unlock(bytes(factor.secret)), code)
        # One statement decides who was first with it.
        same = SecondFactor.objects.filter(pk=factor.pk)
        if step is not None and same.filter(counter__lt=step).update(
            counter=step, used_at=timezone.now()
        ):
            return True
    return False


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Ten codes, in place of all before; seen this once."""
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def use_recovery_code(user: User, code: str) -> bool:
    """Whether it was one of theirs; it is none any more."""
    plain = "".join(c for c in code.lower() if c.isalnum())
    deleted, _ = RecoveryCode.objects.filter(user=user, digest=_digest(user, plain)).delete()
    return deleted > 0


def lock(secret: str) -> bytes:
    """Encrypted with the site's secret: a copy of the rows alone gives no codes."""
    return _cipher().encrypt(secret.encode())


def unlock(locked: bytes) -> str:
    """Empty where the site's secret is another than it was."""
    try:
        return _cipher().decrypt(locked).decode()
    except InvalidToken:
        return ""


def _cipher() -> Fernet:
    key = sha256(f"newsreel.second-factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(urlsafe_b64encode(key))


def _digest(user: User, code: str) -> str:
    return salted_hmac("newsreel.recovery", f"{user.pk}:{code}", algorithm="sha256").hexdigest()
