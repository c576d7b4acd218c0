"""Carry the results into docs/performance.md, between the markers of each bench.

The method is written there by hand; what stands between `<!-- figures NAME -->` and
`<!-- /figures -->` is made here from bench/results/NAME.json.
"""

import json
import re
from pathlib import Path
from typing import Any

from bench.rounds import RESULTS

PAGE = Path(__file__).parents[1] / "docs/performance.md"


def main(page: Path = PAGE, results: Path = RESULTS) -> None:
    """Write every result into the page.

    Raises LookupError for a result that has no place there: its method is still to be written.
    """
    text = page.read_text(encoding="utf-8")
    for file in sorted(results.glob("*.json")):
        text = place(text, file.stem, table(json.loads(file.read_text(encoding="utf-8"))))
    page.write_text(text, encoding="utf-8")


def place(text: str, bench: str, figures: str) -> str:
    """Give the page's text with the figures of one bench between its markers."""
    opening, closing = f"<!-- figures {bench} -->", "<!-- /figures -->"
    pattern = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.S)
    if not pattern.search(text):
        raise LookupError(f"the page has no place for {bench}: write its method and {opening}")
    return pattern.sub(lambda _: f"{opening}\n{figures}\n{closing}", text)


def table(result: dict[str, Any]) -> str:
    """Lay one result out as the report shows it."""
    rows = [
        f"| {row['what']} | {_number(row['value'])} {row['unit']}".rstrip() + f" | {row['goal']} |"
        for row in result["rows"]
    ]
    return "\n".join(
        [
            f"{result['date']} · {result['machine']} · `{result['command']}`",
            "",
            "| what | figure | asked for |",
            "|---|---|---|",
            *rows,
        ]
    )


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


if __name__ == "__main__":
    main()
