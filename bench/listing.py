"""The desk's list of stories: plain, narrowed and searched, on as many stories as asked for.

Each request goes through Django whole (session, rights, queries, template), in one process; the
figure is the median over the rounds. A site that is given is written to (its search index, its
indexes): give a copy.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.rounds import Result, Row, chosen
from bench.store import WORK

NAME = "listing"
ASKED = ["--stories", "1000000", "--rounds", "7"]
GOAL = "≤ 300 ms"
_HERE = "NEWSREEL_BENCH_LISTING"


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    site = options.site or _filled(options.stories)
    run = subprocess.run(
        [sys.executable, "-m", "bench.listing", "--rounds", str(options.rounds)],
        env={**os.environ, _HERE: "1", "NEWSREEL_SITE": str(site)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, dict[str, list[float]]] = json.loads(run.stdout)
    count = int(measured.pop("site")["stories"][0])
    rows = [
        Row(f"median of all, {count:,} stories{kind}", _median_of_all(measured, figure), "ms", goal)
        for figure, kind, goal in (("ms", "", GOAL), ("CPU ms", ", processor time", ""))
    ]
    rows += [
        Row(what, statistics.median(values["ms"]), "ms", GOAL) for what, values in measured.items()
    ]
    return Result(NAME, chosen(NAME, arguments), rows, measured)


def _median_of_all(measured: dict[str, dict[str, list[float]]], figure: str) -> float:
    return statistics.median(statistics.median(values[figure]) for values in measured.values())


def _filled(stories: int) -> Path:
    """A site with so many plausible stories, made now if it is not there yet."""
    site = WORK / f"stories-{stories}"
    if not (site / "done").exists():
        print(f"  loading {stories:,} stories (a million takes ten minutes)", flush=True)
        command = [sys.executable, "-m", "newsreel.site", "sample", "--stories", str(stories)]
        subprocess.run([*command, "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
        (site / "done").touch()
    return site


def _measure(rounds: int) -> dict[str, Any]:
    """Milliseconds of each request, a list a request; run within the site."""
    client = _client()
    asked = _asked()
    measured: dict[str, Any] = {what: {"ms": [], "CPU ms": []} for what in asked}
    for number in range(rounds + 1):
        for what, query in asked.items():
            start, busy = time.perf_counter(), time.process_time()
            answer = client.get(f"/desk/stories/?{query}")
            took = (time.perf_counter() - start) * 1e3
            busy = (time.process_time() - busy) * 1e3
            # A small site may have no story of the rarest kind; a plain list has some.
            if answer.status_code != 200 or (not query and b"snippet_" not in answer.content):
                raise SystemExit(f"{what}: {answer.status_code}, or no stories in it")
            if number:  # the first round warms up
                measured[what]["ms"].append(took)
                measured[what]["CPU ms"].append(busy)
    from newsreel.stories.models import Story

    measured["site"] = {"stories": [Story.objects.count()]}
    return measured


def _client() -> Any:
    """A chief editor at the desk of a site that is brought up to date, index and all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreel.site.settings")
    import django

    django.setup()
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.test import Client

    from newsreel.desk.models import User
    from newsreel.stories.search import keep_up

    call_command("migrate", verbosity=0)
    while keep_up(2_000):
        pass
    user, _ = User.objects.get_or_create(username="bench-chief")
    user.groups.add(Group.objects.get(name="Chief editor"))
    client = Client()
    client.force_login(user)
    return client


def _asked() -> dict[str, str]:
    """Requests by what they are: the common and the rare, alone and together."""
    from newsreel.stories.models import Contributor, Section, Story

    newest = Story.objects.order_by("-pk").select_related("section").only("headline", "section")[0]
    word = max(newest.headline.split(), key=len).strip(".,:;“”‘’'\"?!")
    common = next(w for w in ("the", "of", "a") if w)
    top = Section.objects.filter(parent=None).order_by("position", "id")[0]
    author = Contributor.objects.order_by("id")[0]
    day = Story.objects.filter(pk__lte=newest.pk).order_by("-published_on")[0].published_on
    return {
        "plain": "",
        "plain, page 150": "p=150",
        "one kind": "kind=news",
        "a rare kind": "kind=obituary",
        "a section with those below it": f"section={top.pk}",
        "section and kind": f"section={top.pk}&kind=analysis",
        "public": "state=public",
        "an author": f"author={author.name}",
        "a year": f"published_on_from={day.year - 1}-01-01&published_on_to={day.year - 1}-12-31",
        "section, kind and year": f"section={top.pk}&kind=opinion"
        f"&published_on_from={day.year - 1}-01-01&published_on_to={day.year}-12-31",
        "a word of a headline": f"q={word}",
        "the commonest word": f"q={common}",
        "a word, kind and section": f"q={common}&kind=news&section={top.pk}",
    }


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.listing", description=__doc__)
    parser.add_argument("--stories", type=int, default=300, help="of the site that is made")
    parser.add_argument("--site", type=Path, help="a copy of a site that has its stories")
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    if os.environ.get(_HERE):
        print(json.dumps(_measure(_options(sys.argv[1:]).rounds)))
    else:
        main(sys.argv[1:]).show()
