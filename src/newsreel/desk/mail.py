"""The desk's mails: written down with the change that they tell of, sent by the clerk.

A mail server that is slow, wrong or missing so holds up nobody and undoes nothing. Without
``[desk] email_url`` the clerk prints them.
"""

import logging
import smtplib
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks import task

log = logging.getLogger("newsreel.mail")
_TIMEOUT = 20


class Later(BaseEmailBackend):
    """Puts mails into the queue, in the transaction that is open."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            deliver.enqueue(
                str(message.subject),
                str(message.body),
                message.from_email,
                list(message.recipients()),
            )
        return len(email_messages)


@task()
def deliver(subject: str, body: str, sender: str, recipients: list[str]) -> int:
    """The clerk's task. A failure is reported, with the reason and without the mail's text."""
    mail = EmailMessage(subject, body, sender, recipients, connection=connection())
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        return int(mail.send())
    except (OSError, smtplib.SMTPException) as error:
        log.warning("a mail to %d people could not be sent: %s", len(recipients), error)
        raise


def connection() -> Any:
    """To the mail server that the settings name; printing where they name none."""
    url = settings.NEWSREEL["desk.email_url"]
    if not url:
        return get_connection("django.core.mail.backends.console.EmailBackend")
    parts = urlsplit(url)
    is_tls = parts.scheme == "smtps"
    port = parts.port or (465 if is_tls else 25)
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=is_tls,
        use_tls=not is_tls and port == 587,
        timeout=_TIMEOUT,
    )
