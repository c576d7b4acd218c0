"""Whether a story may go public: asked on every way there, whoever goes it.

A fault says where it is and what to do. Other rooms add checks of their own (``check``): functions
from the draft to its faults.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsreel.stories.bodies import pictures_in
from newsreel.stories.models import Picture, Story


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a story from going public. ``field`` is a field of the story; ``block`` the id of
    a block of its body, where it is one."""

    sentence: str
    field: str = ""
    block: str = ""


Check = Callable[[Story], Iterable[Fault]]
_checks: list[Check] = []


class NotReadyError(ValidationError):
    """A story may not go public yet; ``faults`` say why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__([fault.sentence for fault in self.faults])


def check(faults: Check) -> Check:
    """Add a check of another room; usable as a decorator."""
    if faults not in _checks:
        _checks.append(faults)
    return faults


def faults_of(story: Story) -> tuple[Fault, ...]:
    """What keeps the draft (as it is in memory) from going public."""
    found = [*_undescribed(story)]
    for each in _checks:
        found += each(story)
    return tuple(found)


def require_ready(story: Story) -> None:
    """Raises NotReadyError."""
    faults = faults_of(story)
    if faults:
        raise NotReadyError(faults)


def _undescribed(story: Story) -> Iterator[Fault]:
    """Pictures that say something and whose readers with no sight are told nothing."""
    shown: list[tuple[int, str, str, str]] = []
    if story.lead_picture_id:
        shown.append((story.lead_picture_id, _("The lead picture"), "lead_picture", ""))
    for place, block, number in pictures_in(story.body.get_prep_value()):
        shown.append((number, _("Picture %(place)d of the body") % {"place": place}, "body", block))
    numbers = {number for number, *_ in shown}
    if not numbers:
        return
    rows: Any = Picture.objects.filter(pk__in=numbers).order_by()
    mute = {
        pk: title
        for pk, title, said, decorative in rows.values_list(
            "id", "title", "description", "is_decorative"
        )
        if not decorative and not said.strip()
    }
    for number, what, field, block in shown:
        if number in mute:
            yield Fault(
                _(
                    "%(what)s (“%(title)s”) has no alternative text: describe it for readers who"
                    " cannot see it, or mark it as decorative."
                )
                % {"what": what, "title": mute[number]},
                field,
                block,
            )
