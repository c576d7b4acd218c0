# ruff: noqa: E501, ISC004, DTZ001  (tables of rules and words are read by the row)
"""Dates and times as papers print them, in many languages and orders.

Everything found is a `Stamp`. A time whose zone the page does not name stays local (no offset);
nothing is guessed from the machine's clock, so "3 hours ago" gives no date.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar ינואר ιανουαρίου ιανουάριος січня ianuarie január januára януари jänner jän janvier janv enero ene janeiro gennaio gen januari januar "
        "ledna leden stycznia styczeń января январь янв ocak يناير جانفي janúar tammikuuta jan",
        "february feb פברואר φεβρουαρίου лютого februarie február februára февруари februar feber février fevrier févr fev febrero fevereiro febbraio februari "
        "února únor lutego luty февраля февраль фев şubat فبراير فيفري شباط helmikuuta febr",
        "march mar מרץ מרס μαρτίου березня martie március marca märz maerz mär mars marzo março marco maart mrt března březen marca marzec "
        "марта март мар mart مارس آذار اذار maaliskuuta mrz",
        "april apr אפריל απριλίου квітня aprilie április apríla април avril avr abril abr aprile april dubna duben kwietnia kwiecień апреля апрель "
        "апр nisan أبريل ابريل أفريل نيسان huhtikuuta",
        "may mai מאי μαΐου травня mai május mája mayo maio maggio mag mei maj května květen maja мая май mayıs مايو ماي أيار ايار "
        "toukokuuta",
        "june jun יוני ιουνίου червня iunie június júna юни juni juin junio junho giugno giu června červen czerwca czerwiec июня июнь июн "
        "haziran يونيو جوان حزيران kesäkuuta",
        "july jul יולי ιουλίου липня iulie július júla юли juli juillet juil julio julho luglio lug července červenec lipca lipiec июля "
        "июль июл temmuz يوليو جويلية تموز heinäkuuta",
        "august aug אוגוסט αυγούστου серпня augusztus augusta août aout agosto ago augustus augusti srpna srpen sierpnia sierpień августа "
        "август авг ağustos أغسطس اغسطس أوت آب اب elokuuta",
        "september sep ספטמבר σεπτεμβρίου вересня septembrie szeptember septembra септември sept septembre septiembre setiembre setembro set settembre září září "
        "września wrzesień сентября сентябрь сен eylül سبتمبر أيلول ايلول syyskuuta",
        "october oct אוקטובר οκτωβρίου жовтня octombrie október októbra октомври oktober okt octobre octubre outubro out ottobre ott október října říjen "
        "października październik октября октябрь окт ekim أكتوبر اكتوبر lokakuuta",
        "november nov נובמבר νοεμβρίου noiembrie novembra ноември novembre noviembre novembro listopadu listopad listopada ноября ноябрь "
        "ноя kasım نوفمبر marraskuuta",
        "december dec דצמבר δεκεμβρίου грудня decembrie december decembra декември dezember dez décembre decembre déc diciembre dic dezembro dicembre desember "
        "des prosince prosinec grudnia grudzień декабря декабрь дек aralık ديسمبر joulukuuta",
    ),
    1,
):
    for _name in _names.split():
        _MONTHS.setdefault(_name, _number)
# Two-word names of the Levant, first word shared by two months each.
_LEVANT = {
    "كانون الثاني": 1, "تشرين الأول": 10, "تشرين الاول": 10, "تشرين الثاني": 11,
    "كانون الأول": 12, "كانون الاول": 12,
}  # fmt: skip

_ZONES: dict[str, float | str] = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "ist": 5.5, "pkt": 5, "sast": 2, "cat": 2,
    "eat": 3, "wat": 1, "myt": 8, "sgt": 8, "hkt": 8, "awst": 8, "wib": 7, "jst": 9, "kst": 9,
    "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3,
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}  # fmt: skip

_NAME = "|".join(sorted(map(re.escape, [*_MONTHS, *_LEVANT]), key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_TIMED_YEAR = r"(?:(?P<y>(?:19|20)\d\d)(?=\D|$|[0-2]?\d[:.]\d\d))"  # "20163:33 PM"
_DAY = r"(?P<d>[0-3]?\d)"
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.I)
    for p in (
        # 2015-10-29, 2015/10/29, 2015.10.29, with ISO time
        rf"(?<![\d/]){_YEAR}(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep){_DAY}(?!\d)"
        r"(?:[T ](?P<iso>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?Z\b|\s?[+-]\d\d:?\d\d)?))?",
        # 2015年10月29日
        r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>[01]?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]",
        # 29 October 2015, 29. Oktober 2015, 29 de octubre de 2015, 29th of October, 2015, 1er mai
        rf"(?<![\d:.]){_DAY}(?:\.|er|º|ª|°|st|nd|rd|th|e|-)?[ \t-]{{0,3}}(?:de |of |d['’]|ב-?)?"
        rf"(?P<mn>{_NAME})(?:\.|,)?(?:\s?/\s?[^\d\n]{{2,18}}?)?[ \t,.'’-]{{0,3}}(?:de |del |of )?{_TIMED_YEAR}",
        # October 29, 2015; Oct. 5 2015
        rf"(?<!\w)(?P<mn>{_NAME})\.?[ \t-]{{0,3}}{_DAY}(?:st|nd|rd|th)?(?:,|\.| -)?[ \t-]{{0,3}}{_TIMED_YEAR}",
        # 29.10.2015, 10/29/2015, 29-10-15
        r"(?<![\d/.-])(?P<a>[0-3]?\d)(?P<sep>[./-])[ ]?(?P<b>[0-3]?\d)(?P=sep)[ ]?"
        r"(?P<y>(?:19|20)\d\d|\d\d)(?=\D|$|[0-2]?\d:\d\d)(?![/.-]\d)",
    )
)
_ZONE = "|".join(sorted(_ZONES, key=len, reverse=True))
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>[0-2]?\d)(?:(?::|\.|h|\sh\s|\suhr\s|時)(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?)?"
    r"(?![\d])\s?(?P<half>[ap]\.?\s?m\b\.?|[ap]\b|[صم](?!\w))?"
    r"(?:\s?(?:uhr|hrs|h|น\.|น)\b)?"
    rf"[\s,(]{{0,3}}(?P<zone>\b(?:{_ZONE})(?-i:(?![a-z])))?(?P<off>(?<!\w)[+-]\d{{1,2}}:?(?:\d\d)?(?!\d))?",
    re.I,
)
_UPDATED = re.compile(
    r"(?:last\s)?(?:updated?|modified|edited|revised)\b|aktualisiert|actuali[sz]ad[oa]|mise? à jour|"
    r"modifié|atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdatera|oppdatert|opdateret|aktualizov|"
    r"aktualizacja|обновлен|güncelle|تحديث|ح\u064f?د\u0651?\u064f?\u0650?ث|تاريخ التعديل|آخر تحديث|更新",
    re.I,
)
_PUBLISHED = re.compile(
    r"published?|posted|first published|originally|issued|created|date|veröffentlicht|erstellt|publié|publiée|"
    r"publicad[oa]|pubblicat[oa]|gepubliceerd|publicerad|publisert|publikováno|vydáno|"
    r"opublikowan|опубликован|yayın|ن\u064f?\u0634\u0650?ر|تاريخ النشر|公開|配信",
    re.I,
)
_RELATIVE = re.compile(
    r"(?:(?<!\d)\d{1,3}|\b(?:an?|one|two|three))\s?(?:s|m|min|mins|h|hr|hrs|d|w|seconds?|minutes?|hours?|days?|weeks?|months?|years?|yrs?)\s+ago\b"
    r"|\b(?:just now|yesterday|moments ago)\b|\bvor \d{1,3} (?:Minuten?|Stunden?|Tag(?:en)?|Wochen?)\b"
    r"|\bhace \d{1,3} (?:minutos?|horas?|días?|semanas?)\b|\bil y a \d{1,3} (?:minutes?|heures?|jours?)\b"
    r"|منذ \d{0,3} ?(?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام)",
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|"
    r"mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo)\b\.?|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    re.I,
)
_DIGIT = re.compile(r"\d")
_MAY_DATE = re.compile(r"(?:19|20)\d\d|\d[./-] ?\d")  # no date without a year
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "012345678901234567890123456789")
_AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|[ap]\.?m\.?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line: `iso` with its `precision`, where it stood, and what it was called.

    `label` is "published", "updated" or ""; `sure` is from 0 to 1 (orders of day and month that
    cannot be told have .5).
    """

    iso: str
    precision: str
    start: int
    end: int
    label: str
    sure: float

    @property
    def day(self) -> str:
        """YYYY-MM-DD."""
        return self.iso[:10]


