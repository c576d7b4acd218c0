"""`newsreel import`: captures in, stories and pages out."""

import gzip
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings
from PIL import Image

from newsreel.comments.models import Comment
from newsreel.stories.models import Capture, Picture, Story
from tests.parts.newsroom import Newsroom
from tests.site.importing import FIXTURES, Site, site, site_any

__all__ = ["site", "site_any"]
COMMAND = Path(sys.executable).parent / "newsreel"
STORY = """News > Town

The bridge is closed

Published 29 October 2015
By Ann Lee

The bridge over the river was closed on Monday morning after a crack was found in its third pier.

Engineers will look at the pier on Tuesday, the council said, and the ferry will run all night.

The bridge was built in 1911 and carries eleven thousand cars a day, according to the council.
"""


def fixtures(folder: Path) -> list[Path]:
    """The captures of the invented press, without what is expected of them."""
    folder.mkdir()
    for path in sorted(FIXTURES.iterdir()):
        if path.suffix != ".json":
            shutil.copy(path, folder)
    return sorted(folder.iterdir())


def written(folder: Path, name: str, text: str = STORY) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_capture_of_ours_becomes_a_published_page(site: Site, tmp_path: Path) -> None:
    files = fixtures(tmp_path / "captures")
    lines = site.report(tmp_path / "captures", "--publish")
    assert [Path(line["source"]).name for line in lines] == [path.name for path in files]
    for line in lines:
        expected = json.loads(
            (FIXTURES / Path(line["source"]).name).with_suffix(".json").read_text("utf-8")
        )
        assert line["status"] == "published", line
        assert line["url"] == f"http://127.0.0.1:8000{line['path']}"
        assert line["story"]["headline"] == expected["headline"]
        page = site.page(line["path"])
        assert page.select_one("h1").get_text() == " ".join(expected["headline"].split())
        story = Story.objects.get(captures__sha256=line["sha256"])
        assert len(line["story"]["paragraphs"]) == sum(
            block["type"] == "paragraph" for block in story.body.raw_data
        )
        capture = Capture.objects.get(sha256=line["sha256"])
        assert capture.confidence == line["confidence"]
        assert set(capture.doubts) <= set(line["reasons"])


def test_the_same_captures_again_change_no_row_and_give_the_same_report(
    site: Site, tmp_path: Path
) -> None:
    fixtures(tmp_path / "captures")
    first = site.report(tmp_path / "captures", "--publish")
    before = site.rows()
    again = site.report(tmp_path / "captures", "--publish")
    assert site.rows() == before
    assert {line["status"] for line in again} == {"unchanged"}
    for old, new in zip(first, again, strict=True):
        assert [new[name] for name in ("path", "url", "story", "confidence")] == [
            old[name] for name in ("path", "url", "story", "confidence")
        ]


def test_captures_are_drafts_unless_they_are_to_be_published(
    site_any: Site, tmp_path: Path
) -> None:
    (line,) = site_any.report(written(tmp_path, "bridge.txt"))
    assert (line["status"], line["path"], line["url"]) == ("draft", None, None)
    story = Story.objects.get()
    assert not story.live
    assert story.get_latest_revision_as_object().headline == "The bridge is closed"
    assert [str(b.contributor) for b in story.bylines.all()] == ["Ann Lee"]
    (again,) = site_any.report(tmp_path / "bridge.txt", "--publish")
    assert (again["status"], Story.objects.get().live) == ("unchanged", False)


def test_what_is_no_story_is_refused_with_the_reason_and_the_run_goes_on(
    site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "1-empty.txt").touch()
    (folder / "2-binary.txt").write_bytes(bytes(range(256)) * 40)
    with (folder / "3-huge.txt").open("wb") as file:
        file.truncate(200 << 20)
    (folder / "4-lost.txt").write_bytes(("�" * 40 + "word " * 10).encode())
    written(folder, "5-wall.txt", "The secret accounts\n\nSubscribe now to continue reading\n")
    written(
        folder, "6-list.txt", "\n".join(f"  • A title of a story, number {n}" for n in range(30))
    )
    written(folder, "7-good.txt")
    written(folder, "8-none.txt", "Nothing here")
    missing = tmp_path / "missing.txt"
    lines = site.report(folder, missing)
    reasons = [line["reasons"][0] for line in lines if line["status"] == "refused"]
    for reason, word in zip(
        reasons,
        ("empty", "binary", "200 MB", "lost", "wall", "list", "no story", "no such file"),
        strict=True,
    ):
        assert word in reason
    assert [line["status"] for line in lines].index("draft") == 6
    assert Story.objects.count() == 1
    done = site.run(folder / "1-empty.txt", missing)
    assert done.exit_code == 1
    assert "empty" in done.output


def test_a_doubt_is_kept_where_the_editor_sees_it(site: Site, tmp_path: Path) -> None:
    text = STORY.replace("By Ann Lee", "Opinion").replace(
        "according to the council.", "officials said. The mayor told reporters that it was safe."
    )
    (line,) = site.report(written(tmp_path, "label.txt", text))
    assert line["story"]["kind"] == "opinion"
    assert line["confidence"]["kind"] <= 0.5
    capture = Capture.objects.get()
    assert any("opinion" in doubt for doubt in capture.doubts)
    assert capture.confidence["kind"] == line["confidence"]["kind"]
    kept = settings.MEDIA_ROOT / capture.kept
    assert gzip.decompress(kept.read_bytes()) == (tmp_path / "label.txt").read_bytes()


