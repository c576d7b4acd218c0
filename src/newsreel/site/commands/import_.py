"""``newsreel import``: captured pages into stories."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result

_SHOWN = 20  # outcomes named one by one; of more, only what was refused


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--publish", is_flag=True, help="Publish what comes in, instead of keeping drafts.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True, path_type=Path),
    help="Write what was found in each capture, one JSON object a line.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say of every line what becomes of it. Needs no site and imports nothing, unless"
    " --publish or --report is given as well.",
)
@click.option("--processes", type=click.IntRange(1), help="That read captures [one a core].")
@click.option(
    "--limit", type=click.FloatRange(0.1), default=30.0, show_default=True,
    help="Seconds that reading one capture may take.",
)  # fmt: skip
@SITE
@JSON
def command(
    paths: tuple[Path, ...],
    publish: bool,
    report: Path | None,
    explain: bool,
    processes: int | None,
    limit: float,
    folder: Path,
    as_json: bool,
) -> None:
    """Make stories of captured pages: PATHs are files, or folders with all below them.

    A capture is a page's plain text or HTML. One that was imported before changes nothing. What is
    no story (a list, a wall, a binary file…) is refused with the reason, and the run goes on. The
    status is 1 if everything was refused, else 0.
    """
    from newsreel.archive.reading import readers
    from newsreel.archive.walk import Walk

    walk = Walk(paths)
    with readers(processes or 0, limit) as hands:
        if explain:
            good = _explain(walk, hands, as_json)
            if not (publish or report):
                sys.exit(0 if good else 1)
        configuration = opening.open_site(folder)
        outcomes = _Outcomes(configuration["site.url"])
        total = sum(1 for _ in walk)
        with _written(report) as file, bar("Importing", total, quiet=as_json, rate=True) as shown:
            from zoneinfo import ZoneInfo

            from newsreel.archive.intake import Intake

            zone = ZoneInfo(configuration["site.time_zone"])
            intake = Intake(hands, zone, is_public=publish, again=file is not None)
            for outcome in intake.take(walk):
                outcomes.add(outcome)
                if file is not None:
                    line = outcome.report(configuration["site.url"])
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
                shown.step()
    if outcomes.counts["published"]:
        outcomes.baked = _bake(configuration, outcomes.pictures, as_json)
    outcomes.passed_over = len(walk.passed_over)
    if str(report) == "-":
        click.echo(outcomes.text(), err=True)
    else:
        result(outcomes.value(), outcomes.text(), as_json)
    sys.exit(0 if outcomes.accepted else 1)


class _Outcomes:
    """What became of a run's captures."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.counts: Counter[str] = Counter()
        self.named: list[tuple[str, str, str]] = []
        self.refused: list[tuple[str, str]] = []
        self.pictures: list[int] = []
        self.passed_over = 0
        self.baked = ""

    @property
    def accepted(self) -> int:
        return self.counts.total() - self.counts["refused"]

    def add(self, outcome: Any) -> None:
        self.counts[outcome.status] += 1
        if outcome.status == "refused":
            self.refused.append((outcome.source, " ".join(outcome.reasons)))
            return
        self.pictures += outcome.pictures
        if len(self.named) < _SHOWN:
            at = self.address + outcome.path if outcome.path else outcome.source
            self.named.append((outcome.status, outcome.source, at))

    def text(self) -> str:
        lines = [f"{status:<10} {at}" for status, _, at in self.named]
        if self.accepted > len(self.named):
            lines.append(f"… and {self.accepted - len(self.named):,} more")
        lines += [f"refused    {source}: {reason}" for source, reason in self.refused]
        said = [f"{number:,} {status}" for status, number in sorted(self.counts.items())]
        lines.append(f"{', '.join(said) or 'No capture was found'}.")
        if self.passed_over:
            lines.append(f"{self.passed_over:,} files are no captures (pictures, styles, links…).")
        if self.baked:
            lines.append(self.baked)
        return "\n".join(lines)

    def value(self) -> dict[str, Any]:
        return {
            **{name: self.counts[name] for name in ("published", "draft", "unchanged", "refused")},
            "stories": [{"status": s, "source": src, "at": at} for s, src, at in self.named],
            "refusals": [{"source": s, "reason": reason} for s, reason in self.refused],
            "passed_over": self.passed_over,
        }


@contextmanager
def _written(report: Path | None) -> Iterator[IO[str] | None]:
    if report is None:
        yield None
        return
    if str(report) == "-":
        yield sys.stdout
        return
    try:
        file = report.open("w", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write {report}: {error.strerror}") from error
    with file:
        yield file


def _bake(configuration: Any, pictures: list[int], as_json: bool) -> str:
    """Have the pages appear: by the press that runs, or here and now."""
    from newsreel.site.baking import bake_stale
    from newsreel.site.serve import serving
    from newsreel.stories.actions.renditions import make_all

    if configuration.run.exists() and serving(configuration.run) is not None:
        return "The site is being served: its press bakes the pages now."
    if pictures:
        with bar("Making pictures", len(pictures), quiet=as_json) as shown:
            make_all(pictures, shown.step)
    with bar("Baking", quiet=as_json) as shown:
        baked = bake_stale(configuration, shown.at)
    lines = [f"{baked.written:,} pages were written."]
    lines += [f"  {name}: {error}" for name, error in sorted(baked.failed.items())]
    return "\n".join(lines)


def _explain(walk: Any, hands: Any, as_json: bool) -> int:
    """Print every line of every capture; gives how many of these hold a story."""
    from newsreel.archive.reading import explain_file

    good = 0
    for path in walk:
        reading = explain_file(path, str(path), hands)
        good += reading.found is not None
        if as_json:
            told = [{"line": x.number, "role": x.role, "text": x.text} for x in reading.lines]
            value = {"source": str(path), "reason": reading.reason or None, "lines": told}
            click.echo(json.dumps(value, ensure_ascii=False))
            continue
        click.secho(str(path), bold=True)
        if reading.reason:
            click.echo(f"  refused: {reading.reason}")
        for line in reading.lines:
            click.echo(f"  {line.number:>5}  {line.role:<16} {line.text}")
        for doubt in reading.found.doubts if reading.found else ():
            click.echo(f"  doubt: {doubt}")
    return good
