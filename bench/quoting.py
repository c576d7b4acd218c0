"""Who said what: how many articles a CPU second, and how the time grows on hostile text."""

import argparse
import sys
import time
from pathlib import Path

from bench.rounds import Result, Row, alternate, chosen
from newsreel.copydesk.statements import statements

NAME = "quoting"
ASKED = ["--size", "2500000", "--rounds", "5"]
STORIES = Path(__file__).parents[1] / "src" / "newsreel" / "sample" / "stories"
ARTICLE = 4_600  # characters: what news articles have on average
TIMES = 4  # the larger hostile text is so many times the smaller one
HOSTILE = {
    "straight marks": '"',
    "opening marks": "“",
    "single marks": "‘a’b",
    "no spaces": "x",
    "brackets": "(",
    "nesting": "“a “b ",
    "verbs": "He said and ",
    "phrases": "of a ",
    "names": "Ana Ruiz ",
    "quotations": "“Yes,” Ana Ruiz said. ",
}


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    articles = _articles()
    sizes = (options.size // TIMES, options.size)
    contenders = {"articles": lambda: {"s": sum(map(_seconds, articles))}} | {
        f"{name} {size}": lambda piece=piece, size=size: {
            "s": _seconds(piece * (size // len(piece)))
        }
        for name, piece in HOSTILE.items()
        for size in sizes
    }
    rounds = alternate(contenders, options.rounds)
    rows = [
        Row(
            f"articles of {ARTICLE:,} characters a CPU second",
            sum(map(len, articles)) / ARTICLE / rounds.median("articles", "s"),
            "articles/s",
            "≥ 200",
        )
    ]
    for name in HOSTILE:
        small, large = (f"{name} {size}" for size in sizes)
        rows.append(Row(f"{name}: {sizes[1]:,} characters", rounds.median(large, "s"), "s CPU"))
        rows.append(
            Row(f"{name}: to {sizes[0]:,}", rounds.ratio(large, small, "s"), "×", f"about {TIMES}")
        )
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


def _seconds(text: str) -> float:
    start = time.process_time()
    statements(text)
    return time.process_time() - start


def _articles() -> list[str]:
    """The English stories of the sample newspaper."""
    files = sorted(f for f in STORIES.glob("*.md") if f.name.count(".") == 1)
    return [file.read_text("utf-8").rpartition("+++")[2] for file in files]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.quoting", description=__doc__)
    parser.add_argument("--size", type=int, default=40_000, help="characters of hostile text")
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
