"""`python -m bench.commenter SITE NUMBER`: one of several writers of comments, flat out.

Says "ready"; then for each line "WAY SECONDS" on its standard input it writes for so long and
prints one JSON line: `count`, and `times` in milliseconds. WAY: "orm" inserts a row by Django's ORM
and does nothing else; "kept" hands a judged comment over as Django's workers do; "judged" takes a
form in, judges it and hands it over.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsreel.site.opening import open_site

WORDS = (
    "harbour ferry bridge council meeting evening morning tide lock gate school winter price ticket"
    " always never perhaps because although they we nobody everybody says thinks remembers builds"
    " closes opens needs costs market river boat father mother street light rain stone old new long"
).split()


def words(chance: random.Random) -> str:
    """A comment that no other is like."""
    return " ".join(chance.choice(WORDS) for _ in range(24)).capitalize() + "."


def main(site: str, number: str) -> None:
    open_site(Path(site))
    ways = _ways()
    chance = random.Random(f"{number} {time.time()}")
    print("ready", flush=True)
    for line in sys.stdin:
        way, seconds = line.split()
        write, times = ways[way], []
        write(chance)
        until = time.perf_counter() + float(seconds)
        while (began := time.perf_counter()) < until:
            write(chance)
            times.append((time.perf_counter() - began) * 1000)
        print(json.dumps({"count": len(times), "times": times}), flush=True)


def _ways() -> dict[str, Callable[[random.Random], object]]:
    from datetime import UTC, datetime

    from django.conf import settings

    from newsreel.comments import stamps
    from newsreel.comments.actions.post import Posting
    from newsreel.comments.actions.receive import Kept, Sender, receive
    from newsreel.comments.house import house as house_of
    from newsreel.comments.models import Comment
    from newsreel.comments.post_box import hand_over
    from newsreel.comments.posting import Typed
    from newsreel.stories.models import Story

    stories = list(Story.objects.filter(live=True).order_by("-id").values_list("id", "uuid")[:100])
    box = settings.COMMENTS["box"]
    house = house_of()

    def facts(chance: random.Random) -> dict[str, object]:
        text = words(chance)
        return {
            "author": "Ann",
            "text": text,
            "body": f"<p>{text}</p>",
            "email": "",
            "reader": f"{chance.getrandbits(64):x}",
            "network": _network(chance),
            "echo": stamps.digest(text),
            "gist": stamps.digest(text.casefold()),
            "state": "shown",
            "posted_at": datetime.now(UTC),
        }

    def orm(chance: random.Random) -> object:
        return Comment.objects.create(
            story_id=chance.choice(stories)[0], reasons=[], **facts(chance)
        )

    def kept(chance: random.Random) -> object:
        posting = Posting(
            story=chance.choice(stories)[0],
            parent=None,
            reasons=(),
            **facts(chance),  # type: ignore[arg-type]
        )
        return hand_over(posting, box)

    def judged(chance: random.Random) -> object:
        story = str(chance.choice(stories)[1])
        typed = Typed(
            story=story,
            name="Ann",
            text=words(chance),
            mark=stamps.form_mark(story),
            stamp=stamps.stamp(story),
        )
        done = receive(typed, Sender(None, _network(chance), True), house, datetime.now(UTC))
        if not isinstance(done, Kept):
            raise RuntimeError(f"a comment was not taken: {done.what}")
        return done

    return {"orm": orm, "kept": kept, "judged": judged}


def _network(chance: random.Random) -> str:
    return f"10.{chance.randrange(256)}.{chance.randrange(256)}.0/24"


if __name__ == "__main__":
    main(*sys.argv[1:])
