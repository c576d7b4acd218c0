"""Who is asking: the client's address and scheme, as far as they can be believed."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

# Headers by which a proxy says whom it speaks for; from anybody else they are dropped.
FORWARDING = frozenset(
    ("forwarded", "x-real-ip", "true-client-ip", "cf-connecting-ip", "x-client-ip", "via")
)
Network = IPv4Network | IPv6Network


class Peers:
    """Answers from the two lists of networks in the configuration."""

    def __init__(self, trusted: tuple[str, ...], metrics_from: tuple[str, ...]) -> None:
        self.any_trusted = bool(trusted)
        self._trusted = lru_cache(4096)(_within(trusted))
        self._metrics = lru_cache(4096)(_within(metrics_from))

    def client(self, scope: Any) -> str:
        """The address of the client itself: past the trusted proxies, no further."""
        address = host_of(scope.client)
        if not self.any_trusted or not self._trusted(address):
            return address
        said = ",".join(scope.headers.get_all("x-forwarded-for"))
        for hop in reversed([part.strip() for part in said.split(",") if part.strip()]):
            hop = host_of(hop)
            if not _is_address(hop):
                break
            address = hop
            if not self._trusted(hop):
                break
        return address

    def secure(self, scope: Any) -> bool:
        """Whether the client came by https, on our own word or a trusted proxy's."""
        if scope.scheme == "https":
            return True
        return (
            self.any_trusted
            and scope.headers.get("x-forwarded-proto") == "https"
            and self._trusted(host_of(scope.client))
        )

    def trusted(self, scope: Any) -> bool:
        return self.any_trusted and self._trusted(host_of(scope.client))

    def may_see_metrics(self, scope: Any) -> bool:
        """A forwarded request of a proxy that nobody trusts has an unknown client: no."""
        if "x-forwarded-for" in scope.headers and not self.trusted(scope):
            return False
        return bool(self._metrics(self.client(scope)))


def host_of(client: str) -> str:
    """The address without its port: "192.0.2.1:80", "[2001:db8::1]:80", or bare."""
    if client.startswith("["):
        return client[1:].partition("]")[0]
    return client if client.count(":") != 1 else client.partition(":")[0]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _within(networks: tuple[str, ...]) -> Any:
    known = [ip_network(network, strict=False) for network in networks]

    def within(text: str) -> bool:
        try:
            address = ip_address(text)
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None) or address
        return any(mapped in network for network in known)

    return within
