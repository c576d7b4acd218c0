# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Who made the story: bylines as papers print them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.fold import fold
from newsreel.archive.found import Byline
from newsreel.archive.names import NOT_NAMES, is_agency, is_name

_BY = re.compile(
    r"^\W{0,4}(?:(?:written|story|report|words|posted|published|review|reviewed|article|text|analysis|opinion|interview)\s+)?"
    r"(?:by(?::|\s)\s*(?:by\s)?|by(?=[A-Z][a-z])|byby\s|von:?\s|text:\s?|autor(?:in|en|a|es)?:?\s|author(?:s|\(s\))?:?\s|"
    r"par\s|por:?\s|di\s|da\s|door:?\s|av\s|af\s|tekst:\s?|redaktion:\s?|redacción:?\s|reporter:\s?|"
    r"автор:?\s|yazan:\s?|bởi\s|oleh:?\s|autorstwa\s|bron:\s|skrevet av:?\s|"
    r"מאת:?\s|του\s(?=\w+\s\w+$)|文[:：/／]\s?|بقلم\s?[:/]?\s?|كتب[تـ]?\s?[:/]\s?|إعداد\s?[:/]?\s?|تقرير\s?[:/]\s?|من\s(?=\S{2,15}\s\S{2,15}$))",
    re.I,
)
_ROLE_WORDS = (
    r"(?:(?:our|chief|senior|deputy|staff|managing|associate|assistant|executive|foreign|special|national|"
    r"political|politics|diplomatic|business|economics|sports?|science|health|education|arts?|culture|"
    r"environment|technology|security|defence|defense|crime|legal|world|city|regional|contributing|"
    r"investigative|freelance|guest|data|europe|middle east|africa|asia|us|uk|washington|london|"
    r"brussels|berlin|paris|moscow|news|features?|opinion|digital|video|music|food|travel|royal|court|"
    r"home affairs|home|social affairs|\w+)\s+){0,4}"
    r"(?:correspondents?|reporters?|writers?|editors?|columnists?|producers?|contributors?|critics?|"
    r"journalists?|fellow|bureau chief|photographers?|analyst|intern|staff|"
    r"korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|journaliste|corresponsal|redactora?|"
    r"enviad[oa] especial|envoyée? spéciale?|correspondante?|inviat[oa])"
    r"(?:\s(?:in|at|for|à|en|de|of)\s[\w .-]{2,30})?"
)
_ROLE_ADJECTIVE = re.compile(
    r"our|chief|senior|deputy|staff|managing|associate|assistant|executive|foreign|special|national|political|"
    r"politics|diplomatic|business|economics|sports?|science|health|education|arts?|culture|environment|"
    r"technology|security|defen[cs]e|crime|legal|world|city|regional|contributing|investigative|freelance|"
    r"guest|data|europe|news|features?|opinion|digital|video|music|food|travel|royal|court|home|social|"
    r"correspondent|reporter|writer|editor|columnist|producer|critic|journalist",
    re.I,
)
_ROLE = re.compile(rf"^{_ROLE_WORDS}$", re.I)
_ROLE_TAIL = re.compile(rf"\s*[,|–—-]\s*({_ROLE_WORDS})\s*$|\s+\(({_ROLE_WORDS})\)\s*$", re.I)
_HANDLE = re.compile(r"@\w{2,30}|\S{1,60}@\S{1,60}\.\w{2,10}|https?://\S{1,200}")
_SPLIT = re.compile(
    r"\s*(?:;|[,،]\s*(?:and|und|et|y|e|&)\s|[,،]|\s&\s|\s(?:and|und|et|y|og|och|en|i|and by)\s|\s[/|•·]\s|\sو(?=\S{2,}\s\S))\s*"
)
_SPLIT_KEEPING = re.compile(f"({_SPLIT.pattern})")
_NAME_AGENCY = re.compile(
    r"\s(?:the )?(?:associated press|canadian press|agence france-presse|reuters|afp)$", re.I
)
_ARABIC_ROLE_OPENERS = frozenset(
    "من في على عن مع إعداد ترجمة تصوير تقديم تحرير حاوره حاورها حاورته مراسل مراسلة موفد موفدة صور كاتب كاتبة محرر محررة".split()
)
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u3040-\u9fff\uac00-\ud7af]")
_IN_PLACE = re.compile(
    r"\s+(?:in|à|en|aus|de|from|for the|for|reporting from|reports from)\s+(?=[A-Z])(?P<place>[\w .,'’-]{2,50})$"
)
_TRAIL = re.compile(
    r"(?:\s*[|•·–—]\s*)?(?:\b(?:follow|email|e-mail|view (?:profile|bio)|read bio|full bio|bio|contact|twitter|share|"
    r"comments?|\d{1,5}\s?comments?|\d{1,3}\s?min(?:ute)?s?(?: read)?|(?<![,،] )for (?:the )?[\w.]{2,30}(?: \w{2,20}){0,2}|special to .{2,40}|"
    r"staff|news staff|in \w{3,20} on)\b.{0,40})$",
    re.I,
)
_POSTED_BY = re.compile(r"(?:^|\s)(?:[Bb]y|von|par|por|di|door|av)\s+(\S.*)$")
_ENDNOTE = re.compile(
    r"^[\W]{0,3}(?:additional (?:reporting|writing|research)|reporting|compiled|edited|editing|writing|photos?|research)\s(?:and (?:writing|editing)\s)?by\s|"
    r"^\W{0,3}(?:propos recueillis par|avec (?:afp|reuters|agences?)|aufgezeichnet von|das (?:gespräch|interview) führten?|entrevista (?:de|realizada por)|interview conducted by|as told to)\b|"
    r"^(?:you can )?(?:e-?mail|contact|reach|follow) [^.]{3,70}(?:@\w|\bon (?:twitter|x|facebook|instagram)\b|\bat \S+@)",
    re.I,
)
_DATED = re.compile(r"[\s|•·,–—-]*\b(?:first |last )?(?:published|posted|updated)\s*$", re.I)
_PICTURED_BY = re.compile(
    r"\s*[-–—|/،,;]\s*(?:photos?|photographs|pictures|fotos?|bilder|images?|photographie|تصوير|صور)\s?(?:by\b|von\b|de\b|par\b|[:：])\s?.{2,60}$",
    re.I,
)
_NAMELESS = re.compile(
    r"^\W{0,4}(?:by|von|par|por|بقلم)\s{0,2}(?:(?:and|und|et|y)\b|و(?=\s?[,،])|)\s{0,2}(?:[,،]|$)",
    re.I,
)
_UNNAMED = re.compile(
    r"^\W{0,3}(?:(?:by |from )?(?:our|a|the) (?:own |staff |special |\w+ )?(?:correspondents?|reporters?)|(?:by )?staff (?:reporters?|writers?|correspondents?)|"
    r"(?:by )?(?:the )?(?:web|news|online|digital|sports?) desk|staff and agencies|von unserem korrespondenten|de notre (?:envoyé spécial|correspondant)|redacción)\W{0,3}$",
    re.I,
)
_LOST = re.compile(
    r"^\W{0,4}(?:(?:first |last )?(?:published|posted|updated|modified)(?: (?:on|at|by))?|veröffentlicht(?: am)?|aktualisiert(?: am)?|"
    r"publié le|mis à jour le|publicado(?: el)?|actualizado(?: el)?|ن\u064f?ش\u0650?ر(?: في)?|ح\u064f?د\u0651?\u064f?\u0650?ث(?: في)?)\W{0,4}$",
    re.I,
)
MAX_LINE = 240


