"""Let a browser be known as that of the reader whom a mail's link has shown; and end it."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from newsreel.comments import stamps
from newsreel.comments.models import Account, AddressProof, Browser
from newsreel.comments.posting import address_key

LASTS = timedelta(days=30)


def sign_in(email: str, now: datetime) -> str:
    """What the browser's cookie is to hold. The first time, there is an account from now on."""
    secret = secrets.token_urlsafe(24)
    with transaction.atomic():
        account, _ = Account.objects.get_or_create(
            email=address_key(email), defaults={"reader": stamps.new_reader(), "made_at": now}
        )
        Browser.objects.filter(until__lte=now).delete()
        Browser.objects.create(
            account=account, key=stamps.digest(secret), since=now, until=now + LASTS
        )
    return stamps.browser_cookie(secret)


def sign_out(browser: Browser) -> None:
    """Here. The cookie is worth nothing any more, wherever it is."""
    browser.delete()


def sign_out_everywhere(account: Account) -> None:
    """And the links of mails that were sent to the address end as well."""
    with transaction.atomic():
        account.browsers.all().delete()
        AddressProof.objects.filter(email=account.email, story=None).delete()
