"""One range of a file's bytes (RFC 9110 §14)."""

import re

_ONE = re.compile(r"bytes[ \t]*=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)


def wanted(header: str | None, size: int) -> tuple[int, int] | None:
    """(start, end), end excluded; None for the whole file, also where the header is none of ours:
    several ranges, another unit, nonsense. Raises ValueError where no byte is meant: 416.
    """
    found = _ONE.fullmatch(header or "")
    if found is None:
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:
        length = int(last)
        if length == 0 or size == 0:
            raise ValueError("an empty suffix")
        return max(0, size - length), size
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        raise ValueError("beyond the end")
    return start, min(size, int(last) + 1) if last else size
