"""Three-way merge of a story's text: a draft, and what became public while it was made.

Field by field, block by block. ``base`` is the text that both began from. What one side alone
changed is taken; what both changed in the same way is taken once; where both changed the same
field or block differently, or one took out what the other rewrote, there is a conflict, and the
draft's stands until an editor has chosen. Nothing here knows of rows: content is what a revision
keeps, as ``content_of`` gives it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Content = dict[str, Any]
Block = dict[str, Any]

# Of a revision's content, what is not the text but the state of the story, or the draft's own.
STATE = frozenset(
    """pk uuid locale translation_key live has_unpublished_changes first_published_at
    last_published_at live_revision latest_revision go_live_at expired locked locked_at locked_by
    published_on retracted_at retraction_reason embargoed_until change_kind change_note
    change_minor""".split()
)
# A time that somebody set in the draft: every correction moves the public one.
_SET_BY_HAND = frozenset(["updated_at"])
_KEYS = re.compile(r' data-block-key="[^"]*"')
_ABSENT: Any = object()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field, or a block of the body (``block`` is its id), that both sides changed.

    ``base``, ``ours`` (the draft's) and ``theirs`` (the public one's) are values as revisions keep
    them; None where that side has taken the block out. ``order``: both put the blocks in another
    order, and the values are lists of ids.
    """

    field: str
    block: str
    kind: str
    base: Any
    ours: Any
    theirs: Any

    @property
    def key(self) -> str:
        return f"{self.field}:{self.block}" if self.block else self.field


@dataclass(slots=True)
class Merged:
    content: Content
    conflicts: list[Conflict] = field(default_factory=list)


def content_of(serialized: Mapping[str, Any]) -> Content:
    """The part of a revision's content that is merged, the body as a list of blocks."""
    content = {name: value for name, value in serialized.items() if name not in STATE}
    content["body"] = blocks_of(content.get("body"))
    return content


def blocks_of(body: Any) -> list[Block]:
    while isinstance(body, str):
        body = json.loads(body or "[]")
    return [block for block in body or [] if isinstance(block, dict)]


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: without the editor's bookkeeping, whatever the form."""
    return bool(_fold(one) == _fold(other))


def _fold(value: Any) -> Any:
    if value is None or value is False:
        return ""
    if isinstance(value, dict):
        folded = {k: _fold(v) for k, v in value.items() if k not in ("id", "pk")}
        return {k: v for k, v in folded.items() if v != ""}
    if isinstance(value, list | tuple):
        return [_fold(v) for v in value]
    return _KEYS.sub("", str(value))


def merge(base: Content, ours: Content, theirs: Content) -> Merged:
    """The draft ``ours`` with what ``theirs`` changed since ``base``."""
    merged = Merged(dict(ours))
    for name in {**base, **theirs, **ours}:
        b, o, t = base.get(name), ours.get(name), theirs.get(name)
        merged.content[name] = _field(name, b, o, t, merged.conflicts)
    return merged


