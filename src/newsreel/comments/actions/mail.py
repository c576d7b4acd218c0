"""Mail what is due to readers: links that they asked for, and what is new in threads they follow.

The clerk's alone. Each mail is a row that says what is to be sent; the row is changed after the
mail server has taken it, so that a kill between the two sends it again, and none is lost.
"""

import logging
import smtplib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Sum
from django.utils.module_loading import import_string

from newsreel.comments.actions import ask
from newsreel.comments.actions.follow import announce
from newsreel.comments.house import House, house
from newsreel.comments.letters import Bans, letter_of_news, letter_of_proof, message
from newsreel.comments.models import AddressProof, Comment, Follow, Notice
from newsreel.comments.reads.letters import Letter

log = logging.getLogger("newsreel.mail")
LEASE = timedelta(minutes=1)
"""So long nobody else sends a mail that somebody has begun to send."""
TRIES = 10
LONGEST = timedelta(hours=1)
_AT_ONCE = 100


class AwayError(Exception):
    """The mail server does not answer."""


class Postman:
    """One a clerk: it remembers which threads it has looked through."""

    def __init__(self, connect: Callable[[], Any] | None = None) -> None:
        self._connect = connect or import_string(settings.MAIL_CONNECTION)
        self._seen: dict[int, tuple[int, int]] = {}

    def round(self, now: datetime) -> int:
        """Send what is due; how many mails went out. Raises AwayError where no server answers:
        everything is still due then."""
        rules = house()
        if not rules.mail_from:
            return 0
        ask.sweep(now)
        self._announce()
        office = _Office(self._connect, rules)
        try:
            return sum(1 for _ in self._links(office, now)) + sum(
                1 for _ in self._news(office, now)
            )
        finally:
            office.close()

    def _announce(self) -> None:
        """Number what came to be shown on stories that are followed."""
        followed = Follow.objects.order_by().values("story_id")
        shown = Comment.objects.filter(story_id__in=followed, state="shown").order_by()
        counted = shown.values_list("story_id").annotate(n=Count("id"), sum=Sum("id"))
        for story, n, total in list(counted):
            if self._seen.get(story) != (n, total):
                announce(story)
                self._seen[story] = (n, total)

    def _links(self, office: "_Office", now: datetime) -> Iterator[None]:
        due = AddressProof.objects.filter(mailed_at=None, due_at__lte=now)
        for row in due.order_by("due_at", "id")[:_AT_ONCE]:
            if office.send(row, letter_of_proof(row), now):
                AddressProof.objects.filter(pk=row.pk).update(mailed_at=now)
                yield

    def _news(self, office: "_Office", now: datetime) -> Iterator[None]:
        untold = Notice.objects.filter(story=OuterRef("story"), id__gt=OuterRef("told"))
        due = Follow.objects.filter(Exists(untold), due_at__lte=now)
        bans = Bans(now)
        for row in due.order_by("due_at", "id")[:_AT_ONCE]:
            try:
                last, letter = letter_of_news(row, bans)
            except Exception as error:
                office.put_off(row, error, now)  # the others are not to wait for it
                continue
            same = Follow.objects.filter(pk=row.pk)
            if letter is None:
                same.update(told=last)
            elif office.send(row, letter, now, str(last)):
                again = now + timedelta(minutes=office.house.follow_minutes)
                same.update(told=last, due_at=again, tries=0)
                yield


class _Office:
    """The mail server, spoken to once there is something to send."""

    def __init__(self, connect: Callable[[], Any], house: House) -> None:
        self.house = house
        self._connect = connect
        self._line: Any = None

    def send(
        self, row: AddressProof | Follow, letter: Letter | None, now: datetime, part: str = ""
    ) -> bool:
        """Whether the server took it. What it does not take is tried again, later and later."""
        if self._line is None:
            self._line = self._opened()
        rows: Any = type(row).objects.filter(pk=row.pk)
        if not rows.filter(due_at=row.due_at).update(due_at=now + LEASE):
            return False  # another clerk has it, or it has ended
        try:
            if letter is None:
                rows.delete()
                return False
            mail = message(letter, row, part, self.house)
            mail.connection = self._line
            mail.send()
            return True
        except Exception as error:
            self.put_off(row, error, now)
            if _is_away(error):
                raise AwayError(str(error)) from error
        return False

    def _opened(self) -> Any:
        line = self._connect()
        try:
            line.open()
        except (OSError, smtplib.SMTPException) as error:
            raise AwayError(str(error)) from error
        return line

    def put_off(self, row: AddressProof | Follow, error: Exception, now: datetime) -> None:
        rows: Any = type(row).objects.filter(pk=row.pk)
        tries = row.tries + 1
        # Its text may hold the address: what kind it was is enough.
        log.warning("a mail to a reader was not taken (%s), try %d", type(error).__name__, tries)
        refused = isinstance(error, smtplib.SMTPRecipientsRefused)
        if tries >= TRIES and (refused or isinstance(row, AddressProof)):
            rows.delete()
        else:
            wait = min(timedelta(minutes=2**tries), LONGEST)
            rows.update(tries=min(tries, TRIES), due_at=now + wait)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _is_away(error: Exception) -> bool:
    """Whether the server is gone, not only unwilling. (All that smtplib raises is an OSError.)"""
    if isinstance(error, smtplib.SMTPException):
        return isinstance(error, smtplib.SMTPServerDisconnected)
    return isinstance(error, OSError)
