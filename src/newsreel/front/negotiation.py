"""Which encoding a client wants and whether it has the page already (RFC 9110 §12.5.3, §13.1.2)."""

import re

# BR_ALONE: brotli, and gzip is refused.
BR, GZIP, IDENTITY, BR_ALONE, NONE = range(5)
TOKENS = ("br", "gzip", "", "br")
SUFFIXES = ("-br", "-gz", "", "-br")

_KNOWN = 1024
_seen: dict[str | None, int] = {None: IDENTITY}
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def encoding(accept: str | None) -> int:
    """BR, GZIP, IDENTITY, BR_ALONE, or NONE where the client refuses all.

    Without the header: identity. The better q wins, and of equals the smaller: br, gzip, identity.
    """
    try:
        return _seen[accept]
    except KeyError:
        pass
    chosen = _choose(accept or "")
    if len(_seen) < _KNOWN:
        _seen[accept] = chosen
    return chosen


def _choose(accept: str) -> int:
    wanted: dict[str, float] = {}
    for part in accept.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding:
            wanted["gzip" if coding == "x-gzip" else coding] = _quality(parameters)
    rest = wanted.get("*")
    # Identity not spoken of is always acceptable, and liked least.
    qualities = (
        wanted.get("br", rest or 0.0),
        wanted.get("gzip", rest or 0.0),
        wanted.get("identity", 0.0001 if rest is None else rest),
    )
    best = max(qualities)
    if best <= 0:
        return NONE
    chosen = qualities.index(best)
    return BR_ALONE if chosen == BR and not qualities[GZIP] else chosen


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def matched(condition: str, etag: str) -> str | None:
    """The quoted tag by which an ``If-None-Match`` names the page of this bare ETag, or None.

    Any encoding of the page will do: what the client holds is then still the page.
    """
    if condition.strip() == "*":
        return f'"{etag}"'
    if etag not in condition:
        return None
    ours = {etag + suffix for suffix in SUFFIXES}
    for tag in _TAG.findall(condition):
        if tag in ours:
            return f'"{tag}"'
    return None
