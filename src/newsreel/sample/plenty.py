"""Any number of plausible stories of the same town, for load: deterministic and fast.

Story `i` is a pure function of (seed, n, until, i), so that parts of a range may be made by
several processes (`start`, `stop`) and give what one process would.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b
from random import Random
from typing import NamedTuple

from newsreel.sample import vocabulary as words

YEARS = 20
SECTIONS: tuple[str, ...] = tuple(beat[0] for beat in words.BEATS)
CONTRIBUTORS = (
    "miriam-calder", "tomas-rede", "nadia-haddad", "joel-prentice", "elin-marsh", "sunniva-berg",
    "aoife-tarrant", "karim-mansour",
)  # fmt: skip
TOPICS: tuple[str, ...] = tuple(sorted({topic for beat in words.BEATS for topic in beat[2]}))


class PlainStory(NamedTuple):
    """One story in plain values.

    `section`, `contributor` and `topics` are places in SECTIONS, CONTRIBUTORS and TOPICS, which
    are paths and slugs of the sample's `paper.toml`. `body` is the JSON text of the rows that a
    story keeps. `slug` is unique among all n; `published` is UTC; later stories have later times.
    """

    headline: str
    standfirst: str
    slug: str
    kind: str
    section: int
    contributor: int
    topics: tuple[int, ...]
    published: datetime
    body: str


def plenty(
    n: int,
    seed: int = 1974,
    *,
    until: datetime = datetime(2026, 11, 1, tzinfo=UTC),
    start: int = 0,
    stop: int | None = None,
) -> Iterator[PlainStory]:
    """Stories `start` to `stop` of `n` that are spread over the 20 years before `until`."""
    first_day = until - timedelta(days=YEARS * 365)
    key = seed.to_bytes(8, "little", signed=True)
    per_day = YEARS * 365 / n
    for i in range(start, n if stop is None else stop):
        luck = _luck(key, i)
        beat = luck[0] % len(_BEATS)
        section, kinds, topics, _ = _BEATS[beat]
        # A day's stories come out between half past five and half past eleven in the evening.
        day, part = divmod((i + luck[1] / 256) * per_day, 1)
        published = first_day + timedelta(days=day, seconds=19_800 + part * 64_800)
        slots = _slots(luck, beat, published.year)
        pattern = luck[2] & 31
        skeleton, has_kin = _skeleton(luck[24] | (luck[25] & 7) << 8)
        if has_kin:
            slots["kin"], slots["kin_kind"] = _kin(luck, key, i)
        yield PlainStory(
            _first(_HEADLINES[pattern] % slots),
            _first(_STANDFIRSTS[luck[3] & 7] % slots),
            f"{_SLUGS[pattern] % _slug_slots(luck, beat, slots)}-{i:x}",
            kinds[luck[4] & 7],
            section,
            luck[5] & 7,
            topics[luck[6] & 7],
            published,
            skeleton % slots,
        )


def _luck(key: bytes, i: int) -> bytes:
    """64 bytes of chance that belong to story `i`."""
    return blake2b(i.to_bytes(8, "little"), key=key).digest()


def _slots(luck: bytes, beat: int, year: int) -> dict[str, str]:
    """What the sentences of one story speak of: the same people and places throughout."""
    office = _OFFICES[luck[7] & 15]
    matter = _BEATS[beat][3][luck[8] & 15]
    votes = 16 + luck[9] % 13
    back = luck[17] % 23
    return {
        "office": office[0],
        "Office": office[1],
        "role": office[2],
        "matter": matter[0],
        "Matter": matter[1],
        "who": f"{_FIRST[luck[10] & 63]} {_LAST[luck[11] & 63]}",
        "second": f"{_FIRST[luck[12] & 63]} {_LAST[luck[13] & 63]}",
        "place": _PLACES[luck[14] & 31],
        "other": _PLACES[(luck[14] + 1 + luck[15] % 31) & 31],
        "saying": words.SAYINGS[luck[16] & 15],
        "year": str(year - 3 - back),
        "years": str(3 + back),
        "amount": _AMOUNTS[luck[18]],
        "count": str(23 + luck[19] * 3),
        "percent": str(3 + luck[20] % 29),
        "months": str(2 + luck[21] % 27),
        "days": str(9 + luck[22] % 70),
        "few": ("two", "three", "four", "five")[luck[23] & 3],
        "for": str(votes),
        "against": str(31 - votes),
    }


def _slug_slots(luck: bytes, beat: int, slots: dict[str, str]) -> dict[str, str]:
    matter, office, place = _BEATS[beat][3][luck[8] & 15][2], _OFFICES[luck[7] & 15][3], luck[14]
    return {
        **slots,
        "matter": matter, "Matter": matter, "office": office, "Office": office,
        "place": _PLACE_SLUGS[place & 31],
        "other": _PLACE_SLUGS[(place + 1 + luck[15] % 31) & 31],
        "who": slots["who"].lower().replace(" ", "-"),
        "saying": _SAYING_SLUGS[luck[16] & 15],
        "amount": _AMOUNT_SLUGS[luck[18]],
    }  # fmt: skip


@cache
def _skeleton(number: int) -> tuple[str, bool]:
    """A body's template, one of SKELETONS: 8 to 14 blocks; and whether it has a related box.

    Filling one template costs a tenth of putting it together, so each is put together once.
    """
    chance = Random(number)
    facts = chance.sample(words.FACTS, len(words.FACTS))
    blocks: list[str] = []

    def block(kind: str, value: str) -> None:
        blocks.append(f'{{"type":"{kind}","value":{value},"id":"{_id(len(blocks))}"}}')

    def paragraph(*sentences: str) -> None:
        block("paragraph", f'"<p>{" ".join(sentences)}</p>"')

    def some(least: int, most: int) -> list[str]:
        return [facts.pop() for _ in range(chance.randint(least, most))]

    paragraph(chance.choice(words.LEADS), *some(2, 3))
    paragraph(*some(3, 4))
    if chance.random() < 0.7:
        said = chance.choice(words.QUOTES)
        block("quotation", f'{{"text":"<p>{said}</p>","attribution":"%(who)s, %(role)s"}}')
    paragraph(*some(4, 5))
    if chance.random() < 0.5:
        block("heading", f'{{"text":"{chance.choice(words.HEADINGS)}","level":2}}')
    paragraph(*some(3, 4))
    has_list = chance.random() < 0.3
    if has_list:
        paragraph("What is to be done, according to %(office)s:")
        items = ",".join(
            f'{{"type":"item","value":"{item}","id":"{_id(100 + place)}"}}'
            for place, item in enumerate(chance.sample(words.ITEMS, 3))
        )
        block("list", f'{{"ordered":false,"items":[{items}]}}')
    paragraph(*some(4, 5))
    has_kin = chance.random() < 0.4
    if has_kin:
        kin = '{"story":null,"url":"","title":"%(kin)s","kind":"%(kin_kind)s","by":""}'
        block("related", kin)
    for _ in range(chance.randint(2, 3)):
        paragraph(*some(4, 5))
    paragraph(facts.pop(), chance.choice(words.CLOSINGS))
    return f"[{','.join(blocks)}]", has_kin


def _id(place: int) -> str:
    """A block's id; it tells blocks of one body apart, and no more."""
    return f"00000000-0000-4000-8000-{place:012x}"