def find_stamps(text: str, day_first: bool | None = None) -> list[Stamp]:
    """Every date in the first 400 characters of a line, in order.

    `day_first` says how 10/11/2015 is meant where the language tells; None: American when a
    twelve-hour time or an American zone stands beside it, else uncertain and day first.
    """
    return list(_stamps(text[:400], day_first))


@lru_cache(maxsize=8192)
def _stamps(text: str, day_first: bool | None) -> tuple[Stamp, ...]:
    if not _DIGIT.search(text):
        return ()
    if not text.isascii():
        text = text.translate(_DIGITS)
    if not _MAY_DATE.search(text):
        return ()
    found: list[Stamp] = []
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            read = _read_day(match, text, day_first)
            if read is None:
                continue
            taken.append(match.span())
            day, sure = read
            found.append(_stamp(match, day, sure, text))
    found.sort(key=lambda stamp: stamp.start)
    return tuple(_labelled(found, text))


@lru_cache(maxsize=8192)
def is_relative(text: str) -> bool:
    """Whether a short line tells a time only from the moment of capture ("2 hours ago")."""
    return len(text) < 160 and bool(_RELATIVE.search(text.translate(_DIGITS)))


def without_stamps(text: str, stamps: list[Stamp]) -> str:
    """The line with dates, their times and their labels taken out."""
    rest = list(text[:400])
    for stamp in stamps:
        for at in range(stamp.start, min(stamp.end, len(rest))):
            rest[at] = " "
    left = "".join(rest) + text[400:]
    if stamps:
        left = _PUBLISHED.sub(" ", _UPDATED.sub(" ", _WEEKDAY.sub(" ", left)))
    return re.sub(r"\s+", " ", left).strip(" .,:;|•·-–—/()")


