# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Which language a text is in, told by its script and its commonest words."""

from __future__ import annotations

import re

_COMMON: dict[str, frozenset[str]] = {
    code: frozenset(text.split())
    for code, text in {
        "en": "the of and to in that is was for on with he it as his at by from they are this have not which were who",
        "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
        "fr": "le la les des et en du une que est pour dans qui sur au plus par ne pas avec ce il sont aux cette",
        "es": "el la de que y en los del se las por un para con una no su al lo como más pero sus este fue",
        "pt": "de que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das seu",
        "it": "di che e il la per un in è non del una della con sono da si dei nel alla anche le ha più gli",
        "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als maar bij uit naar door",
        "sv": "och i att det som en på är av för med den till inte har de ett om var sig från vi så men",
        "da": "og i at det er en af til på der for med den de ikke som har et om men var vi fra sig blev",
        "no": "og i at det er en av til på som for med den de ikke har et om men var vi fra seg ble etter",
        "cs": "a v se na je že z s do o to i ve k za by pro jako jsou po ale podle jeho které od který",
        "pl": "w i na z się do że nie o to jest za od po jak przez dla są ale jego był oraz tym przy które",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra en kadar ne ise olduğu ancak var",
        "fi": "ja on ei että se oli hän mutta ovat kun myös joka jos niin kuin ole sen sekä mukaan",
        "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut",
    }.items()
}
_SPOKEN_IN: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, common in _COMMON.items() if word in common)
    for word in frozenset().union(*_COMMON.values())
}
_SCRIPTED = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"), ("ko", "[\uac00-\ud7af]"), ("zh", "[\u4e00-\u9fff]"),
    ("he", "[\u0590-\u05ff]"), ("hi", "[\u0900-\u097f]"), ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"), ("th", "[\u0e00-\u0e7f]"), ("el", "[\u0370-\u03ff]"),
    ("ka", "[\u10a0-\u10ff]"), ("hy", "[\u0530-\u058f]"),
)  # fmt: skip


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of the first 2,000 characters, or "" when it cannot be told."""
    sample = text[:2000]
    letters = sum(map(str.isalpha, sample))
    if letters < 20:
        return ""
    if _SCRIPTED.search(sample):
        script = _by_script(sample, letters)
        if script:
            return script
    words = _WORD.findall(sample.casefold())
    scores = dict.fromkeys(_COMMON, 0)
    for word in words:
        for code in _SPOKEN_IN.get(word, ()):
            scores[code] += 1
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] * 12 >= len(words) and scores[best] >= 3 else ""


def _by_script(sample: str, letters: int) -> str:
    arabic = len(re.findall("[\u0600-\u06ff]", sample))
    if arabic * 2 > letters:
        if len(re.findall("[پچژگکی]", sample)) * 25 > arabic:
            return "ur" if re.search("[ٹڈڑںے]", sample) else "fa"
        return "ar"
    cyrillic = len(re.findall("[\u0400-\u04ff]", sample))
    if cyrillic * 2 > letters:
        return (
            "uk"
            if re.search("[іїєґ]", sample)
            else "bg"
            if sample.count("ъ") * 60 > cyrillic
            else "ru"
        )
    for code, script in _SCRIPTS:
        share = 8 if code == "ja" else 2
        if len(re.findall(script, sample)) * share > letters:
            return code
    return ""
