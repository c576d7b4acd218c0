"""Who may not comment: bans by browser, e-mail address and network, each to its end."""

import re
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from newsreel.comments import looks
from newsreel.comments.models import Ban

Address = IPv4Address | IPv6Address
_DOMAIN = re.compile(r"\*?@[a-z0-9.-]+\.[a-z0-9-]+")
# Wider ones would shut out a country.
WIDEST = {4: 8, 6: 16}


@dataclass(frozen=True, slots=True)
class Banned:
    """``until`` is None where the ban has no end."""

    until: datetime | None


def banned(reader: str | None, email: str, address: Address | None, now: datetime) -> Banned | None:
    """The ban that holds for somebody, the longest of several; None where there is none."""
    named = [("reader", reader)] if reader else []
    named += [("email", one) for one in _spellings(email)] if email else []
    if address is not None and looks.any_row("SELECT 1 FROM comments_ban WHERE kind = 'network'"):
        named += [("network", one) for one in _prefixes(address)]
    if not named:
        return None
    found = looks.rows(
        "SELECT id FROM comments_ban WHERE (until IS NULL OR until > %s)"
        f" AND ({' OR '.join(['kind = %s AND value = %s'] * len(named))})",
        [looks.moment(now), *(part for pair in named for part in pair)],
    )
    if not found:
        return None
    rows = Ban.objects.filter(pk__in=[pk for (pk,) in found])
    ends = list(rows.values_list("until", flat=True))
    return Banned(None if None in ends else max(end for end in ends if end))


def email_key(email: str) -> str:
    """An address as bans compare it: in small letters, without what stands after a plus sign."""
    local, _, domain = email.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def spelt(kind: str, value: str) -> str:
    """What was typed, as a ban keeps it. Raises ValueError for what cannot be banned."""
    value = value.strip()
    if kind == "email":
        if value.startswith(("*@", "@")):
            value = f"*@{value.partition('@')[2].casefold()}"
            if not _DOMAIN.fullmatch(value):
                raise ValueError("email")
            return value
        key = email_key(value)
        if not key.partition("@")[0] or "." not in key.partition("@")[2]:
            raise ValueError("email")
        return key
    if kind == "network":
        found = ip_network(value, strict=False)
        if found.prefixlen < WIDEST[found.version]:
            raise ValueError("network")
        return str(found)
    if kind != "reader" or not value:
        raise ValueError(kind)
    return value


def address_of(said: str) -> Address | None:
    """The address that a client has; IPv4 within IPv6 as IPv4. None for what is none."""
    try:
        address = ip_address(said)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _spellings(email: str) -> list[str]:
    key = email_key(email)
    domain = key.partition("@")[2]
    parts = domain.split(".")
    above = [".".join(parts[n:]) for n in range(len(parts) - 1)]
    return [key, *(f"*@{one}" for one in above)]


def _prefixes(address: Address) -> list[str]:
    """Every network that the address lies in, which a ban may name."""
    number, bits, make = int(address), address.max_prefixlen, type(address)
    return [
        f"{make(number >> bits - length << bits - length)}/{length}"
        for length in range(WIDEST[address.version], bits + 1)
    ]