def _kin(luck: bytes, key: bytes, i: int) -> tuple[str, str]:
    """Headline and kind of an earlier story, which the site links to when it knows it."""
    other = int.from_bytes(luck[40:45], "little") % i if i else 0
    its = _luck(key, other)
    beat = its[0] % len(_BEATS)
    no_year = 0  # headlines name no year
    headline = _first(_HEADLINES[its[2] & 31] % _slots(its, beat, no_year))
    return headline, _BEATS[beat][1][its[4] & 7]


def _first(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _slug(text: str) -> str:
    """A slug of plain text; slots pass through."""
    pieces = re.findall(r"%\(\w+\)s|[a-z0-9]+", re.sub(r"’s?", "", text).lower())
    return "-".join(pieces)


_FIRST, _LAST, _PLACES = words.FIRST, words.LAST, words.PLACES
_PLACE_SLUGS = tuple(_slug(place.removeprefix("the ")) for place in _PLACES)
_SAYING_SLUGS = tuple(_slug(saying) for saying in words.SAYINGS)
_OFFICES = tuple(
    (name, _first(name), role, _slug(name.removeprefix("the "))) for name, role in words.OFFICES
)
_BEATS = tuple(
    (
        place,
        tuple(kinds.split()),
        tuple(
            (TOPICS.index(topics[k % len(topics)]),)
            if k % 3 or len(topics) == 1
            else (TOPICS.index(topics[0]), TOPICS.index(topics[1]))
            for k in range(8)
        ),
        tuple((name, _first(name), _slug(name.removeprefix("the "))) for name in matters),
    )
    for place, (_, kinds, topics, matters) in enumerate(words.BEATS)
)
_AMOUNTS = tuple(
    f"{1 + k / 10:.1f} million crowns" if k % 2 else f"{30 + k * 3},000 crowns" for k in range(256)
)
_AMOUNT_SLUGS = tuple(_slug(amount.replace(",", "")) for amount in _AMOUNTS)
_HEADLINES, _STANDFIRSTS = words.HEADLINES, words.STANDFIRSTS
_SLUGS = tuple(_slug(headline) for headline in _HEADLINES)
