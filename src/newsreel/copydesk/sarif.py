"""Findings as SARIF 2.1.0 (OASIS, 2020), which editors and build services read."""

from collections.abc import Iterable
from typing import Any

from newsreel.copydesk.check import RULES
from newsreel.copydesk.finding import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(files: Iterable[tuple[str, str, list[Finding]]]) -> dict[str, Any]:
    """One run over files, each with its name, its text and what was found in it."""
    rules = [
        {
            "id": code,
            "name": rule.NAME,
            "shortDescription": {"text": (rule.__doc__ or "").partition("\n")[0]},
            "fullDescription": {"text": (rule.__doc__ or "").strip()},
            "defaultConfiguration": {"level": rule.SEVERITY},
        }
        for code, rule in RULES.items()
    ]
    results = [_result(name, text, f) for name, text, found in files for f in found]
    driver = {"name": "newsreel check", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(name: str, text: str, finding: Finding) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": name}, "region": _region(text, finding)}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }
    if finding.fix is not None:
        fix = finding.fix
        change = {
            "deletedRegion": {"charOffset": fix.start, "charLength": fix.end - fix.start},
            "insertedContent": {"text": fix.text},
        }
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": {"uri": name}, "replacements": [change]}]}
        ]
    return result


def _region(text: str, finding: Finding) -> dict[str, int]:
    return {
        "startLine": text.count("\n", 0, finding.start) + 1,
        "startColumn": finding.start - text.rfind("\n", 0, finding.start),
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