def read_iso(value: str) -> tuple[str, str] | None:
    """A machine's date (meta, JSON-LD, time[datetime]) as (ISO 8601, precision), or None."""
    value = value.strip()[:60]
    if not value:
        return None
    match = re.match(
        r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?",
        value,
    )
    if match:
        try:
            date.fromisoformat(match[1])
        except ValueError:
            return None
        if not match[2]:
            return (match[1], "day") if _plausible(match[1]) else None
        zone = match[4] or ""
        if zone == "Z":
            zone = "+00:00"
        elif zone and ":" not in zone:
            zone = zone[:3] + ":" + (zone[3:] or "00")
        iso = f"{match[1]}T{match[2]}{match[3] or ':00'}{zone}"
        try:
            datetime.fromisoformat(iso)
        except ValueError:
            return (match[1], "day") if _plausible(match[1]) else None
        return (iso, "second") if _plausible(iso) else None
    stamps = find_stamps(value)
    if stamps:
        return stamps[0].iso, stamps[0].precision
    if re.fullmatch(r"\d{8}", value):
        return read_iso(f"{value[:4]}-{value[4:6]}-{value[6:]}")
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return moment.isoformat(), "second"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones it does not know
            moment = dateutil_parser.parse(value, default=datetime(1, 1, 1))
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    except Exception:  # dateutil lets a few inner errors through on hostile text
        return None
    if moment.year < 1900:
        return None
    return moment.isoformat(), "second"


def date_of_address(url: str) -> str | None:
    """The day a URL names (/2015/10/29/, /2015-10-29-, /20151029/), YYYY-MM-DD, or None."""
    match = re.search(
        r"/(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0\d|1[0-2]|[1-9](?=[/_-])|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"[/_-]?(?P<d>[0-2]\d|3[01]|[1-9](?=/))(?=[/_.-]|$)",
        url[:400],
        re.I,
    )
    if not match:
        return None
    month = _MONTHS.get(match["m"].lower()) or int(match["m"])
    day = _day(int(match["y"]), month, int(match["d"]))
    return day.isoformat() if day else None


