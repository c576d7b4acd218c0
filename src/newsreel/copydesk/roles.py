"""The role that a text gives beside a name: "Mayor", "a spokesman for the union"."""

from functools import lru_cache

from newsreel.copydesk.language import Language
from newsreel.copydesk.text import Token

_FAR = 18  # tokens of a role


def role(text: str, s: list[Token], i: int, j: int, language: Language) -> str:
    """The role beside the name at tokens i to j of a sentence: after a comma, or before it."""
    return _after(text, s, j, language) or _before(text, s, i, language)


def _after(text: str, s: list[Token], j: int, language: Language) -> str:
    if j >= len(s) or s[j].text != ",":
        return ""
    a = j + 1
    if a < len(s) and s[a].text[0].isdigit():
        # An age: "Ana Ruiz, 40, a nurse from Lugo, said"
        while a < len(s) and s[a].text != ",":
            a += 1
        a += 1
    b = a
    while b < len(s) and b - a < _FAR:
        token = s[b]
        if token.quote is not None or token.text in ",;:—–(" or token.low in language["relatives"]:
            break
        if token.text in ".?!" and not (token.end < len(text) and text[token.end].isalnum()):
            break
        if b > a and not token.is_name and language.verbs.get(token.low) in ("speech", "naming"):
            break
        b += 1
    words = s[a:b]
    if not words or words[0].low in language["conjunctions"] or not words[0].is_word:
        return ""
    if words[0].low in language["articles"]:
        return text[words[0].start : words[-1].end]  # "a fisherman from Vigo"
    if not any(_is_role(t, language) for t in words):
        return ""
    if words[0].low in language["prepositions"] or (
        words[0].is_name
        and b - a > 1
        and not any(t.low == "'s" or _is_role(t, language) for t in words[:4])
    ):
        return ""
    return text[words[0].start : words[-1].end]


def _before(text: str, s: list[Token], i: int, language: Language) -> str:
    is_apart = i > 1 and s[i - 1].text == ","  # "The secretary of defence, Ana Ruiz,"
    within = language["auxiliary"] | language["conjunctions"]
    if is_apart:
        i -= 1
    else:
        within |= language["prepositions"] | language["determiners"]
    a = i
    while a > 0 and i - a < _FAR:
        token = s[a - 1]
        if not token.is_word or (token.low in within and token.low != "'s"):
            break
        if not token.is_name and token.low in language.verbs:
            break
        a -= 1
    words = s[a:i]
    if is_apart and words and words[0].low in language["definite"]:
        return text[words[0].start : words[-1].end]
    if not words or not any(_is_role(t, language) for t in words):
        return ""
    if is_apart and not (words[0].low in language["determiners"] or _is_role(words[0], language)):
        return ""
    if words[0].low == "'s":
        words = words[1:]
    return text[words[0].start : words[-1].end] if words else ""


def _is_role(token: Token, language: Language) -> bool:
    return token.low in language["persons"] or token.low in language["titles"]


@lru_cache(maxsize=1_024)
def _words(role_given: str) -> frozenset[str]:
    return frozenset(word.strip(".,").casefold() for word in role_given.split())


def heads(role_given: str, language: Language) -> set[str]:
    """The words of a role that name what somebody is: {"spokesman"}."""
    words = set(_words(role_given))
    if words & language["spokes"]:
        words |= language["spokes"]
    return words & (language["persons"] | language["titles"] | language["spokes"])
