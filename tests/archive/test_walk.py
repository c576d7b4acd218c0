"""Which files a path stands for."""

from __future__ import annotations

from pathlib import Path

from newsreel.archive.companions import beside
from newsreel.archive.walk import Walk


def folder(home: Path, *names: str) -> Path:
    for name in names:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(name)
    return home


def walked(*paths: Path, of: Path) -> list[str]:
    return [str(path.relative_to(of)) for path in Walk(paths)]


def test_a_folder_is_all_below_it_in_order(tmp_path: Path) -> None:
    folder(tmp_path, "b.txt", "a/2.html", "a/1.html", "a/deep/er/x", "c.txt")
    assert walked(tmp_path, of=tmp_path) == [
        "a/1.html", "a/2.html", "a/deep/er/x", "b.txt", "c.txt",
    ]  # fmt: skip


def test_parts_of_saved_pages_and_hidden_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    folder(tmp_path, "p.html", "p_files/a.jpg", "p_files/x.css", ".git/config", ".hidden")
    walk = Walk([tmp_path])
    assert [path.name for path in walk] == ["p.html"]
    assert len(walk.passed_over) == 4


def test_links_in_a_folder_are_not_followed_even_in_a_circle(tmp_path: Path) -> None:
    folder(tmp_path, "in/a.txt", "out/secret.txt")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "out" / "secret.txt")
    walk = Walk([tmp_path / "in"])
    assert [path.name for path in walk] == ["a.txt"]
    assert len(walk.passed_over) == 2


def test_a_path_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    folder(tmp_path, "a.jpg", ".b")
    paths = [tmp_path / "a.jpg", tmp_path / ".b", tmp_path / "none"]
    assert list(Walk(paths)) == paths


def test_a_picture_beside_a_page_is_found_by_its_path_and_by_its_name(tmp_path: Path) -> None:
    folder(tmp_path, "page.html", "i/a b.jpg", "page_files/c.jpg", "page_files/d.jpg")
    page = tmp_path / "page.html"
    assert beside(page, "i/a%20b.jpg") == b"i/a b.jpg"
    assert beside(page, "./page_files/c.jpg") == b"page_files/c.jpg"
    assert beside(page, "https://news.example/2015/d.jpg?w=600") == b"page_files/d.jpg"
    assert beside(page, "https://news.example/e.jpg") is None


def test_nothing_outside_the_page_s_folder_is_taken_for_its_picture(tmp_path: Path) -> None:
    folder(tmp_path, "in/page.html", "secret.jpg", "in/sub/x.jpg")
    (tmp_path / "in" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    page = tmp_path / "in" / "page.html"
    for address in ("../secret.jpg", "link.jpg", str(tmp_path / "secret.jpg"), "file:///etc/passwd",
                    "data:image/png;base64,AAAA", "\x00", "http://[", "sub/", ""):  # fmt: skip
        assert beside(page, address) is None