def _plausible(iso: str) -> bool:
    return "1900" <= iso[:4] < "2100"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_day(match: re.Match[str], text: str, day_first: bool | None) -> tuple[date, float] | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if len(parts["y"]) == 2:
            if parts["sep"] == "." and not day_first:
                return None  # 1.2.15 is as often a version or a score
            year += 2000 if year < 70 else 1900
        sure = 0.95
        if first > 12 >= second:
            order = (second, first)
        elif second > 12 >= first or first == second:
            order = (first, second)
        else:
            around = text[match.end() : match.end() + 25]
            american = (
                day_first is False
                or (day_first is None and bool(_AMERICAN.search(around)) and parts["sep"] == "/")
            )  # fmt: skip
            order = (first, second) if american else (second, first)
            sure = 0.9 if parts["sep"] == "." or day_first is not None else 0.5
        made = _day(year, *order)
        return (made, sure) if made else None
    if parts.get("mn"):
        name = parts["mn"].lower()
        month = _LEVANT.get(name) or _MONTHS[name]
    else:
        month = int(parts["m"])
    made = _day(year, month, int(parts["d"]))
    return (made, 1.0) if made else None


def _stamp(match: re.Match[str], day: date, sure: float, text: str) -> Stamp:
    start, end = match.span()
    iso = match.groupdict().get("iso")
    if iso:
        read = read_iso(f"{day.isoformat()}T{iso}")
        if read:
            return Stamp(read[0], read[1], start, end, "", sure)
    # Cut, not searched by position: "20163:33 PM" has a time right after the year's digits.
    rest = text[end : end + 34]
    after = _TIME.search(rest)
    clock = None
    if after and _joined(rest[: after.start()]):
        clock = _clock(after)
        if clock:
            end += after.end()
    if clock is None:
        last = None
        for before in _TIME.finditer(text, max(0, start - 34), start):
            last = before if _clock(before) else last
        if last and _joined(text[last.end() : start], before=True):
            clock = _clock(last)
            start = last.start()
    if clock is None:
        return Stamp(day.isoformat(), "day", start, end, "", sure)
    hour, minute, second, zone = clock
    moment = datetime(day.year, day.month, day.day, hour, minute, second or 0)
    stamped = moment.isoformat(timespec="minutes" if second is None else "seconds")
    if zone is not None:
        if isinstance(zone, str):
            offset = moment.replace(tzinfo=ZoneInfo(zone)).strftime("%z")
        else:
            offset = moment.replace(tzinfo=timezone(timedelta(hours=zone))).strftime("%z")
        stamped += f"{offset[:3]}:{offset[3:5]}"
    return Stamp(stamped, "minute" if second is None else "second", start, end, "", sure)


def _joined(between: str, before: bool = False) -> bool:
    """Whether what stands between a date and a time lets both be one statement."""
    rest = re.sub(
        r"\b(?:at|um|à|às?|a las|alle|om|kl|ore|on|the|mon|tue|wed|thu|fri|sat|sun|\w{3,9}day|\w{6,10}tag)\b|الساعة",
        "",
        between,
        flags=re.I,
    )
    return not rest.strip(" \t\n,،.;:|•·–—-/()@") and len(between) < (30 if before else 24)


def _clock(match: re.Match[str]) -> tuple[int, int, int | None, float | str | None] | None:
    """Hour, minute, second, zone of a time; None for what is only a number."""
    half = (match["half"] or "").lower().replace(".", "").strip()
    if match["mi"] is None and not half:
        return None
    hour, minute = int(match["h"]), int(match["mi"] or 0)
    if half in ("p", "pm", "م") and hour < 12:
        hour += 12
    elif half in ("a", "am", "ص") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    zone: float | str | None = None
    if match["zone"]:
        zone = _ZONES[match["zone"].lower()]
    if match["off"]:
        digits = match["off"].replace(":", "")
        hours = int(digits[1:3]) + (int(digits[3:5]) / 60 if len(digits) > 3 else 0)
        base = zone if isinstance(zone, float | int) else 0.0
        zone = base + (-hours if digits[0] == "-" else hours)
        if abs(zone) > 14:
            zone = None
    return hour, minute, int(match["s"]) if match["s"] else None, zone


def _labelled(found: list[Stamp], text: str) -> list[Stamp]:
    """Give each stamp the label that stands nearest before it."""
    out: list[Stamp] = []
    last = 0
    for stamp in found:
        before = text[last : stamp.start]
        updated = [m.end() for m in _UPDATED.finditer(before)]
        published = [m.end() for m in _PUBLISHED.finditer(before)]
        label = ""
        if updated or published:
            label = (
                "updated" if max(updated, default=-1) > max(published, default=-1) else "published"
            )
        out.append(Stamp(stamp.iso, stamp.precision, stamp.start, stamp.end, label, stamp.sure))
        last = stamp.end
    return out