def read_byline(text: str, given: bool = False) -> list[Byline]:
    """The people of a byline, in order; [] when the line is none.

    `text` is one line. With "By" (in any of a dozen languages) or `given` (the page's markup says
    it is a byline), names are read leniently; without either only a line that is nothing but
    persons' names, agencies and roles counts.
    """
    return list(_read(fold(text)[:MAX_LINE], given))


@lru_cache(maxsize=8192)
def _read(line: str, given: bool) -> list[Byline]:
    if not line or _ENDNOTE.match(line):
        return []
    if _NAMELESS.match(line):
        return []
    line = _PICTURED_BY.sub("", line)
    match = _BY.match(line)
    led = bool(match)
    if match:
        line = line[match.end() :]
    line = _HANDLE.sub(" ", line)
    stamps = find_stamps(line)
    if stamps and not led:
        posted = _POSTED_BY.search(without_stamps(line, stamps))
        if posted:  # "Posted on May 2, 2017 by Ann Lee"
            line, led, stamps = posted[1], True, []
    if stamps:
        line = without_stamps(line, stamps) if stamps[0].start == 0 else line[: stamps[0].start]
        line = re.sub(
            r"(?:[\s,|•·–—/-]+(?:published|posted|updated|last updated|on|\w{3,9}day|mon|tue|wed|thu|fri|sat|sun|am|at|le|den))?[\s,:|•·–—/-]*$",
            "",
            line,
            flags=re.I,
        )
    line = line.strip(' ,;:|•·–—-/\u201c\u201d"')
    if not line or len(line) > 200:
        return []
    if not (led or given) and is_relative(line):
        line = re.sub(r"\s*\d.*$", "", line)
        line = _DATED.sub("", line).strip(" ,;:|•·–—-")
    # Twice the same name, as hidden and visible author do: "Ann LeeAnn Lee"
    half = len(line) // 2
    if len(line) > 8 and line[:half].strip() == line[len(line) - half :].strip():
        line = line[:half].strip()
    return _people(line, lenient=led or given, dated=bool(stamps))


