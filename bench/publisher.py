"""`python -m bench.publisher SITE PORT COUNT PAUSE`: publish stories one after another, and watch
the site's own port until readers have each of them.

For each a JSON line: `visible` is the time in milliseconds from the return of the story's commit
until its page, the front of its section and the home page have all answered with it; `commit` the
publication itself, until that return; `pages` the time at which each of the three was there.
"""

import http.client
import json
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsreel.site.opening import open_site

BODY = "The harbour board met on Monday and said that the bridge will be open again in spring. "
PARAGRAPHS = 10
PATIENCE = 60.0
_POLL = 0.001


class Publisher:
    """Files drafts in every section in turn and publishes them, each a second newer than all that
    stands: in the fullest month and day the site has."""

    def __init__(self, site: Path, port: int) -> None:
        open_site(site)
        from wagtail.signals import published

        from newsreel.stories import models
        from newsreel.stories.paths import Paths

        self.models, self.paths = models, Paths()
        newest = models.Story.objects.filter(live=True).order_by("-first_published_at").first()
        assert newest is not None
        assert newest.first_published_at is not None
        self.moment = newest.first_published_at
        self.locale = newest.locale_id
        self.sections = list(
            models.Section.objects.filter(locale=self.locale).order_by("id").values_list(flat=True)
        )
        self.people = list(
            models.Contributor.objects.filter(locale=self.locale).values_list(flat=True)
        )
        self.topics = list(models.Topic.objects.filter(locale=self.locale).values_list(flat=True))
        self.number = models.Story.objects.order_by("-id").values_list("id", flat=True)[0]
        self.way = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.committed = 0.0
        published.connect(self._on_published)

    def _on_published(self, **_: Any) -> None:
        from django.db import transaction

        transaction.on_commit(self._on_commit)

    def _on_commit(self) -> None:
        self.committed = time.perf_counter()

    def publish(self) -> dict[str, Any]:
        """File one story, publish it, wait for it. Raises TimeoutError."""
        from newsreel.stories.actions.publish import publish

        story = self._file()
        self.moment += timedelta(seconds=1)
        section = self.paths.of_section(story.section_id)
        before = {path: self._get(path)[1] for path in (section, "/")}
        began = time.perf_counter()
        now_public = publish(story, now=self.moment)
        page = self.paths.of_story(now_public)
        seen = {}
        for path in (page, section, "/"):
            self._await(path, before.get(path, ""), page)
            seen[path] = (time.perf_counter() - self.committed) * 1000
        return {
            "commit": (self.committed - began) * 1000,
            "visible": max(seen.values()),
            "pages": list(seen.values()),
        }

    def _file(self) -> Any:
        from newsreel.stories.actions.write import Copy, write

        self.number += 1
        place = self.number
        paragraphs = [{"type": "paragraph", "value": f"<p>{BODY * 6}</p>"}] * PARAGRAPHS
        copy = Copy(
            locale=self.locale,
            section=self.sections[place % len(self.sections)],
            headline=f"The bridge is open again, for the {place}th time",
            standfirst=BODY,
            body=paragraphs,
            bylines=[(self.people[place % len(self.people)], "")],
            topics=[self.topics[place % len(self.topics)]],
        )
        return write(copy)[0]

    def _await(self, path: str, etag: str, page: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            status, _, body = self._get(path, etag)
            if status == 200 and (path == page or page.encode() in body):
                return
            time.sleep(_POLL)
        raise TimeoutError(f"{path} does not show {page}")

    def _get(self, path: str, etag: str = "") -> tuple[int, str, bytes]:
        self.way.request("GET", path, headers={"If-None-Match": etag} if etag else {})
        answer = self.way.getresponse()
        return answer.status, answer.getheader("etag") or "", answer.read()


def main(site: str, port: str, count: str, pause: str) -> None:
    publisher = Publisher(Path(site), int(port))
    with closing(publisher.way):
        for _ in range(int(count)):
            print(json.dumps(publisher.publish()), flush=True)
            time.sleep(float(pause))


if __name__ == "__main__":
    main(*sys.argv[1:])
