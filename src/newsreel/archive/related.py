# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Lines inside a body that point to other stories: "RELATED: Analysis – Title, by Author"."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.bylines import is_uncased, read_byline
from newsreel.archive.fold import fold
from newsreel.archive.found import Related
from newsreel.archive.labels import KINDS
from newsreel.archive.names import is_name

_LABEL = (
    r"(?:(?:also |further |you may also |must[- ])?(?:read|watch|see|listen)(?: more| also| next| now| here| this)?(?: on(?: this| the)?(?: story| topic)?)?"
    r"|related(?: (?:stories|story|articles?|news|content|coverage|links?|reading|topics?|posts?|video|items?))?|see also|on [\w-]{2,30}\.(?:com|org|net|co\.uk|de|fr)|more(?: on this(?: story| topic)?| from [\w ]{2,30}|:)?"
    r"|recommended(?: (?:reading|stories|for you))?|don['’]t miss|in case you missed it|icymi|you (?:may|might) (?:also )?(?:like|be interested in)|(?:background|previously|earlier|opinion|analysis|interactive|explainer|explained|podcast|in pictures|gallery)"
    r"|lesen sie (?:auch|mehr|hier)|lies auch|mehr zum thema|siehe auch|auch interessant|mehr dazu|weiterlesen|zum thema|passend dazu|hintergrund"
    r"|à lire(?: aussi| également)?|lire aussi|lire également|lire la suite|voir aussi|sur le même sujet"
    r"|lea (?:también|además|más)|lee también|leer más|leé también|le puede interesar|te puede interesar|vea también|ver más|más información|noticias? relacionadas?"
    r"|leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|lees ook|lees meer|läs (?:också|även|mer)|les også|læs også|čtěte také|czytaj (?:też|także|więcej)|читайте также|ayrıca okuyun"
    r"|اقرأ أيض[اً]{1,2}|إقرأ أيض[اً]{1,2}|اقرأ المزيد|اقرأ أيضاً|مواضيع ذات صلة|ذات صلة|انظر أيض[اً]{1,2}|شاهد أيض[اً]{1,2})"
)
_MARKED = re.compile(
    rf"^\W{{0,6}}(?P<label>{_LABEL})\s*(?P<mark>[:：>»›|→–—-]|\s-\s)\s*(?P<rest>\S.*)$", re.I
)
_SHOUTED = re.compile(
    r"^\W{0,4}(?P<label>RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MORE|WATCH|DON['’]T MISS|READ NEXT|LIRE AUSSI|LEA TAMBIÉN|LESEN SIE AUCH)\s+(?P<rest>[^\sa-z].{10,180})$"
)
_ALONE = re.compile(rf"^\W{{0,6}}{_LABEL}\W{{0,6}}$", re.I)
_WEAK_LABEL = re.compile(
    r"^(?:background|previously|earlier|opinion|analysis|interactive|explainer|explained|podcast|in pictures|gallery|hintergrund|more|read|watch|see|listen|zum thema)$",
    re.I,
)
_NAMED = {**KINDS, "news": "news"}  # as a label of a page "News" is a section
_KIND = re.compile(
    rf"^(?P<kind>{'|'.join(sorted(map(re.escape, _NAMED), key=len, reverse=True))})\s*(?:[:|–—-]+|\s-\s)\s*(?P<rest>\S.*)$",
    re.I,
)
_BY = re.compile(r"(?P<comma>[,،])?\s*[\s,،.–—|-](?:by|par|por|von|di|door|بقلم)[\s:]\s*(?=\S)")


@lru_cache(maxsize=8192)
def read_related(text: str) -> Related | None:
    """A line that names a related story, taken apart; None for any other line.

    Strong labels ("RELATED", "Read more", "Lire aussi", …) need a mark after them; weak ones that
    begin sentences as well ("Opinion", "More") need a colon, and no full sentence after it.
    """
    line = fold(text[:500])
    if len(line) > 320:
        return None
    match = _MARKED.match(line)
    if match:
        label, mark, rest = match["label"], match["mark"], match["rest"]
        weak = bool(_WEAK_LABEL.match(label))
        if weak and (mark not in ":：>»›" or _sentence(rest)):
            return None
        if mark in "–—-" and label[:1].islower():
            return None
    else:
        match = _SHOUTED.match(line)
        if not match:
            return None
        label, rest = match["label"], match["rest"]
    if len(rest) < 3:
        return None
    found = take_apart(rest)
    if not found.kind and label.casefold() in KINDS:
        found = Related(found.title, KINDS[label.casefold()], found.by)
    return found


def take_apart(text: str) -> Related:
    """Kind, title and author of a related entry's text, label already gone."""
    rest = fold(text)
    kind = ""
    match = _KIND.match(rest)
    if match:
        kind, rest = _NAMED[match["kind"].casefold()], match["rest"]
    by = ""
    for match in reversed(list(_BY.finditer(rest))):
        said = rest[match.end() :].strip()
        if 3 <= len(said) <= 80 and (by := _maker(said, bool(match["comma"]))):
            rest = rest[: match.start()]
            break
    return Related(rest.strip(" ,،;|–—").strip(), kind, by)


def _maker(said: str, after_comma: bool) -> str:
    """Who made a related story, as its line says it; "" when the words after "by" are its title's.

    After a comma an office or a body may be named ("…, by Quay Library"), else only persons.
    """
    said = re.sub(r"^(?:by|von|par|por)\s", "", said.strip())
    people = read_byline("by " + said)
    if people and all(
        is_name(b.name, strict=False) or b.agency or is_uncased(b.name) for b in people
    ):
        return said
    opens = said[:1].isupper() or is_uncased(said[:1])
    return said if after_comma and opens and len(said.split()) <= 9 else ""


@lru_cache(maxsize=8192)
def is_related_heading(text: str) -> bool:
    """A heading with nothing after it: the stories it announces stand on the next lines."""
    line = fold(text)
    return (
        len(line) < 60
        and bool(_ALONE.match(line))
        and not re.fullmatch(
            r"\W*(?:opinion|analysis|read|watch|see|listen|previously|earlier|podcast|interactive|explainer|explained|hintergrund)\W*",
            line,
            re.I,
        )
    )


def _sentence(text: str) -> bool:
    """Whether text ends as a sentence of prose, not as a title."""
    return text.rstrip(" \"”’'»").endswith(".") and len(text.split()) > 12
