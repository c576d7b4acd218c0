"""Plates as readers get them: encodings, conditions, caching."""

import gzip
import time

import brotli
import pytest

from tests.front.house import HTML, PAGE, House, ask, await_true


def test_a_plate_is_sent_as_it_is_stored_to_whoever_takes_gzip(house: House) -> None:
    etag = house.bake("/news/")
    house.open()
    reply = house.get("/news/", accept_encoding="gzip, deflate")
    assert reply.status == 200
    assert gzip.decompress(reply.body) == PAGE
    assert reply["content-encoding"] == "gzip"
    assert reply["etag"] == f'"{etag}-gz"'
    assert reply["vary"] == "accept-encoding"
    assert reply["cache-control"] == "public, max-age=0, must-revalidate"
    assert reply["content-type"] == "text/html; charset=utf-8"


def test_without_an_accepted_encoding_the_plain_page_is_sent(house: House) -> None:
    etag = house.bake("/")
    house.open()
    for headers in ({}, {"accept_encoding": ""}, {"accept_encoding": "zstd"}):
        reply = house.get("/", **headers)
        assert (reply.status, reply.body) == (200, PAGE)
        assert reply["content-encoding"] is None
        assert reply["etag"] == f'"{etag}"'


def test_brotli_is_made_once_a_page_is_asked_for_again(house: House) -> None:
    etag = house.bake("/")
    house.open()
    browser = {"accept_encoding": "gzip, deflate, br, zstd"}
    assert house.get("/", **browser)["content-encoding"] == "gzip"
    reply = house.get("/", **browser)
    assert reply["content-encoding"] == "br"
    assert brotli.decompress(reply.body) == PAGE
    assert reply["etag"] == f'"{etag}-br"'


def test_whoever_takes_brotli_alone_gets_it_at_once(house: House) -> None:
    house.bake("/")
    house.open()
    reply = house.get("/", accept_encoding="br, gzip;q=0")
    assert reply["content-encoding"] == "br"
    assert brotli.decompress(reply.body) == PAGE


def test_whoever_refuses_everything_is_told_so(house: House) -> None:
    house.bake("/")
    house.open()
    for accept in ("*;q=0", "identity;q=0", "br;q=0, gzip;q=0, identity;q=0"):
        assert house.get("/", accept_encoding=accept).status == 406
    assert house.get("/", accept_encoding="*;q=0, gzip").status == 200


@pytest.mark.parametrize(
    "condition", ['"{}-gz"', 'W/"{}-gz"', '"other", "{}"', "*", '"{}-br" , W/"x"']
)
def test_whoever_has_the_page_is_told_that_it_has_not_changed(house: House, condition: str) -> None:
    etag = house.bake("/")
    house.open()
    for _ in range(2):
        reply = house.get("/", accept_encoding="gzip", if_none_match=condition.replace("{}", etag))
        assert (reply.status, reply.body) == (304, b"")
        assert reply["vary"] == "accept-encoding"
        assert reply["cache-control"] == "public, max-age=0, must-revalidate"
        assert etag in str(reply["etag"]) or condition == "*"
        assert reply["content-type"] is None


def test_another_tag_gets_the_page(house: House) -> None:
    etag = house.bake("/")
    house.open()
    for condition in ('"something"', f'"{etag}-zz"', f'"x{etag}"', etag):
        assert house.get("/", if_none_match=condition).status == 200


def test_head_has_the_headers_of_get_and_no_body(house: House) -> None:
    house.bake("/")
    house.open()
    get = house.get("/", accept_encoding="gzip")
    head = ask(house.port, "/", "HEAD", {"accept-encoding": "gzip"})
    ours = [(n, v) for n, v in sorted(get.headers) if n != "date"]
    assert [(n, v) for n, v in sorted(head.headers) if n != "date"] == ours
    assert head.body == b""


def test_plates_are_only_read(house: House) -> None:
    house.bake("/")
    house.open()
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"):
        reply = ask(house.port, "/", method, body=b"x" if method == "POST" else None)
        assert (reply.status, reply["allow"]) == (405, "GET, HEAD")


