"""Faults planted in our own texts: each is found by the rule that is for it."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from newsreel.copydesk.check import check
from newsreel.copydesk.quotes import quotes
from tests.copydesk.gold import Case, cases

Planter = Callable[[Case, random.Random], str | None]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FORMS = (("U.S.", "US"), ("U.N.", "UN"), ("E.U.", "EU"), ("U.S", "U.S."))
VAGUE = ("various news outlets reported", "critics say", "sources said", "it is said")


def doubled(case: Case, chance: random.Random) -> str | None:
    text = case.text
    inside = [(q.outer_start, q.outer_end) for q in quotes(text, 0, len(text))]
    words = [
        m
        for m in re.finditer(r"(?<!\w)[a-z]{2,}(?!\w)", text)
        if not any(a <= m.start() < b for a, b in inside) and m[0] not in ("that", "had", "is")
    ]
    if not words:
        return None
    word = chance.choice(words)
    return f"{text[: word.end()]} {text[word.start() :]}"


def unclosed(case: Case, chance: random.Random) -> str | None:
    text = case.text
    lines = text.strip("\n").split("\n")
    able = [i for i, line in enumerate(lines) if line.endswith(("”", "”."))]
    able = [i for i in able if i + 1 == len(lines) or not lines[i + 1].startswith(("“", '"'))]
    if not able:
        return None
    at = chance.choice(able)
    lines[at] = lines[at].rstrip(".").removesuffix("”")
    return "\n".join(lines)


def mixed(case: Case, chance: random.Random) -> str | None:
    text = case.text
    pairs = list(re.finditer(r"“[^“”]*”", text))
    if len(pairs) < 2:
        return None
    one = chance.choice(pairs)
    return f'{text[: one.start()]}"{one[0][1:-1]}"{text[one.end() :]}'


def slip(case: Case, chance: random.Random) -> str | None:
    text = case.text
    names = [said.speaker.split()[-1] for said in case.said if " " in said.speaker]
    names = [name for name in names if name.isalpha() and name[0].isupper() and len(name) > 5]
    if not names:
        return None
    name = chance.choice(names)
    at = chance.randrange(2, len(name) - 1)
    wrong = name[:at] + name[at + 1 :]
    return None if wrong in text else f"{text.rstrip()}\nLater, {wrong} left."


def weekday(case: Case, chance: random.Random) -> str:
    text = case.text
    day = chance.randrange(1, 29)
    right = (day + 3) % 7  # 1 March 2024 was a Friday
    wrong = DAYS[(right + chance.randrange(1, 7)) % 7]
    return f"{text.rstrip()}\nThe vote was held on {wrong}, {day} March 2024."


def abbreviation(case: Case, chance: random.Random) -> str:
    text = case.text
    most, odd = chance.choice(FORMS)
    return f"{text.rstrip()}\nThe {most} troops left. The {most} envoy stayed. The {odd} flag fell."


def vague(case: Case, chance: random.Random) -> str:
    text = case.text
    return f"{text.rstrip()}\nThe wall is old, {chance.choice(VAGUE)}."


def caption(case: Case, chance: random.Random) -> str:
    text = case.text
    line = f"The council of Bellport will vote on {chance.randrange(2, 90)} new boats."
    return f"{line}\n{line} | Photo: Courier\n{text}"


def reworded(case: Case, chance: random.Random) -> str:
    text = case.text
    words = f"we will not sell the {chance.choice(('mill', 'boat', 'quay'))} to anybody".split()
    said = [f"“{' '.join(words)},” said Vera Stone, a baker."]
    words.insert(chance.randrange(2, 5), "ever")
    return f"{text.rstrip()}\n{said[0]}\n“{' '.join(words)},” Stone said."


PLANTERS: dict[str, Planter] = {
    "CD101": doubled, "CD102": unclosed, "CD103": mixed, "CD104": slip, "CD105": weekday,
    "CD106": abbreviation, "CD107": vague, "CD108": caption, "CD109": reworded,
}  # fmt: skip


def planted() -> Iterator[tuple[str, Case, str]]:
    chance = random.Random(20151029)
    for _ in range(2):
        for case in cases("english"):
            for code, plant in PLANTERS.items():
                text = plant(case, chance)
                if text is not None:
                    yield code, case, text


def test_nine_in_ten_of_two_hundred_planted_faults_are_found_by_their_rule() -> None:
    asked: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for code, case, text in planted():
        asked[code] += 1
        if code not in {finding.code for finding in check(text, published=case.published)}:
            missed.setdefault(code, []).append(text)
    assert asked.total() >= 200
    for code, number in asked.items():
        assert len(missed.get(code, [])) <= 0.1 * number, (code, number, missed[code])


def test_our_own_texts_have_hardly_a_finding() -> None:
    texts = [case for language in ("english", "spanish") for case in cases(language)]
    found = [(case.name, f) for case in texts for f in check(case.text, published=case.published)]
    assert len(found) <= 0.2 * len(texts), found
