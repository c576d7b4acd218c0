"""A story page is light: the document, the style sheet and the script in one round trip."""

import zlib

import deflate

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
    # Room for pages with longer addresses and more pictures.
    assert page + style + script <= 13_400, (page, style, script)


def test_an_arabic_story_page_goes_in_one_round_trip() -> None:
    page = transferred(typeset("story.html", a_story_page(rtl=True)))
    assert page + transferred(ASSETS["newsreel.css"].body) <= 13_000


def test_style_and_script_stay_small() -> None:
    assert transferred(ASSETS["newsreel.css"].body) <= 5_900
    assert transferred(ASSETS["newsreel.js"].body) <= 1_536


def test_style_sheet_and_scripts_lose_nothing_but_comments_and_indentation() -> None:
    from newsreel.pages.assets import HERE

    for name in ("newsreel.js", "servers.js", "commenting.js"):
        source = (HERE / name).read_text("utf-8")
        assert "/*" not in source
        bare = ASSETS[name].body.decode()
        assert [line.strip() for line in source.splitlines() if not line.lstrip().startswith("//")]
        assert "//" not in bare.replace("://", "").replace("\\/\\/", "")
    assert zlib.crc32(ASSETS["newsreel.css"].body)  # it is there, whole
    assert ASSETS["newsreel.css"].body.count(b"{") == ASSETS["newsreel.css"].body.count(b"}")
