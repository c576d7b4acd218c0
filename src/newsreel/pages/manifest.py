"""What browsers ask for besides pages: the web manifest, and /favicon.ico by its old address."""

import json
from collections.abc import Iterable, Iterator

from newsreel.pages import assets
from newsreel.pages.kind import LanguagePage, PageKind
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome

TYPE = (("content-type", "application/manifest+json; charset=utf-8"),)
_ICONS = ("favicon.svg", "icon-192.png", "icon-512.png")


def manifest(chrome: Chrome) -> bytes:
    """The manifest of a language (W3C Web Application Manifest)."""
    language, tab = chrome.language, assets.asset("favicon.svg")
    table = {
        "id": language.home,
        "name": chrome.site.name,
        "short_name": chrome.site.name,
        "description": chrome.site.tagline,
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "start_url": language.home,
        "scope": language.home,
        "display": "minimal-ui",
        "background_color": "#fffefb",
        "theme_color": "#fffefb",
        "icons": [
            {"src": tab.url, "type": tab.type, "sizes": _sizes(tab)},
            {"src": assets.url("icon-192.png"), "type": "image/png", "sizes": "192x192"},
            {"src": assets.url("icon-512.png"), "type": "image/png", "sizes": "512x512"},
        ],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _sizes(icon: assets.Asset) -> str:
    return "any" if icon.type == "image/svg+xml" else "96x96"


class Manifests(LanguagePage):
    """Kind "manifest": /manifest.webmanifest and /ar/manifest.webmanifest."""

    name = "manifest"

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        assets.named(*_ICONS)
        body = manifest(reads.chrome(arg))
        return Rendered(f"{home}manifest.webmanifest", body, headers=TYPE)


class Favicon(PageKind):
    """Kind "favicon": /favicon.ico, which browsers ask for whatever the page says."""

    name = "favicon"

    def every(self) -> Iterator[str]:
        return iter(("site",))

    def touched(self, change: Change) -> Iterable[str]:
        return ()

    def render(self, arg: str) -> Rendered | None:
        reads.site()
        icon = assets.asset("favicon.ico")
        return Rendered("/favicon.ico", icon.body, headers=(("content-type", icon.type),))