def _field(name: str, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if name == "body":
        return _body(blocks_of(base), blocks_of(ours), blocks_of(theirs), conflicts)
    if name == "bylines":
        return _bylines(base or [], ours or [], theirs or [], conflicts)
    if name == "topics":
        return _set(base or [], ours or [], theirs or [])
    return _one(name, base, ours, theirs, conflicts)


def _one(name: str, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if same(theirs, base) or same(ours, theirs):
        return ours
    if same(ours, base):
        return theirs
    if name in _SET_BY_HAND:
        return ours
    conflicts.append(Conflict(name, "", "", base, ours, theirs))
    return ours


def _set(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Of things without order: what either side took out is out, what either put in is in."""
    if set(theirs) == set(base):
        return ours
    out = {one for side in (ours, theirs) for one in base if one not in side}
    return [one for one in dict.fromkeys([*theirs, *ours]) if one not in out]


def _bylines(
    base: list[Any], ours: list[Any], theirs: list[Any], conflicts: list[Conflict]
) -> list[Any]:
    """Names in order: a line is known by its contributor."""
    b, o, t = (_as_blocks(side) for side in (base, ours, theirs))
    found = _body(b, o, t, conflicts, "bylines")
    return [block["value"] | {"sort_order": n} for n, block in enumerate(found)]


def _as_blocks(lines: Iterable[Any]) -> list[Block]:
    lines = sorted(lines, key=lambda line: line.get("sort_order") or 0)
    return [
        {
            "type": "byline",
            "id": str(line["contributor"]),
            "value": {k: v for k, v in line.items() if k != "sort_order"},
        }
        for line in lines
    ]


# -- the body -----------------------------------------------------------------------------------


def _body(
    base: list[Block],
    ours: list[Block],
    theirs: list[Block],
    conflicts: list[Conflict],
    name: str = "body",
) -> list[Block]:
    b = _by_id(base)
    o, t = _by_id(ours, b), _by_id(theirs, b)
    kept: dict[str, Block] = {}
    for block in [*b, *(i for i in t if i not in b), *(i for i in o if i not in b and i not in t)]:
        found = _block(name, block, b.get(block), o.get(block), t.get(block), conflicts)
        if found is not None:
            kept[block] = found
    order = _order(list(b), list(o), list(t), set(kept), name, conflicts)
    return [kept[block] for block in order]


def _by_id(blocks: list[Block], base: Mapping[str, Block] | None = None) -> dict[str, Block]:
    """The blocks by their ids, in order. A block without an id, or with one that another has, is
    known by being the same as one of the base, else gets a name of its own."""
    found: dict[str, Block] = {}
    ids = [str(block.get("id") or "") for block in blocks]
    free = [i for i in base or () if i not in ids]
    for block, own in zip(blocks, ids, strict=True):
        known = own
        if not own or own in found or (base is not None and own not in base):
            twin = next((i for i in free if _alike(block, (base or {})[i])), "")
            if twin:
                free.remove(twin)
                known = twin
        number = 1
        while not known or known in found:
            number += 1
            known = f"{own}~{number}"
        found[known] = block
    return found


def _alike(one: Block, other: Block) -> bool:
    return one.get("type") == other.get("type") and same(one.get("value"), other.get("value"))


def _block(
    name: str,
    block: str,
    base: Block | None,
    ours: Block | None,
    theirs: Block | None,
    conflicts: list[Conflict],
) -> Block | None:
    """The block as it should be; None where it should not."""
    if _equal(ours, theirs) or _equal(theirs, base):
        return ours
    if _equal(ours, base):
        return theirs
    if base and ours and theirs:
        within = _within(base, ours, theirs)
        if within is not None:
            return within
    kind = next(side["type"] for side in (base, ours, theirs) if side)
    values = (side["value"] if side else None for side in (base, ours, theirs))
    conflicts.append(Conflict(name, block, str(kind), *values))
    return ours


def _equal(one: Block | None, other: Block | None) -> bool:
    if one is None or other is None:
        return one is other
    return _alike(one, other)


def _within(base: Block, ours: Block, theirs: Block) -> Block | None:
    """A block of several fields that both changed, merged by field; None where that is a
    conflict."""
    values = [side["value"] for side in (base, ours, theirs)]
    if not (base["type"] == ours["type"] == theirs["type"]):
        return None
    if not all(isinstance(value, dict) for value in values):
        return None
    b, o, t = values
    conflicts: list[Conflict] = []
    merged = {
        name: _one(name, b.get(name), o.get(name), t.get(name), conflicts) for name in {**o, **t}
    }
    return None if conflicts else ours | {"value": merged}


def _order(
    base: list[str],
    ours: list[str],
    theirs: list[str],
    kept: set[str],
    name: str,
    conflicts: list[Conflict],
) -> list[str]:
    """The order of what is kept: that of the side that moved something, with the blocks that the
    other put in behind the block they followed there. Of two put in at one place, the public one
    comes first."""
    shared = [i for i in base if i in ours and i in theirs and i in kept]
    moved_ours = _only(ours, shared) != shared
    moved_theirs = _only(theirs, shared) != shared
    lead, other = (ours, theirs) if moved_ours else (theirs, ours)
    if moved_ours and moved_theirs and _only(ours, shared) != _only(theirs, shared):
        values = (list(_only(side, kept)) for side in (base, ours, theirs))
        conflicts.append(Conflict(name, "order", "order", *values))
    ahead = set(theirs) - set(base) if lead is theirs else set()
    result = [i for i in lead if i in kept]
    for place, block in enumerate(other):
        if block in kept and block not in result:
            at = next((result.index(i) for i in reversed(other[:place]) if i in result), -1) + 1
            while at < len(result) and result[at] in ahead:
                at += 1
            result.insert(at, block)
    return result


def _only(order: list[str], some: Iterable[str]) -> list[str]:
    some = set(some)
    return [i for i in order if i in some]
