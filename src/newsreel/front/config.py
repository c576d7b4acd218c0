"""What the front is told at its start, as JSON: by a file, or in the environment."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any

VARIABLE = "NEWSREEL_FRONT"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on disk whose files are public below ``prefix`` ("/media/pictures/").

    ``immutable``: names are made from contents, so that they may be cached for ever.
    """

    prefix: str
    root: str
    immutable: bool = True

    def __post_init__(self) -> None:
        if not (self.prefix.startswith("/") and self.prefix.endswith("/")):
            raise ValueError(f"a folder's prefix starts and ends with a slash: {self.prefix!r}")


@dataclass(frozen=True, slots=True)
class FrontConfig:
    """Sizes are in bytes, times in seconds.

    ``plates`` is the address that ``PlateReader`` takes. ``desk`` is the path of Django's Unix
    socket; without one the dynamic paths answer 503. ``trusted_proxies`` and ``metrics_from``
    are networks ("10.0.0.0/8", "::1"). ``purge``: a purge hook is called after every commit, so
    that shared caches may keep pages for ``shared_max_age``. ``ready`` is a file into which the
    front writes its process id once it answers. ``share_port`` lets a second front listen on the
    port of a first one, which it is about to follow.
    """

    plates: str
    host: str = "127.0.0.1"
    port: int = 8000
    desk: str = ""
    folders: tuple[Folder, ...] = ()
    workers: int = 1
    memory: int = 64 * MIB
    poll: float = 0.01
    trusted_proxies: tuple[str, ...] = ()
    metrics_from: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    purge: bool = False
    shared_max_age: int = 86400
    hsts: str = "max-age=31536000"
    certificate: str = ""
    private_key: str = ""
    max_connections: int = 8192
    max_headers: int = 32 * 1024
    max_body: int = 100 * MIB
    header_timeout: float = 15.0
    body_timeout: float = 30.0
    desk_timeout: float = 60.0
    drain: float = 0.5
    stop_timeout: float = 20.0
    ready: str = ""
    share_port: bool = False
    follow_parent: bool = True

    def __post_init__(self) -> None:
        for network in (*self.trusted_proxies, *self.metrics_from):
            try:
                ip_network(network)
            except ValueError as error:
                raise ValueError(f"not an address or a network: {network!r} ({error})") from None
        if bool(self.certificate) != bool(self.private_key):
            raise ValueError("TLS needs both a certificate and a private_key")
        if not 8192 <= self.max_headers <= 16 * MIB:
            raise ValueError("max_headers lies between 8192 and 16777216 bytes")
        if not 0.001 <= self.header_timeout <= 60:
            raise ValueError("header_timeout lies between 0.001 and 60 seconds")

    @property
    def tls(self) -> bool:
        return bool(self.certificate)

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def from_json(text: str) -> FrontConfig:
    """Raises ValueError, with a sentence for the reader, where the text is not a configuration."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"the front's configuration is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise ValueError("the front's configuration is not a JSON object")
    unknown = sorted(set(data) - {field.name for field in fields(FrontConfig)})
    if unknown:
        raise ValueError(f"the front knows no setting {', '.join(unknown)}")
    if "plates" not in data:
        raise ValueError("the front needs 'plates': where the plates are")
    made: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
    made["folders"] = tuple(Folder(**folder) for folder in data.get("folders", ()))
    return FrontConfig(**made)


def from_arguments(arguments: Sequence[str]) -> FrontConfig:
    """The configuration from a file named as the one argument, or from the environment."""
    if len(arguments) == 1:
        return from_json(Path(arguments[0]).read_text("utf-8"))
    if not arguments and VARIABLE in os.environ:
        return from_json(os.environ[VARIABLE])
    raise ValueError(f"usage: python -m newsreel.front CONFIG.json (or JSON in {VARIABLE})")
