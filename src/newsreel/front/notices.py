"""The few plain pages that the front can say by itself, when there is no plate to say it."""

from http import HTTPStatus

from newsreel.front.answers import UNCACHED, FieldList
from newsreel.front.policies import fields_for

SENTENCES = {
    400: "This address cannot be read.",
    404: "There is no page at this address.",
    405: "Pages can only be read.",
    406: "This page cannot be sent in any of the encodings that were asked for.",
    411: "What is sent here must say how long it is.",
    413: "What was sent is too large.",
    403: "This is not open to you.",
    500: "Something went wrong here. It has been noted.",
    502: "The newsroom's system did not answer properly. Please try again in a moment.",
    503: "This part of the site is starting. Please try again in a moment.",
    504: "The newsroom's system took too long to answer. Please try again in a moment.",
}
_RETRY = {503: "2", 502: "2", 504: "10"}


def notice(status: int, path: str = "/") -> tuple[FieldList, bytes]:
    """Headers and body of a page that says what the matter is; never cached."""
    title = HTTPStatus(status).phrase
    page = (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title></head>\n"
        f"<body><h1>{title}</h1><p>{SENTENCES[status]}</p></body></html>\n"
    ).encode()
    headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", UNCACHED),
        *fields_for(path),
    ]
    if status in _RETRY:
        headers.append(("retry-after", _RETRY[status]))
    if status == 405:
        headers.append(("allow", "GET, HEAD"))
    return headers, page
