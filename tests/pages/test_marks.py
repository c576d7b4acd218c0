"""A site brings its own icon and its own picture to be shared with."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from newsreel.pages import furniture
from newsreel.pages.assets import ASSETS, asset
from newsreel.pages.manifest import manifest
from newsreel.pages.marks import MarkError, own
from newsreel.site.configuration import read_configuration
from newsreel.site.opening import facts
from tests.pages import paper
from tests.pages.sheets import html_pages


def draw(path: Path, width: int, height: int, colour: tuple[int, ...] = (200, 30, 60)) -> None:
    Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour).save(path)


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's folder whose settings name mark.png and share.png."""
    text = '[site]\nicon = "mark.png"\nshare_picture = "share.png"\n'
    (tmp_path / "newsreel.toml").write_text(text)
    settings.CONFIGURATION = read_configuration(tmp_path)
    settings.NEWSREEL = settings.CONFIGURATION.values
    draw(tmp_path / "mark.png", 640, 640, (200, 30, 60, 120))
    draw(tmp_path / "share.png", 1600, 1600)
    # Furniture is kept for as long as a process runs, as a site's marks are.
    monkeypatch.setattr(furniture, "_sets", {})
    return tmp_path


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


def test_every_icon_and_the_shared_picture_are_made_of_the_sites_files(folder: Path) -> None:
    made = {name: opened(mark.body) for name, mark in own().items()}
    assert {name: image.size for name, image in made.items()} == {
        "favicon.svg": (96, 96),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
        "touch-icon.png": (180, 180),
        "favicon.ico": (48, 48),
        "default-share.jpg": (1200, 630),
    }
    assert made["touch-icon.png"].mode == "RGB"
    assert made["favicon.ico"].format == "ICO"
    assert asset("newsreel.css") == ASSETS["newsreel.css"]


def test_pages_manifest_and_structured_data_name_them(folder: Path) -> None:
    tree = BeautifulSoup(html_pages()["standing"], "lxml")
    icon = tree.select("link[rel=icon]")[0]
    assert icon["href"] == asset("favicon.svg").url
    assert icon["type"] == "image/png"
    assert tree.select(".masthead img")[0]["src"] == asset("favicon.svg").url
    shown = tree.select("meta[property='og:image']")[0]["content"]
    assert shown == paper.SITE.url + asset("default-share.jpg").url
    (page,) = json.loads(tree.select("script[type='application/ld+json']")[0].text)["@graph"]
    assert page["publisher"]["logo"]["url"] == paper.SITE.url + asset("icon-512.png").url
    icons = json.loads(manifest(paper.chrome()))["icons"]
    assert [one["sizes"] for one in icons] == ["96x96", "192x192", "512x512"]
    assert {one["type"] for one in icons} == {"image/png"}
    shipped = {one.url for name, one in ASSETS.items() if name.endswith((".png", ".svg", ".jpg"))}
    assert not [url for url in shipped if url in str(tree)]


def test_another_file_of_the_same_name_is_another_mark_of_the_site(folder: Path) -> None:
    before = facts(read_configuration(folder))
    draw(folder / "mark.png", 640, 640, (1, 2, 3))
    assert facts(read_configuration(folder)) != before


@pytest.mark.parametrize(
    ("name", "width", "height", "says"),
    [
        ("mark.png", 640, 600, "must be square"),
        ("mark.png", 256, 256, "at least 512 pixels"),
        ("share.png", 500, 400, "1200 × 630 pixels or more"),
    ],
)
def test_a_mark_of_the_wrong_shape_is_told_what_it_should_be(
    folder: Path, name: str, width: int, height: int, says: str
) -> None:
    draw(folder / name, width, height)
    with pytest.raises(MarkError, match=says):
        own()


def test_a_mark_that_is_not_there_or_no_picture_or_elsewhere_is_named(
    folder: Path, settings: Any
) -> None:
    (folder / "mark.png").write_text("no picture")
    with pytest.raises(MarkError, match="cannot be read: give a PNG"):
        own()
    (folder / "mark.png").unlink()
    with pytest.raises(MarkError, match="there is no such file in"):
        own()
    settings.NEWSREEL = {**settings.NEWSREEL, "site.icon": "../mark.png"}
    with pytest.raises(MarkError, match="leads out of the site's folder"):
        own()
