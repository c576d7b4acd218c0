"""Share links: plain links, made from the data in networks.toml. No third party is asked."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Link

_DATA = tomllib.loads((Path(__file__).parent / "networks.toml").read_text("utf-8"))
_NETWORKS = tuple((entry["name"], entry["url"]) for entry in _DATA["share"])
_MANY = _DATA["servers"][0]

SERVERS: tuple[str, ...] = tuple(_MANY["servers"])
SERVER_URL: str = _MANY["url"]
MANY_NAME: str = _MANY["name"]


@dataclass(frozen=True, slots=True)
class Sharing:
    """``many`` is the network of many servers (Mastodon): some of its servers, and a page to
    choose another one on."""

    links: tuple[Link, ...]
    many: str
    servers: tuple[Link, ...]


def share_page(home: str) -> str:
    """The path of the page where a reader chooses a server."""
    return f"{home}share/mastodon/"


def sharing(headline: str, address: str, home: str, words: Words) -> Sharing:
    """The links of a story at the absolute ``address``; ``home`` is the path of its language."""
    title, url = quote(headline, safe=""), quote(address, safe="")
    text = f"{title}%20{url}"
    links = [Link(name, form.format(title=title, url=url, text=text)) for name, form in _NETWORKS]
    links.append(Link(words.share_email, f"mailto:?subject={title}&body={url}"))
    servers = [
        Link(server, SERVER_URL.format(server=server, text=text))
        for server in SERVERS[: _MANY["near"]]
    ]
    servers.append(Link(words.share_other, f"{share_page(home)}#{text}"))
    return Sharing(tuple(links), MANY_NAME, tuple(servers))