def _people(line: str, lenient: bool, dated: bool = False) -> list[Byline]:
    role = ""
    tail = _ROLE_TAIL.search(line)
    if tail:
        role = fold(tail[1] or tail[2])
        line = line[: tail.start()].strip()
    elif lenient or " " in line:
        line, role = _role_after_name(line)
    if lenient:
        cut = _TRAIL.search(line)
        if cut and cut.start() > 3:
            line = line[: cut.start()].strip(" ,;|•·–—-")
    out: list[Byline] = []
    pieces = _SPLIT_KEEPING.split(line)
    loose = ""  # what stood before the part, when the part before it was a role
    for part, mark in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        name = fold(re.sub(r"^(?:by|and|von|par|por)\s", "", part.strip(" .,;|()"), flags=re.I))
        if not name:
            continue
        last = out[-1] if out else None
        if lenient and last and _is_free_role(name, mark):
            said = f"{last.role}{mark}{name}" if loose and mark.strip(",، ") else name
            out[-1] = Byline(last.name, said, last.agency)
            loose = said
            continue
        loose = ""
        if not _take_part(name, out, lenient=lenient, dated=dated):
            return []
    if role and out:
        out = [Byline(b.name, b.role or role, b.agency) for b in out] if len(out) == 1 else [
            *out[:-1], Byline(out[-1].name, role, out[-1].agency)
        ]  # fmt: skip
    seen: dict[str, Byline] = {}
    for byline in out:
        seen.setdefault(byline.name.casefold(), byline)
    return list(seen.values())


