"""The front's small rules, as tables."""

import pytest

from newsreel.front.negotiation import BR, BR_ALONE, GZIP, IDENTITY, NONE, encoding, matched
from newsreel.front.paths import location
from newsreel.front.peers import Peers, host_of
from newsreel.front.ranges import wanted


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, IDENTITY),
        ("", IDENTITY),
        ("gzip", GZIP),
        ("x-gzip", GZIP),
        ("GZIP, Deflate, BR", BR),
        ("br", BR_ALONE),
        ("br;q=0.5, gzip;q=0.8", GZIP),
        ("br;q=0, gzip;q=0", IDENTITY),
        ("*", BR),
        ("*;q=0.1, identity", IDENTITY),
        ("br;q=0, *", GZIP),
        ("gzip;q=0.2, identity;q=0.9", IDENTITY),
        ("gzip; q=nonsense", IDENTITY),
        ("identity;q=0, *;q=0", NONE),
        ("identity;q=0", NONE),
        ("*;q=0", NONE),
        (",;,q=1,;q=", IDENTITY),
        ("zstd, identity;q=0", NONE),
    ],
)
def test_the_encoding_a_client_wants(accept: str | None, chosen: int) -> None:
    assert encoding(accept) == chosen
    assert encoding(accept) == chosen


def test_a_client_cannot_fill_memory_with_headers() -> None:
    from newsreel.front import negotiation

    for number in range(5000):
        encoding(f"gzip, x-{number}")
    assert len(negotiation._seen) <= 1024


@pytest.mark.parametrize(
    ("condition", "tag"),
    [
        ('"abc"', '"abc"'),
        ('W/"abc-gz"', '"abc-gz"'),
        ('"x","abc-br"', '"abc-br"'),
        ("*", '"abc"'),
        ('"abcd"', None),
        ("abc", None),
        ('"ABC"', None),
        ("", None),
    ],
)
def test_which_tag_a_client_holds(condition: str, tag: str | None) -> None:
    assert matched(condition, "abc") == tag


@pytest.mark.parametrize(
    ("header", "size", "span"),
    [
        (None, 10, None),
        ("bytes=0-", 10, (0, 10)),
        ("bytes=2-4", 10, (2, 5)),
        ("Bytes = 2-4 ", 10, (2, 5)),
        ("bytes=-3", 10, (7, 10)),
        ("bytes=4-2", 10, None),
        ("bytes=1-2, 4-5", 10, None),
        ("bytes=" + "9" * 30 + "-", 10, None),
        ("bytes=\u0661-", 10, None),
    ],
)
def test_the_part_a_client_wants(
    header: str | None, size: int, span: tuple[int, int] | None
) -> None:
    assert wanted(header, size) == span


def test_a_location_stays_on_this_site() -> None:
    assert location("//evil.com/") == "/evil.com/"
    assert location("/\\evil.com") == "/%5Cevil.com"
    assert location("/a b/\r\nx: y/") == "/a%20b/%0D%0Ax:%20y/"
    assert location("/\u062e\u0628\u0631/", "a=1") == "/%D8%AE%D8%A8%D8%B1/?a=1"


def test_addresses_are_told_from_ports() -> None:
    assert host_of("192.0.2.1:80") == "192.0.2.1"
    assert host_of("[2001:db8::1]:80") == "2001:db8::1"
    assert host_of("2001:db8::1") == "2001:db8::1"


class _Scope:
    scheme = "http"

    def __init__(self, client: str, **headers: str) -> None:
        self.client = client
        self.headers = _Headers({name.replace("_", "-"): v for name, v in headers.items()})


class _Headers(dict[str, str]):
    def get_all(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


@pytest.mark.parametrize(
    ("peer", "said", "client"),
    [
        ("10.0.0.1:5", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1:5", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1:5", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("10.0.0.1:5", "198.51.100.1, nonsense", "10.0.0.1"),
        ("10.0.0.1:5", "", "10.0.0.1"),
        ("[::ffff:10.0.0.1]:5", "203.0.113.9:4711", "203.0.113.9"),
        ("192.0.2.1:5", "203.0.113.9", "192.0.2.1"),
    ],
)
def test_the_client_is_the_last_whom_nobody_of_ours_vouches_for(
    peer: str, said: str, client: str
) -> None:
    peers = Peers(("10.0.0.0/8",), ())
    assert peers.client(_Scope(peer, x_forwarded_for=said)) == client
