"""Comments in and out by the command, on a site of its own."""

import json
from pathlib import Path

from tests.site.whole.site import Site


def test_comments_come_in_and_go_out_by_the_command(
    tmp_path: Path, newsroom_template: Path
) -> None:
    site = Site(tmp_path / "site", newsroom_template)
    writer = site.writer("publish")
    path = next(one["path"] for one in writer.acknowledged() if one["what"] == "published")
    writer.stop()
    comments = [
        {"id": 1, "url": "https://old.example/?p=7", "author": "Ann", "text": "First"},
        {"id": 2, "url": f"https://paper.example{path}", "author": "Ben", "text": "Second"},
        {"id": 3, "url": "https://old.example/lost/", "author": "Cleo", "text": "Third"},
    ]
    (tmp_path / "in.json").write_text(json.dumps(comments))
    (tmp_path / "moved").write_text(f"# old new\nhttps://old.example/?p=7 {path}\n")
    given = ("comments", "import", str(tmp_path / "in.json"))
    found = site.command(*given, "--addresses", str(tmp_path / "moved"))[0]
    assert (found["format"], found["new"]) == ("json", 2)
    assert found["homeless"] == {"https://old.example/lost/": 1}
    out = tmp_path / "out.jsonl"
    assert site.command("comments", "export", str(out))["comments"] == 2
    assert out.stat().st_mode & 0o077 == 0
    assert [json.loads(line)["url"] for line in out.read_text().splitlines()] == [path, path]
    assert site.command("comments", "import", str(out))[0]["unchanged"] == 2
    (tmp_path / "bad.xml").write_text('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    bad = ("comments", "import", str(tmp_path / "bad.xml"), "--format", "wordpress")
    assert "entities" in site.command(*bad, status=1)[0]["refused"]
    site.close()
