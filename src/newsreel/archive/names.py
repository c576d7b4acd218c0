# ruff: noqa: SIM102  (tables of rules and words are read by the row)
"""Whether some words can be the name of a person, and names of agencies."""

from __future__ import annotations

import re

AGENCIES = frozenset(
    """reuters ap afp efe dpa ansa apa ats anp tass xinhua bloomberg upi pti ians ani pa epa afpe
    sipa zuma nurphoto anadolu getty shutterstock istock istockphoto alamy imago keystone belga
    jiji kyodo yonhap ntb tt ritzau
    ctk čtk pap mti lusa rtr sid epd kna ropi rex corbis unsplash pexels pixabay
    flickr wikimedia handout supplied reuter aap nzpa cp""".split()
)
"""One-word names of news and picture agencies, and of where pictures come from."""

_AGENCY_PHRASES = (
    "associated press", "ap photo", "getty image", "agence france", "canadian press", "pa media",
    "press association", "pa wire", "pa images", "pa archive", "adobe stock", "stock.adobe",
    "picture alliance", "file photo", "wikimedia commons", "dpa", "news agency", "xinhua",
    "anadolu", "shutterstock", "european pressphoto", "thomson reuters", "staff and agencies",
    "agencies", "agencias", "agenturen", "wire service", "wire report", "creative commons",
    "tribune content", "australian associated", "postmedia", "deutsche presse", "kyodo",
    "the conversation", "zuma press", "bloomberg news", "afp via", "via reuters", "via ap",
)  # fmt: skip
AGENCY_WORDS = frozenset(re.findall(r"\w+", " ".join(_AGENCY_PHRASES))) - frozenset(
    "news file and service report the ap staff content".split()
)
"""Words of which an agency's name of several words has one at least."""
_AGENCY_PHRASE = re.compile("|".join(map(re.escape, _AGENCY_PHRASES)))
_PARTICLES = frozenset(
    """de da do dos das di del della der den van von zu zum la le du des al el bin ibn ben abu y e
    ter ten af av d l mac mc st san santa bint ul ur""".split()
)
NOT_NAMES = frozenset(
    """the a an and or of in on for to with from by at as is are was about read more menu home news
    world sport sports politics business opinion video videos photo photos live latest top stories
    story sign log login subscribe share print email facebook twitter follow us our your my you
    newsletter newsletters contact privacy policy terms use search register account editor's
    comments comment related topics topic tags published updated advertisement trending popular
    most skip content main navigation all rights reserved copyright health science technology
    tech culture travel weather money markets entertainment lifestyle music movies books food
    style local national international europe asia africa america american middle east north south
    west latin australia canada china india russia france germany uk usa monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september
    october november december today yesterday ago minutes minute hours hour day days what how why
    who when where this that these those here there it its his her their new get go now next
    previous back close open show hide view see click watch listen download app apps shop store
    jobs careers help faq support press media about author authors archive archives events
    magazine podcast podcasts radio tv shows features feature special series investigation
    premium free trial edition breaking exclusive analysis editorial cookies accept settings
    manage preferences advertise sponsored partner content image images gallery slideshow getty
    reuters photo by courtesy university college department ministry government president
    house white street avenue park city county state states united kingdom inc ltd llc corp
    company bank group daily times post guardian herald tribune journal telegraph gazette
    mail sun express star observer mirror independent standard chronicle""".split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'`.-][^\W\d_]+)*\.?")


def is_agency(text: str) -> bool:
    """Whether a name is an agency's ("Reuters", "The Associated Press", "AFP/dpa")."""
    low = text.casefold().strip(" ().")
    if _AGENCY_PHRASE.search(low) and len(low.split()) <= 6:
        return True
    if len(low) > 60:
        return False
    parts = re.split(r"[\s/,]+", low)
    return any(p in AGENCIES for p in parts) and all(
        p in AGENCIES or p in ("the", "and", "news", "/") for p in parts if p
    )


def is_name(text: str, strict: bool = True) -> bool:
    """Whether a text has the form of one person's name.

    Two to five words, each with a capital, initials and particles allowed. `strict` also refuses
    words of menus and mastheads, for lines with no "By" before them.
    """
    if not 3 <= len(text) <= 48 or any(c.isdigit() for c in text):
        return False
    tokens = text.replace(",", " ,").split()
    if not 2 <= len(tokens) <= 6:
        return False
    capitals = 0
    for at, token in enumerate(tokens):
        if not _TOKEN.fullmatch(token):
            # O'Brien-Smith and J.R.R. pass; anything with other signs does not.
            if not re.fullmatch(r"(?:[^\W\d_]\.){1,4}", token):
                return False
        low = token.casefold().rstrip(".")
        if strict and low in NOT_NAMES and not (len(low) == 1 and token[0].isupper()):
            return False
        if token[0].isupper():
            capitals += 1
        elif (
            low not in _PARTICLES and not low.startswith(("d'", "d’", "l'", "al-", "el-"))
        ) or at == len(tokens) - 1:
            return False
    return capitals >= 2