def test_what_is_gone_says_so_with_its_own_page(house: House) -> None:
    house.bake("/old/", b"It was taken back.", 410)
    house.open()
    reply = house.get("/old/", if_none_match="*")
    assert (reply.status, reply.body) == (410, b"It was taken back.")


def test_a_plate_that_redirects_does(house: House) -> None:
    house.bake("/a/", b"", 301, (("location", "/b/"),))
    house.open()
    reply = house.get("/a/", accept_encoding="gzip")
    assert (reply.status, reply["location"], reply.body) == (301, "/b/", b"")
    assert reply["content-encoding"] is None


def test_a_page_in_the_making_is_for_this_moment_only(house: House) -> None:
    own = (("location", "/news/"), ("x-newsreel-pending", "1"), ("surrogate-key", "s7"))
    house.bake("/new/", b"", 302, own)
    house.open(purge=True)
    reply = house.get("/new/")
    assert (reply.status, reply["cache-control"]) == (302, "no-store")
    assert reply["x-newsreel-pending"] is reply["surrogate-key"] is None


def test_a_plates_own_caching_is_kept(house: House) -> None:
    house.bake("/feed.xml", headers=(HTML, ("cache-control", "public, max-age=300")))
    house.open()
    assert house.get("/feed.xml").all("cache-control") == ["public, max-age=300"]


def test_shared_caches_are_spoken_to_only_where_they_are_purged(house: House) -> None:
    house.bake("/", headers=(HTML, ("surrogate-key", "story-1 section-7")))
    house.open()
    assert house.get("/")["surrogate-key"] is None
    other = House(house.folder)
    other.processes = house.processes
    other.open(purge=True, shared_max_age=600)
    reply = other.get("/")
    assert reply["surrogate-key"] == "story-1 section-7"
    assert reply["cache-control"] == "public, max-age=0, s-maxage=600, must-revalidate"


def test_a_page_can_be_purged_by_its_kind_and_by_every_folder_above_it(house: House) -> None:
    house.bake("/news/world/2015/")
    house.open(purge=True)
    keys = house.get("/news/world/2015/")["surrogate-key"] or ""
    kind = keys.split()[1]
    assert keys == f"site {kind} /news/ /news/world/ /news/world/2015/"


def test_a_new_plate_is_visible_within_fifty_milliseconds(house: House) -> None:
    house.bake("/", b"0")
    house.open()
    assert house.get("/").body == b"0"
    lags = []
    for number in range(1, 40):
        body = str(number).encode()
        house.bake("/", body)
        committed = time.monotonic()
        while house.get("/").body != body:
            assert time.monotonic() - committed < 1
        lags.append(time.monotonic() - committed)
    lags.sort()
    # The worst of forty may be the machine's: two cores, shared with other tests.
    assert lags[len(lags) * 9 // 10] < 0.05, lags


def test_a_path_is_not_remembered_as_missing(house: House) -> None:
    house.bake("/")
    house.open()
    assert house.get("/story/").status == 404
    house.bake("/story/")
    assert house.get("/story/").status == 200
    house.drop("/story/")
    await_true(lambda: house.get("/story/").status == 404, 1)


def test_memory_stays_within_its_budget(house: House) -> None:
    for number in range(60):
        house.bake(f"/{number}/", bytes(f"{number} ", "ascii") * 4000)
    house.open(memory=40_000)
    for number in range(60):
        assert house.get(f"/{number}/").status == 200
    found = house.metrics()
    assert 0 < found["memory_bytes"] <= 40_000
    assert found["memory_pages"] < 30
    assert found["requests_total misses"] == 60


def test_a_large_page_is_sent_as_gzip_to_browsers_each_time(house: House) -> None:
    house.bake("/sitemap.xml", b"<url>https://example.org/</url>" * 20_000)
    house.open()
    for _ in range(3):
        assert house.get("/sitemap.xml", accept_encoding="br, gzip")["content-encoding"] == "gzip"