def test_readers_comments_come_with_their_story_once(site: Site) -> None:
    lines = site.report(FIXTURES / "opinion-signed.txt", "--publish")
    expected = lines[0]["story"]["comments"]
    rows = Comment.objects.order_by("id")
    assert [row.author for row in rows] == [one["author"] for one in expected] != []
    assert {row.state for row in rows} == {"shown"}
    site.report(FIXTURES / "opinion-signed.txt")
    assert Comment.objects.count() == len(expected)
    page = site.page(lines[0]["path"])
    assert len(page.select(".comments ol > li")) == len(expected)


def test_a_picture_that_lies_beside_the_page_comes_in_with_its_words(
    site: Site, tmp_path: Path
) -> None:
    page = (FIXTURES / "jsonld-page.html").read_text("utf-8")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "page_files").mkdir()
    Image.radial_gradient("L").convert("RGB").save(
        tmp_path / "page_files" / "mill-large.jpg", "JPEG"
    )
    (line,) = site.report(tmp_path / "page.html", "--publish")
    story, picture = Story.objects.get(), Picture.objects.get()
    assert story.lead_picture == picture
    told = line["story"]["picture"]
    assert (picture.caption, picture.credit, picture.description) == (
        told["caption"], told["credit"], told["alt"],
    )  # fmt: skip
    assert picture.source == told["url"]
    assert site.page(line["path"]).select_one("figure.lead img")


def test_every_line_of_a_capture_is_explained_without_a_site(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    done = Site(newsroom).run(
        *sorted(FIXTURES.glob("*.txt")), "--explain", "--json", "--site", tmp_path / "none"
    )
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(list(FIXTURES.glob("*.txt")))
    for capture in told:
        lines = Path(capture["source"]).read_text("utf-8").split("\n")
        explained = {line["line"] for line in capture["lines"]}
        assert explained == {n for n, text in enumerate(lines, 1) if text.strip()}
    assert not Story.objects.exists()
    assert not (tmp_path / "none").exists()


def test_a_site_that_is_not_there_is_named_with_the_way_to_make_one(tmp_path: Path) -> None:
    capture = written(tmp_path, "bridge.txt")
    done = subprocess.run(
        [COMMAND, "import", capture, "--site", tmp_path / "none"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "there is no site in" in done.stderr
    assert "newsreel serve --site" in done.stderr


def test_stories_come_in_beside_somebody_who_writes_all_the_time(
    site: Site, tmp_path: Path
) -> None:
    for n in range(60):
        written(tmp_path, f"{n:02}.txt", STORY.replace("bridge", f"bridge of ward {n}"))
    stopped = threading.Event()
    written_meanwhile = 0

    def write() -> None:
        nonlocal written_meanwhile
        other = sqlite3.connect(site.folder / "site.db", timeout=20, isolation_level=None)
        while not stopped.is_set():
            other.execute("UPDATE stories_almanac SET today = today")
            written_meanwhile += 1
            stopped.wait(0.002)
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        done = site.run(tmp_path, "--publish", "--json")
    finally:
        stopped.set()
        writer.join()
    assert json.loads(done.stdout)["published"] == 60
    assert written_meanwhile > 10


def test_the_shared_capture_is_a_page_of_the_site(site: Site, shared_folder: Path) -> None:
    path = shared_folder / "captures" / "world-2015-10-29.txt"
    (line,) = site.report(path, "--publish")
    assert set(line) == {
        "source", "sha256", "status", "path", "url", "reasons", "confidence", "story",
    }  # fmt: skip
    assert set(line["story"]) == {
        "headline", "standfirst", "kicker", "kind", "sections", "published", "updated", "bylines",
        "picture", "paragraphs", "related", "comments_count", "comments",
    }  # fmt: skip
    assert line["path"].startswith("/news/world/2015/10/29/iraq-tells-washington")
    assert any("opinion" in reason for reason in line["reasons"])
    page = site.page(line["path"])
    body = page.select_one(".body")
    related = body.select("aside.related")
    assert len(related) == 3
    assert not any(box.select("a") for box in related)
    assert [bool(box.select(".kind")) for box in related] == [True, True, False]
    for box in related:
        box.extract()
    paragraphs = [p.get_text() for p in body.select("p")]
    assert paragraphs == line["story"]["paragraphs"]
    assert len(paragraphs) == 13
    assert page.select_one("figure .credit").get_text() == "Photo: Reuters"
    assert page.select_one(".comments .count").get_text() == "0 comments"
    assert page.select_one(".comments .note").get_text() == "No comments yet."
    before = site.rows()
    assert site.report(path, "--publish")[0]["status"] == "unchanged"
    assert site.rows() == before


def test_the_installed_command_imports_and_says_where_the_story_is(
    site: Site, tmp_path: Path
) -> None:
    capture = written(tmp_path, "bridge.txt")
    done = subprocess.run(
        [COMMAND, "import", capture, "--site", site.folder, "--publish"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "/news/town/2015/10/29/the-bridge-is-closed/" in done.stdout
    assert site.page("/news/town/2015/10/29/the-bridge-is-closed/")
