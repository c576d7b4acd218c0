"""A mail server for tests: it listens on a port of its own and keeps what it is given."""

import re
import socket
import threading
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from django.conf import settings
from django.test import override_settings


class PostOffice:
    """``mails`` in the order in which they came. ``refused`` are addresses that it does not take;
    while ``breaks`` it takes a mail and hangs up before it says so, as one that is killed."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.breaks = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == address]

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                who, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._speak, args=(who,), daemon=True).start()

    def _speak(self, who: socket.socket) -> None:
        with who, who.makefile("rwb") as lines, suppress(OSError):

            def say(line: str) -> None:
                lines.write(line.encode() + b"\r\n")
                lines.flush()

            say("220 here")
            while line := lines.readline():
                word = line[:4].upper()
                if word == b"DATA":
                    say("354 go on")
                    self._keep(lines)
                    if self.breaks:
                        return
                    say("250 kept")
                elif word == b"RCPT" and self._refuses(line.decode()):
                    say("550 nobody of that name")
                elif word == b"QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 fine")

    def _refuses(self, line: str) -> bool:
        found = re.search("<([^>]*)>", line)
        return bool(found and found[1] in self.refused)

    def _keep(self, lines: Any) -> None:
        whole = b""
        while (line := lines.readline()) and line != b".\r\n":
            whole += line.removeprefix(b".") if line.startswith(b"..") else line
        mail = message_from_bytes(whole, policy=SMTP)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)


def mailing(office: PostOffice, **house: Any) -> Any:
    """Settings of a site whose mails go to the office, sent by a Postman of the test's own."""
    return override_settings(
        NEWSREEL={**settings.NEWSREEL, "desk.email_url": office.url},
        COMMENTS={
            "mode": "after",
            "box": None,
            "proof_cost": 0,
            "per_minute": 1_000,
            "per_hour": 1_000,
            "mail_from": "The Harbour <news@example.org>",
            "follow_minutes": 10,
            **house,
        },
    )


def link_in(mail: EmailMessage, part: str) -> str:
    """The path of the mail's link that begins so."""
    found = re.search(rf"https?://[^/\s]+(/comments/{part}/\S*)", mail.get_content())
    assert found, mail.get_content()
    return found[1]
