"""The copy desk's rules: each finds its own fault, nothing in good text, and says why."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsreel.copydesk.check import RULES, check
from newsreel.copydesk.finding import SEVERITIES, Finding
from tests.parts import REPOSITORY

FIXTURES = Path(__file__).parent / "rules"


def fixtures(code: str) -> dict[str, Any]:
    name = RULES[code].__name__.rpartition(".")[2]
    return tomllib.loads((FIXTURES / f"{name}.toml").read_text("utf-8"))


def of(code: str, text: str) -> list[Finding]:
    return [finding for finding in check(text) if finding.code == code]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_why_an_example_and_what_instead(code: str) -> None:
    rule = RULES[code]
    parts = re.findall(r"^(What|Why|Example|Instead): \S", rule.__doc__ or "", re.M)
    assert parts == ["What", "Why", "Example", "Instead"]
    assert rule.SEVERITY in SEVERITIES
    assert rule.NAME == rule.__name__.rpartition(".")[2].replace("_", "-")


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_its_fault_where_it_stands(code: str) -> None:
    bad = fixtures(code)["bad"]
    assert len(bad) >= 2
    for text, marked in bad:
        found = of(code, text)
        assert marked in [text[f.start : f.end] for f in found], (text, found)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_nothing_in_good_text(code: str) -> None:
    good = fixtures(code)["good"]
    assert len(good) >= 2
    for text in good:
        assert of(code, text) == [], text


@pytest.mark.parametrize("code", RULES)
def test_a_fix_leaves_nothing_to_fix(code: str) -> None:
    for text, _ in fixtures(code)["bad"]:
        fixes = [finding.fix for finding in of(code, text)]
        if not all(fixes):
            continue
        for fix in sorted((f for f in fixes if f), key=lambda f: -f.start):
            text = text[: fix.start] + fix.text + text[fix.end :]
        assert of(code, text) == []


def test_codes_and_files_of_rules_are_one_to_one() -> None:
    files = {path.stem for path in FIXTURES.glob("*.toml")}
    assert files == {rule.__name__.rpartition(".")[2] for rule in RULES.values()}
    assert len({rule.NAME for rule in RULES.values()}) == len(RULES)


def test_what_is_quoted_is_never_corrected() -> None:
    text = "“The the wall, reportedly, is US. The U.S. pays,” said Ada Pike. The US pays."
    assert [f.code for f in check(text)] == []


def test_the_document_has_a_row_for_each_rule() -> None:
    page = (REPOSITORY / "docs/copydesk.md").read_text("utf-8")
    rows = re.findall(r"^\| (CD\d+) \| ([\w-]+) \| (\w+) \| (.+) \|$", page, re.M)
    assert rows == [
        (code, rule.NAME, rule.SEVERITY, (rule.__doc__ or "").partition("\n")[0].rstrip("."))
        for code, rule in RULES.items()
    ]
