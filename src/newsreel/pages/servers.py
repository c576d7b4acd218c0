"""The page where a reader chooses their Mastodon server.

A form cannot lead to a host that the reader types in without a script or a redirect of ours. So
the story itself links straight to some servers, with its text; this page has all the servers that
networks.toml names, as plain links. Script takes the text over from the address's fragment (which
no server sees), fills it into those links, and adds a field for any other server. No form is ever
sent: the page needs nothing of ``form-action``.
"""

from dataclasses import dataclass

from newsreel.pages import assets
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import LanguagePage
from newsreel.pages.sharing import SERVER_URL, SERVERS, share_page
from newsreel.pages.words import Words
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome, Link


@dataclass(frozen=True, slots=True)
class ServersPage:
    """``servers.html``. ``script`` is the address of the page's own script, ``form`` the pattern
    of a server's address with {server} and {text}."""

    frame: Frame
    words: Words
    servers: tuple[Link, ...]
    script: str
    form: str


def servers_page(chrome: Chrome) -> ServersPage:
    """The page of a language. It is no content of the site's: search engines leave it out."""
    words = say(chrome)
    return ServersPage(
        frame=frame(
            chrome,
            page="servers",
            title=words.share_title,
            path=share_page(chrome.language.home),
            robots="noindex",
        ),
        words=words,
        servers=tuple(
            Link(server, SERVER_URL.format(server=server, text="")) for server in SERVERS
        ),
        script=assets.url("servers.js"),
        form=SERVER_URL,
    )


class ServersPages(LanguagePage):
    """Kind "share": /share/mastodon/ and /ar/share/mastodon/."""

    name = "share"

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        assets.named("servers.js")
        return plate(share_page(home), "servers.html", servers_page(reads.chrome(arg)))
