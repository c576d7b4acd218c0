"""Media and assets from folders."""

import gzip
import os
from collections.abc import Iterator

import pytest

from tests.front.house import House, ask

PICTURE = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("files"))
    house.bake("/404/", b"Not here.")
    media = house.public("/media/pictures/", "media/pictures")
    static = house.public("/static/", "static", immutable=False)
    (media / "ab").mkdir()
    (media / "ab" / "picture.jpg").write_bytes(PICTURE)
    (media / "empty.png").write_bytes(b"")
    (media / "page.html").write_text("<script>alert(1)</script>")
    (media / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>" * 20)
    (media / ".hidden.jpg").write_bytes(b"x")
    (media / "sp\u00e4t \u201cx\u201d.bin").write_bytes(b"x")
    (static / "site.css").write_text("p { color: black }\n" * 50)
    (house.folder / "media" / "captures").mkdir()
    (house.folder / "media" / "captures" / "secret.jpg").write_bytes(b"secret")
    (house.folder / "secret.jpg").write_bytes(b"secret")
    (media / "link.jpg").symlink_to(house.folder / "secret.jpg")
    (media / "out").symlink_to(house.folder)
    yield house.open()
    house.close()


def test_a_picture_is_kept_for_ever(site: House) -> None:
    reply = site.get("/media/pictures/ab/picture.jpg", accept_encoding="gzip")
    assert (reply.status, reply.body) == (200, PICTURE)
    assert reply["content-type"] == "image/jpeg"
    assert reply["cache-control"] == "public, max-age=31536000, immutable"
    assert reply["content-length"] == str(len(PICTURE))
    assert reply["accept-ranges"] == "bytes"
    assert reply["content-encoding"] is None
    assert "sandbox" in str(reply["content-security-policy"])
    tag = str(reply["etag"])
    again = site.get("/media/pictures/ab/picture.jpg", if_none_match=tag)
    assert (again.status, again.body, again["etag"]) == (304, b"", tag)
    dated = site.get(
        "/media/pictures/ab/picture.jpg", if_modified_since=str(reply["last-modified"])
    )
    assert dated.status == 304


def test_head_of_a_file_tells_its_length(site: House) -> None:
    reply = ask(site.port, "/media/pictures/ab/picture.jpg", "HEAD")
    assert (reply.status, reply["content-length"]) == (200, str(len(PICTURE)))
    style = ask(site.port, "/static/site.css", "HEAD", {"accept-encoding": "gzip"})
    body = site.get("/static/site.css", accept_encoding="gzip").body
    assert style["content-length"] == str(len(body))


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=10000-", 10000, 10240),
        ("bytes=-5", 10235, 10240),
        ("bytes=-99999", 0, 10240),
        ("bytes=10239-99999", 10239, 10240),
    ],
)
def test_a_part_is_sent_where_a_part_is_asked_for(
    site: House, asked: str, start: int, end: int
) -> None:
    reply = site.get("/media/pictures/ab/picture.jpg", range=asked)
    assert (reply.status, reply.body) == (206, PICTURE[start:end])
    assert reply["content-range"] == f"bytes {start}-{end - 1}/10240"
    assert reply["content-length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(site: House, asked: str) -> None:
    reply = site.get("/media/pictures/ab/picture.jpg", range=asked)
    assert (reply.status, reply["content-range"]) == (416, "bytes */10240")


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,4-5", "x"])
def test_a_range_that_is_none_gets_the_whole(site: House, asked: str) -> None:
    reply = site.get("/media/pictures/ab/picture.jpg", range=asked)
    assert (reply.status, len(reply.body)) == (200, len(PICTURE))


def test_a_part_of_another_file_is_not_mixed_in(site: House) -> None:
    path = "/media/pictures/ab/picture.jpg"
    whole = site.get(path)
    for held in (str(whole["etag"]), str(whole["last-modified"])):
        assert site.get(path, range="bytes=0-9", if_range=held).status == 206
    for held in ('"other"', f"W/{whole['etag']}", "Sun, 06 Nov 1994 08:49:37 GMT"):
        assert site.get(path, range="bytes=0-9", if_range=held).status == 200


def test_text_is_packed(site: House) -> None:
    plain = site.get("/static/site.css")
    packed = site.get("/static/site.css", accept_encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert (packed["content-encoding"], packed["vary"]) == ("gzip", "accept-encoding")
    assert packed["etag"] != plain["etag"]
    assert packed["cache-control"] == "public, max-age=3600"
    assert site.get("/static/site.css", if_none_match=str(packed["etag"])).status == 304


def test_a_changed_asset_is_sent_changed(site: House) -> None:
    style = site.folder / "static" / "new.css"
    style.write_text("a { color: red }")
    first = site.get("/static/new.css", accept_encoding="br")
    style.write_text("a { color: tan }")
    os.utime(style, (1, 1))
    second = site.get("/static/new.css", accept_encoding="br")
    assert first.body != second.body
    assert first["etag"] != second["etag"]


def test_what_could_run_is_handed_over_and_not_opened(site: House) -> None:
    reply = site.get("/media/pictures/page.html")
    assert reply["content-type"] == "application/octet-stream"
    assert str(reply["content-disposition"]).startswith("attachment")
    assert site.get("/media/pictures/sp%C3%A4t%20%E2%80%9Cx%E2%80%9D.bin").status == 200
    drawing = site.get("/media/pictures/drawing.svg")
    assert drawing["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in str(drawing["content-security-policy"])


def test_an_empty_file_is_empty(site: House) -> None:
    reply = site.get("/media/pictures/empty.png")
    assert (reply.status, reply["content-length"]) == (200, "0")
    assert site.get("/media/pictures/empty.png", range="bytes=0-").status == 416


@pytest.mark.parametrize(
    "asked",
    [
        "/media/captures/secret.jpg",
        "/media/pictures/../captures/secret.jpg",
        "/media/pictures/%2e%2e/captures/secret.jpg",
        "/media/pictures/..%2fcaptures%2fsecret.jpg",
        "/media/pictures/ab/..%2f..%2f..%2fsecret.jpg",
        "/media/pictures/link.jpg",
        "/media/pictures/out/secret.jpg",
        "/media/pictures/.hidden.jpg",
        "/media/pictures//ab/picture.jpg",
        "/media/pictures/ab/picture.jpg/",
        "/media/pictures/ab",
        "/media/pictures/ab/",
        "/media/pictures/",
        "/static/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/..%5c..%5csecret.jpg",
    ],
)
def test_nothing_leads_out_of_a_folder(site: House, asked: str) -> None:
    reply = site.get(asked)
    assert reply.status == 404
    assert b"secret" not in reply.body
    assert b"root:" not in reply.body
