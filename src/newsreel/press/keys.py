"""Keys: names of the pieces of data a page was made from.

A key is a short string, ``kind:rest``. Where ``rest`` is a row's number ("story:42") the key
speaks of that row, there or absent; otherwise of a collection ("newest:7", "day:7:2015-10-29").
The reverse index stores keys as signed 64-bit numbers that keep rows of a kind together, so that
a bake in the order of the rows appends to the index instead of scattering over it.
"""

from functools import lru_cache
from hashlib import blake2b

Key = str

_ROW_BITS = 46


@lru_cache(maxsize=1024)
def _kind_number(kind: str) -> int:
    return int.from_bytes(blake2b(kind.encode(), digest_size=2).digest(), "big")


def number(key: Key) -> int:
    """The key's number in the reverse index: positive for rows, negative for collections.

    Two collection keys share a number with a chance of about 2**-46 a pair; a page is then baked
    once too often, never too rarely.
    """
    kind, _, rest = key.partition(":")
    high = _kind_number(kind) << _ROW_BITS
    if rest.isdigit() and len(rest) < 14:
        return high | int(rest)
    return -(high | _low(rest)) - 1


@lru_cache(maxsize=4096)
def _low(rest: str) -> int:
    return int.from_bytes(blake2b(rest.encode(), digest_size=6).digest(), "big") >> 2
