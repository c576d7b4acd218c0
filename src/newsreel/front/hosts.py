"""The host that a request is for, as Django is told it (RFC 9112 §3.2)."""

import re
from typing import Any

_HOST = re.compile(r"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")


def is_for_one_host(scope: Any) -> bool:
    """Whether the request names exactly one host, and one that can be; HTTP/1.0 may name none."""
    named = scope.headers.get_all("host")
    if not named and scope.authority:
        named = [scope.authority]
    if not named:
        return scope.http_version in ("1", "1.0")
    return len(named) == 1 and _HOST.fullmatch(named[0]) is not None
