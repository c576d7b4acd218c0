"""A story page is light: the document, the style sheet and the script in one round trip."""

import re

import brotli
import deflate
import pytest

from newsreel.front.answers import BROTLI_QUALITY
from newsreel.pages.assets import ASSETS
from newsreel.pages.typeset import typeset
from tests.pages import paper, prose
from tests.pages.sheets import a_story_page

ROUND_TRIP = 14_336


def transferred(body: bytes) -> int:
    """Bytes as the front sends them: gzip by libdeflate, level 9."""
    return len(deflate.gzip_compress(body, 9))


def test_the_measured_story_has_800_words_and_all_furniture() -> None:
    said = " ".join(prose.BEFORE + prose.MIDDLE + prose.AFTER)
    assert 780 <= len(said.split()) <= 860
    kinds = {block.type for block in paper.body()}
    assert len(kinds) == 10


def test_a_story_page_with_style_and_script_goes_in_one_round_trip() -> None:
    page = transferred(typeset("story.html", a_story_page()))
    style = transferred(ASSETS["newsreel.css"].body)
    script = transferred(ASSETS["newsreel.js"].body)
    assert page + style + script <= ROUND_TRIP, (page, style, script)
    # Room for pages with longer addresses and more pictures, and for comments.
    assert page + style + script <= 12_000, (page, style, script)


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_so_does_one_with_fifty_comments_apart_from_what_they_say(encoding: str) -> None:
    """Their names count, their texts do not; the form and the three orders are there."""
    said = paper.crowd(50)
    page = typeset("story.html", a_story_page(said=said))
    bare = re.sub(rb'(?s)(<div class="said">).*?</div>', rb"\1</div>", page)
    assert bare.count(b'id="comment-') == bare.count(b'<div class="said"></div>') == 50
    assert b'<form class="write"' in bare
    assert b'<nav class="orders"' in bare
    files = [ASSETS["newsreel.css"].body, ASSETS["newsreel.js"].body]
    if encoding == "gzip":
        sizes = [transferred(body) for body in (bare, *files)]
    else:
        sizes = [len(brotli.compress(body, quality=BROTLI_QUALITY)) for body in (bare, *files)]
    assert sum(sizes) <= ROUND_TRIP, sizes
    assert len(page) > len(bare) + 5_000


def test_an_arabic_story_page_goes_in_one_round_trip() -> None:
    page = transferred(typeset("story.html", a_story_page(rtl=True)))
    assert page + transferred(ASSETS["newsreel.css"].body) <= 11_500


def test_style_and_script_stay_small() -> None:
    assert transferred(ASSETS["newsreel.css"].body) <= 4_200
    assert transferred(ASSETS["newsreel.js"].body) <= 1_536


def test_style_sheets_and_scripts_lose_nothing_but_comments_and_spaces() -> None:
    from newsreel.pages.assets import HERE

    for name in (name for name in ASSETS if name.endswith(".js")):
        source = (HERE / name).read_text("utf-8")
        assert "/*" not in source
        bare = ASSETS[name].body.decode()
        assert [line.strip() for line in source.splitlines() if not line.lstrip().startswith("//")]
        assert "//" not in bare.replace("://", "").replace("\\/\\/", "")
    for name in ("newsreel.css", "fronts.css"):
        source = re.sub(r"(?s)/\*.*?\*/", "", (HERE / name).read_text("utf-8"))
        bare = ASSETS[name].body.decode()
        assert bare.count("{") == bare.count("}") > 50
        assert spaceless(source) == spaceless(bare)


def spaceless(style: str) -> str:
    """Without the last semicolon in a rule, which says nothing."""
    return re.sub(r"\s", "", style).replace(";}", "}")
