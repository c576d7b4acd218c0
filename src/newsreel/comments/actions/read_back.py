"""Read back what ``write_out`` wrote: each comment once, in the order of the lines."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction

from newsreel.comments import record
from newsreel.comments.actions.take_in import AT_ONCE, TakenIn
from newsreel.comments.models import Comment
from newsreel.stories.reads.homes import Homes


class ReadingBack:
    """One run. ``unreadable`` holds what is wrong with lines that were passed over."""

    def __init__(self) -> None:
        self.done = TakenIn()
        self.unreadable: list[str] = []
        self._homes = Homes()
        self._people = dict(get_user_model().objects.values_list("username", "pk"))
        self._parents: dict[str, str] = {}

    def take(self, said: Sequence[dict[str, Any]]) -> None:
        for n in range(0, len(said), AT_ONCE):
            self._write(said[n : n + AT_ONCE])

    def finish(self) -> TakenIn:
        """Tie answers to comments that came after them."""
        pending = list(self._parents.items())
        for n in range(0, len(pending), AT_ONCE):
            part = dict(pending[n : n + AT_ONCE])
            with transaction.atomic():
                numbers = _numbers({*part, *part.values()})
                for one, parent in part.items():
                    if parent in numbers:
                        Comment.objects.filter(pk=numbers[one]).update(parent_id=numbers[parent])
                    else:
                        self.done.orphans.append(one)
        self._parents.clear()
        return self.done

    def _write(self, said: Sequence[dict[str, Any]]) -> None:
        with transaction.atomic():
            ids = {str(one.get("id")) for one in said}
            parents = {str(one["parent"]) for one in said if one.get("parent")}
            known = _numbers(ids | parents)
            for one in said:
                uuid = str(one.get("id"))
                if uuid in known:
                    self.done.known += 1
                    continue
                row = self._row(one, uuid)
                if row is None:
                    continue
                if parent := one.get("parent"):
                    row.parent_id = known.get(str(parent))
                    if row.parent_id is None:
                        self._parents[uuid] = str(parent)
                # Each by itself: an answer may follow in the next line.
                row.save(force_insert=True)
                known[uuid] = row.pk
                self.done.new += 1

    def _row(self, said: dict[str, Any], uuid: str) -> Comment | None:
        address = str(said.get("url", ""))
        story = self._homes.of(address, str(said.get("story", "")))
        if story is None:
            self.done.homeless[address or str(said.get("story"))] += 1
            return None
        try:
            row = Comment(uuid=UUID(uuid), story_id=story, **record.values(said))
        except (ValueError, TypeError, ValidationError) as error:
            what = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            self.unreadable.append(f"comment {uuid}: {what}")
            return None
        row.decided_by_id = self._people.get(said.get("decided_by") or "")
        return row


def _numbers(uuids: set[str]) -> dict[str, int]:
    good = set()
    for one in uuids:
        try:
            good.add(UUID(one))
        except ValueError:
            continue
    rows = Comment.objects.filter(uuid__in=good).values_list("uuid", "pk")
    return {str(uuid): number for uuid, number in rows}
