"""The small newspaper in a browser: its pages under one address, with the front's own policy."""

from collections.abc import Mapping
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page, Route

from newsreel.front.policies import AREAS
from newsreel.pages.assets import ASSETS
from newsreel.pages.state import state
from newsreel.stories.reads.shapes import Breaking
from tests.pages.paper import OFF, SITE, chrome

POLICY = dict(AREAS[-1].fields)["content-security-policy"]
QUIET = state(chrome(), Breaking("", ""), OFF)


def _flat() -> bytes:
    """A picture as small as can be, in the shape of the paper's pictures."""
    file = BytesIO()
    Image.new("P", (1600, 1067)).save(file, "png", optimize=True)
    return file.getvalue()


PICTURE = _flat()


def serve(page: Page, pages: Mapping[str, bytes], now: bytes = QUIET) -> list[str]:
    """Answer the page's requests; gives the list that its complaints go to as they come."""
    complaints: list[str] = []
    files = {asset.url: asset for asset in ASSETS.values()}

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != SITE.url:
            complaints.append(f"asked a third party: {route.request.url}")
            route.abort()
        elif address.path in files:
            file = files[address.path]
            route.fulfill(body=file.body, content_type=file.type)
        elif address.path.endswith("state.json"):
            route.fulfill(body=now, content_type="application/json")
        elif address.path.startswith("/media/"):
            route.fulfill(body=PICTURE, content_type="image/png")
        elif address.path.strip("/") in pages:
            route.fulfill(
                body=pages[address.path.strip("/")],
                content_type="text/html; charset=utf-8",
                headers={"content-security-policy": POLICY},
            )
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    page.on("console", lambda said: _note(complaints, said.type, said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def _note(complaints: list[str], kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        complaints.append(text)
