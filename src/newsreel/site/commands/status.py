"""``newsreel status``: pages, queue, journal, parts that run."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import result


@click.command("status")
@SITE
@JSON
def command(folder: Path, as_json: bool) -> None:
    """Say how the site is."""
    configuration = opening.open_site(folder)
    from newsreel.site.state import state_of

    state = state_of(configuration)
    lines = [
        f"{state.site} — {state.url}",
        f"  stories   {state.public:,} public, {state.drafts:,} drafts",
        f"  pages     {state.plates:,} baked, {state.waiting:,} due, {len(state.failing)} failing",
        *(f"    {name}: {error}" for name, error in sorted(state.failing.items())),
        *(f"  overdue   {story}: {said}" for story, said in state.late.items()),
        *(["            why: the log of `newsreel serve` says"] if state.late else []),
        f"  journal   {state.journal:,} changes not baked yet",
        f"  running   {', '.join(state.running) or 'nothing'}",
    ]
    result(state.as_dict(), "\n".join(lines), as_json)