def _take_part(name: str, out: list[Byline], *, lenient: bool, dated: bool) -> bool:
    """Add the people of one part of a byline to `out`; False when the line is no byline."""
    agency = _NAME_AGENCY.search(name)
    if agency and is_name(name[: agency.start()], strict=False):
        out.append(Byline(name[: agency.start()]))
        out.append(Byline(agency[0].strip(), "", True))
        return True
    place = _IN_PLACE.search(name)
    if is_agency(name):
        out.append(Byline(name[: place.start()] if place else name, "", True))
        return True
    paren = re.fullmatch(r"(.{3,48}?)\s*\(([^()]{2,60})\)?", name)
    own = ""
    if paren:
        name, own = paren[1], paren[2]
        place = _IN_PLACE.search(name)
    if place and is_name(name[: place.start()], strict=not lenient):
        name = name[: place.start()]
    elif place and is_agency(name[: place.start()]):
        out.append(Byline(name[: place.start()], "", True))
        return True
    if glued := _glued(name):
        out.extend(Byline(n) for n in glued)
    elif is_name(name, strict=not lenient) or (
        lenient and _lone(name) and (not out or is_uncased(name))
    ):
        out.append(Byline(name, own))
    elif _ROLE.match(name) and out:
        out[-1] = Byline(out[-1].name, name, out[-1].agency)
    elif own and is_agency(own):
        out.append(Byline(own, "", True))
    else:
        # "By Ann Lee, The Daily Wire": the paper, not a person
        return bool((lenient or dated) and out)
    return True


def _is_free_role(part: str, mark: str) -> bool:
    """Words after a name that say what that person did ("reporting from Varne", "pictures")."""
    if len(part) > 70 or any(c.isdigit() for c in part):
        return False
    if is_uncased(part):
        parts = part.split()
        first = parts[0].removeprefix("و")
        return bool(mark) and (len(parts) == 1 or first in _ARABIC_ROLE_OPENERS)
    return part[0].islower() and not is_name(part, strict=False)


def _role_after_name(line: str) -> tuple[str, str]:
    """ "Amy Gibbons Political Correspondent" has no comma between name and role."""
    tokens = line.split()
    for at in range(2, min(len(tokens), 5)):
        rest = " ".join(tokens[at:])
        if len(tokens) - at <= 5 and _ROLE.match(rest) and is_name(" ".join(tokens[:at])):
            if (
                at + 1 < len(tokens)
                and not _ROLE_ADJECTIVE.fullmatch(tokens[at])
                and _ROLE.match(" ".join(tokens[at + 1 :]))
            ):
                continue  # a longer name: "Ann Marie Lee Chief Reporter"
            return " ".join(tokens[:at]), rest
    return line, ""


def _glued(name: str) -> list[str]:
    """Names that a text extractor ran together: "Paul WisemanFatima Hussein"."""
    parts = re.split(
        r"(?<=[a-zà-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?=[A-ZÀ-Þ])",
        name,
    )
    if len(parts) < 2:
        return []
    good = [p for p in parts if is_name(p)]
    return good if good and is_name(parts[0]) else []


def _lone(name: str) -> bool:
    """A single pen name, or a name in a script without capitals."""
    if any(token in NOT_NAMES for token in name.casefold().split()):
        return False
    if is_uncased(name):
        return len(name) <= 40 and len(name.split()) <= 5
    return bool(re.fullmatch(r"[A-ZÀ-Þ][\w’'.-]{2,24}", name)) or (
        len(name) <= 40 and len(name.split()) <= 4 and name[:1].isupper() and not name.endswith(".")
    )


def is_uncased(text: str) -> bool:
    """Whether a text is in a script without capitals."""
    return bool(_UNCASED.search(text))


def is_role(text: str) -> bool:
    """Whether a line is nothing but a role ("Senior political correspondent")."""
    return 5 < len(text) < 60 and bool(_ROLE.match(fold(text)))


def is_endnote(text: str) -> bool:
    """A line of credits below a story: "Reporting by A; editing by B"."""
    return len(text) < 300 and bool(_ENDNOTE.match(text))


def has_lost_value(text: str) -> bool:
    """A label whose name or date the text extractor dropped ("Published", "By , in Varne")."""
    return len(text) < 90 and bool(
        _NAMELESS.match(text) or _LOST.match(text) or _UNNAMED.match(text)
    )


def is_date_label(text: str) -> bool:
    """ "Published", with nothing after it."""
    return bool(_LOST.match(text))


def has_by(text: str) -> bool:
    """Whether a line begins as bylines do."""
    return bool(_BY.match(text[:60]))
