"""Addresses that are not quite right, and those that mean harm."""

from collections.abc import Iterator

import pytest

from tests.front.house import House, ask


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("paths"))
    for path in (
        "/",
        "/news/",
        "/news/world/",
        "/ar/",
        "/news/caf\u00e9/",
        "/evil.com/",
        "/feed.xml",
        "/news/2015/10/",
        "/news/2015/10/28/a-story/",
    ):
        house.bake(path, path.encode())
    house.bake("/404/", b"Not here.")
    house.bake("/ar/404/", b"Not here, in Arabic.")
    yield house.open()
    house.close()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/news", "/news/"),
        ("/news/world?page=2&x=%20", "/news/world/?page=2&x=%20"),
        ("/News/World/", "/news/world/"),
        ("/NEWS", "/news/"),
        ("//news//world", "/news/world/"),
        ("/FEED.XML", "/feed.xml"),
        ("/news/caf%C3%A9", "/news/caf%C3%A9/"),
        ("//evil.com", "/evil.com/"),
        ("//evil.com/", "/evil.com/"),
        ("/%2Fevil.com", "/evil.com/"),
        ("/desk", "/desk/"),
    ],
)
def test_a_near_miss_is_shown_the_right_address(site: House, asked: str, told: str) -> None:
    reply = site.get(asked)
    assert (reply.status, reply["location"]) == (301, told)


@pytest.mark.parametrize(
    "asked",
    [
        "/..%2f..%2fetc/passwd",
        "/news/../news/",
        "/news/%2e%2e/news/",
        "/news/./",
        "/%5c%5cevil.com/",
        "/\\evil.com",
        "//evil.org/",
        "///evil.org",
        "/news/world/*",
        "/nothing",
        "/" + "a" * 1500,
    ],
)
def test_what_is_not_there_is_not_found_and_leads_nowhere(site: House, asked: str) -> None:
    reply = site.get(asked)
    assert (reply.status, reply.body) == (404, b"Not here.")
    assert reply["location"] is None
    assert reply["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/news/world/2015/10/29/", "/news/world/"),
        ("/news/world/2015/10/", "/news/world/"),
        ("/news/world/2015/", "/news/world/"),
        ("/news/2015/10/29/", "/news/2015/10/"),
        ("/news/2015/10/28", "/news/2015/10/"),
        ("/news/2015/10/28/a-story/comments/7/", "/news/2015/10/28/a-story/"),
    ],
)
def test_a_list_that_has_ceased_leads_to_the_one_it_hung_from(
    site: House, asked: str, told: str
) -> None:
    reply = site.get(asked)
    assert (reply.status, reply["location"]) == (302, told)
    assert reply["cache-control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "asked",
    [
        "/news/world/2015/13/",
        "/news/world/2015/00/01/",
        "/news/world/2015/10/32/",
        "/news/world/0215/10/",
        "/news/world/2015/10/29/a-story/",
        "/none/2015/10/29/",
        "/2015/10/29/",
        "/news/2015/10/28/no-story/comments/7/",
        "/news/2015/10/28/a-story/comments/x/",
        "/sitemap/2015-10.xml",
    ],
)
def test_what_never_was_a_list_is_not_found(site: House, asked: str) -> None:
    assert site.get(asked).status == 404


@pytest.mark.parametrize(
    "asked", ["/%00", "/news/%ff/", "/%c0%af", "/a%0d%0ab:%20c", "/" + "a" * 3000]
)
def test_what_is_no_address_is_refused(site: House, asked: str) -> None:
    reply = site.get(asked)
    assert reply.status == 400
    assert reply["location"] is None


def test_the_not_found_page_speaks_the_language_of_its_place(site: House) -> None:
    assert site.get("/ar/nothing/").body == b"Not here, in Arabic."
    assert site.get("/news/nothing/").body == b"Not here."
    assert site.get("/404/").status == site.get("/ar/404/").status == 404


def test_without_a_page_of_its_own_not_found_is_a_plain_sentence(house: House) -> None:
    house.bake("/")
    house.open()
    reply = house.get("/nothing/")
    assert reply.status == 404
    assert b"There is no page at this address." in reply.body
    assert reply["content-security-policy"].startswith("default-src 'none'")  # type: ignore[union-attr]


def test_a_rule_leads_from_an_old_section_to_the_new(site: House) -> None:
    site.bake("/old/*", b"", 301, (("location", "/news/*"),))
    for asked, told in (("/old/world/", "/news/world/"), ("/old/world", "/news/world/")):
        reply = site.get(asked + "?a=b")
        assert (reply.status, reply["location"]) == (301, told + "?a=b")
    assert site.get("/old/nowhere/").status == 404


def test_a_path_that_moved_twice_leads_to_its_end_at_once(site: House) -> None:
    site.bake("/before/*", b"", 301, (("location", "/news/*"),))
    site.bake("/news/was/", b"", 301, (("location", "/news/caf%C3%A9/"),))
    for asked in ("/before/was/", "/before/was", "/news/was", "/NEWS/was/"):
        reply = site.get(asked)
        assert (reply.status, reply["location"]) == (301, "/news/caf%C3%A9/"), asked


def test_an_encoded_address_is_the_same_page(site: House) -> None:
    assert site.get("/%6eews/world/").body == b"/news/world/"
    assert site.get("/news/caf%c3%a9/").body == "/news/caf\u00e9/".encode()


def test_every_answer_is_safe_to_open(site: House) -> None:
    for path in ("/", "/news", "/nothing/", "/%00", "/healthz", "/desk/"):
        reply = site.get(path)
        assert reply["x-content-type-options"] == "nosniff", path
        assert reply["referrer-policy"] == "strict-origin-when-cross-origin", path
        assert "default-src 'none'" in str(reply["content-security-policy"]), path
        assert reply["strict-transport-security"] is None, path
    policy = str(site.get("/")["content-security-policy"])
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_channels_pages_let_a_player_work_in_every_language(site: House) -> None:
    for path in ("/live/", "/live/audio/", "/ar/live/", "/pt-br/live/audio/"):
        site.bake(path)
        policy = str(site.get(path)["content-security-policy"])
        assert "media-src 'self' blob:" in policy, path
        assert "worker-src 'self' blob:" in policy, path
    site.bake("/news/live/")
    for path in ("/", "/news/live/", "/alive/", "/ar/"):
        assert "blob:" not in str(site.get(path)["content-security-policy"]), path


@pytest.mark.parametrize("method", ["OPTIONS", "GET"])
def test_the_server_as_a_whole_is_no_page(site: House, method: str) -> None:
    reply = ask(site.port, "*", method)
    assert reply.status == 400
    assert reply["x-content-type-options"] == "nosniff"
