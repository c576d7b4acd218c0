"""Mails of the workflow: written down in the change's transaction, sent by the clerk."""

import socket
import threading
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from wagtail.models import Workflow

from newsreel.desk.mail import deliver
from newsreel.site import settings as house
from tests.desk.people import person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


def submit() -> None:
    story = draft("The quay closes")
    person("berta", "Editor")
    Workflow.objects.get(name="Second pair of eyes").start(story, person("ana", "Reporter"))


def mails() -> list[dict[str, Any]]:
    rows = DBTaskResult.objects.filter(task_path="newsreel.desk.mail.deliver")
    return [row.args_kwargs for row in rows]


def sent_by(url: str) -> Any:
    """The site's own way of sending (tests have another), to this server."""
    return override_settings(
        NEWSREEL={**settings.NEWSREEL, "desk.email_url": url}, EMAIL_BACKEND=house.EMAIL_BACKEND
    )


class PostOffice(threading.Thread):
    """A mail server of a few words, for one mail."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.got = ""

    def run(self) -> None:
        connection, _ = self.socket.accept()
        with connection, connection.makefile("rwb") as lines:

            def say(line: str) -> None:
                lines.write(line.encode() + b"\r\n")
                lines.flush()

            say("220 here")
            is_text = False
            while line := lines.readline().decode():
                self.got += line
                if is_text:
                    is_text = line.strip() != "."
                    if not is_text:
                        say("250 kept")
                elif line.upper().startswith("DATA"):
                    is_text = True
                    say("354 go on")
                elif line.upper().startswith("QUIT"):
                    say("221 bye")
                    return
                else:
                    say("250 fine")


def test_submitting_writes_the_mails_down_and_speaks_to_no_server(newsroom: Newsroom) -> None:
    with sent_by("smtp://127.0.0.1:1"):
        submit()
    (mail,) = mails()
    assert "The quay closes" in str(mail)
    assert "berta@example.org" in str(mail)


def test_without_a_server_the_clerk_prints_them(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver.call("The quay", "Read it.", "desk@example.org", ["berta@example.org"])
    assert "Subject: The quay" in capsys.readouterr().out


def test_with_a_server_they_are_sent(newsroom: Newsroom) -> None:
    office = PostOffice()
    office.start()
    with sent_by(f"smtp://127.0.0.1:{office.port}"):
        deliver.call("The quay", "Read it.", "desk@example.org", ["berta@example.org"])
    office.join(10)
    assert "rcpt to:<berta@example.org>" in office.got.lower()
    assert "Auto-Submitted: auto-generated" in office.got


def test_a_server_that_is_away_is_reported_without_the_text(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    with sent_by("smtp://ana:hidden@127.0.0.1:1"), pytest.raises(OSError, match="refused"):
        deliver.call("The quay", "Read it.", "desk@example.org", ["berta@example.org"])
    assert "could not be sent" in caplog.text
    assert "hidden" not in caplog.text
    assert "Read it." not in caplog.text
