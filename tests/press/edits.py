"""Everything that can happen to a paper, for Hypothesis to do in any order."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsreel.comments.models import Comment
from newsreel.press import surfaces
from newsreel.press.journal import journal
from newsreel.press.plates import PlateStore
from newsreel.stories import models
from newsreel.stories.actions.correct import correct
from newsreel.stories.actions.retract import retract
from tests.press.paper import Paper, paragraph, related

DAYS = st.integers(0, 400).map(lambda n: datetime(2014, 12, 1, 9, tzinfo=UTC) + timedelta(days=n))
WORDS = st.sampled_from(["Harbour", "Ferry", "Tower", "School", "Cannery", "Storm", "ÄMTER"])
PICK = st.integers(0, 10_000)


class Killed(BaseException):
    """The press's process is gone."""


class Edits(RuleBasedStateMachine):
    """Every way a page can change; the press runs, or is killed, between any two of them."""

    paper: Paper

    @initialize()
    def begin(self) -> None:
        self.paper.wipe()
        self.slug = 0
        self.people = [self.paper.contributor("Ann"), self.paper.contributor("Bea")]
        self.topics = [self.paper.topic("Sea"), self.paper.topic("Law")]
        news = self.paper.section("news")
        self.paper.section("world", news)
        self.paper.section("town", news)
        self.paper.section("sport")

    def teardown(self) -> None:
        if hasattr(self, "slug"):
            self.incremental_equals_clean()

    # -- picking ---------------------------------------------------------------------------------

    def any_story(self, pick: int) -> models.Story | None:
        ids = list(models.Story.objects.order_by("id").values_list("id", flat=True))
        return models.Story.objects.get(pk=ids[pick % len(ids)]) if ids else None

    def any_section(self, pick: int) -> models.Section:
        rows = list(models.Section.objects.order_by("id"))
        return rows[pick % len(rows)]

    def new_slug(self) -> str:
        self.slug += 1
        return f"s{self.slug}"

    def body(self, word: str, other: str) -> list[dict[str, Any]]:
        return [paragraph(f"About the {word}."), related(f"The {other}"), paragraph("The end.")]

    # -- edits -----------------------------------------------------------------------------------

    @rule(pick=PICK, word=WORDS, other=WORDS, day=DAYS, live=st.booleans())
    def create(self, pick: int, word: str, other: str, day: datetime, live: bool) -> None:
        self.paper.story(
            self.any_section(pick),
            by=[self.people[pick % 2]],
            on=[self.topics[pick % 2]],
            headline=f"The {word}",
            slug=self.new_slug(),
            published=day,
            live=live,
            body=self.body(word, other),
        )

    @rule(pick=PICK, word=WORDS, day=DAYS)
    def bulk_create(self, pick: int, word: str, day: datetime) -> None:
        stories = [
            self.paper.unsaved(
                self.any_section(pick),
                headline=f"the {word}",
                slug=self.new_slug(),
                published=day + timedelta(days=n),
            )
            for n in range(3)
        ]
        models.Story.objects.bulk_create(stories)
        models.Byline.objects.bulk_create(
            [models.Byline(story=s, contributor=self.people[0], sort_order=0) for s in stories]
        )

    @rule(pick=PICK, word=WORDS, other=WORDS)
    def edit(self, pick: int, word: str, other: str) -> None:
        if story := self.any_story(pick):
            story.headline, story.body = f"The {word}", json.dumps(self.body(word, other))
            story.save()

    @rule(pick=PICK, word=WORDS)
    def update_by_queryset(self, pick: int, word: str) -> None:
        if story := self.any_story(pick):
            models.Story.objects.filter(pk=story.pk).update(standfirst=f"On the {word}.")

    @rule(pick=PICK)
    def save_a_draft(self, pick: int) -> None:
        if story := self.any_story(pick):
            story.headline = "A headline nobody may see yet"
            story.save_revision()

    @rule(pick=PICK, day=DAYS)
    def publish(self, pick: int, day: datetime) -> None:
        if story := self.any_story(pick):
            story.live = True
            story.first_published_at = story.first_published_at or day
            story.save()

    @rule(pick=PICK, retract=st.booleans())
    def unpublish(self, pick: int, retract: bool) -> None:
        if story := self.any_story(pick):
            story.live = False
            if retract:
                story.retracted_at, story.retraction_reason = datetime.now(UTC), "It was wrong."
            story.save()

    @rule(pick=PICK, day=DAYS, minor=st.booleans(), alone=st.booleans())
    def correct(self, pick: int, day: datetime, minor: bool, alone: bool) -> None:
        if (story := self.any_story(pick)) and story.live:
            said = "" if alone and not minor else "end"
            if said and str(story.body.raw_data).count("The end") != 1:
                return
            says = f"end {pick}" if said else ""
            note = "" if minor else f"No. {pick}"
            correct(story, said=said, says=says, note=note, minor=minor, now=day)

    @rule(pick=PICK)
    def retract(self, pick: int) -> None:
        if (story := self.any_story(pick)) and story.published_on:
            retract(story, "It was wrong.")

    @rule(pick=PICK)
    def correction_by_sql(self, pick: int) -> None:
        ids = list(models.Correction.objects.order_by("id").values_list("id", flat=True))
        if ids:
            values = [f"2015-{pick % 12 + 1:02}-03", ids[pick % len(ids)]]
            self.paper.sql(
                "UPDATE stories_correction SET day = %s, note = 'x' WHERE id = %s", values
            )

    @rule(pick=PICK, day=DAYS)
    def change_the_date(self, pick: int, day: datetime) -> None:
        if story := self.any_story(pick):
            story.first_published_at = day
            story.save()

    @rule(pick=PICK, place=PICK)
    def move_to_a_section(self, pick: int, place: int) -> None:
        if story := self.any_story(pick):
            story.section = self.any_section(place)
            story.save()

    @rule(pick=PICK)
    def rename_slug_by_sql(self, pick: int) -> None:
        if story := self.any_story(pick):
            slug = self.new_slug()
            self.paper.sql("UPDATE stories_story SET slug = %s WHERE id = %s", [slug, story.pk])

    @rule(pick=PICK)
    def slug_back_and_forth(self, pick: int) -> None:
        if story := self.any_story(pick):
            for slug in (self.new_slug(), story.slug):
                models.Story.objects.filter(pk=story.pk).update(slug=slug)

    @rule(pick=PICK, reuse=st.booleans())
    def delete_story(self, pick: int, reuse: bool) -> None:
        if story := self.any_story(pick):
            section, slug, day = story.section, story.slug, story.first_published_at
            story.delete()
            if reuse and day:
                self.paper.story(section, slug=slug, published=day)

    @rule(pick=PICK)
    def delete_by_sql(self, pick: int) -> None:
        if story := self.any_story(pick):
            for table in ("story_topics", "byline"):
                self.paper.sql(f"DELETE FROM stories_{table} WHERE story_id = %s", [story.pk])
            self.paper.sql("DELETE FROM stories_frontpagesecond WHERE story_id = %s", [story.pk])
            for table, column in (("frontpage", "lead_id"), ("breakingline", "story_id")):
                self.paper.sql(
                    f"UPDATE stories_{table} SET {column} = NULL WHERE {column} = %s", [story.pk]
                )
            self.paper.sql("DELETE FROM stories_story WHERE id = %s", [story.pk])

    @rule(pick=PICK)
    def rename_section(self, pick: int) -> None:
        section = self.any_section(pick)
        section.slug = self.new_slug()
        section.save()

    @rule(pick=PICK, place=PICK)
    def move_section(self, pick: int, place: int) -> None:
        section, parent = self.any_section(pick), self.any_section(place)
        above: models.Section | None = parent
        while above is not None:
            if above.pk == section.pk:
                parent, above = None, None  # type: ignore[assignment]
            else:
                above = above.parent
        section.parent = parent
        section.slug = self.new_slug()
        section.save()

    @rule(pick=PICK, word=WORDS)
    def name_section_by_sql(self, pick: int, word: str) -> None:
        number = self.any_section(pick).pk
        self.paper.sql("UPDATE stories_section SET name = %s WHERE id = %s", [word, number])

    @rule(pick=PICK)
    def delete_section(self, pick: int) -> None:
        section = self.any_section(pick)
        if not (section.children.exists() or section.stories.exists()):
            section.delete()

    @rule(pick=PICK, there=st.booleans())
    def change_standing_page(self, pick: int, there: bool) -> None:
        page = models.StandingPage.objects.first()
        if page is None:
            models.StandingPage.objects.create(
                locale=self.paper.en, slug="p1", title="About", body="<p>Us.</p>"
            )
        elif there:
            models.StandingPage.objects.filter(pk=page.pk).update(slug=f"p{pick % 5}")
        else:
            page.delete()

    @rule(pick=PICK, word=WORDS)
    def rename_topic(self, pick: int, word: str) -> None:
        topic = self.topics[pick % 2]
        slug = self.new_slug() if pick % 3 else topic.slug
        models.Topic.objects.filter(pk=topic.pk).update(name=word, slug=slug)

    @rule(pick=PICK)
    def delete_contributor(self, pick: int) -> None:
        """Another takes the place, and maybe the address."""
        person = self.people[pick % 2]
        models.Byline.objects.filter(contributor=person).delete()
        models.Contributor.objects.filter(pk=person.pk).delete()
        slug = person.slug if pick % 3 else self.new_slug()
        self.people[pick % 2] = models.Contributor.objects.create(
            slug=slug, name="Cem", locale=self.paper.en
        )

    @rule(pick=PICK, word=WORDS)
    def rename_contributor(self, pick: int, word: str) -> None:
        person = self.people[pick % 2]
        models.Contributor.objects.filter(pk=person.pk).update(name=word, slug=self.new_slug())

    @rule(pick=PICK, who=PICK, add=st.booleans())
    def change_byline(self, pick: int, who: int, add: bool) -> None:
        if story := self.any_story(pick):
            lines = models.Byline.objects.filter(story=story)
            if add:
                models.Byline.objects.create(
                    story=story, contributor=self.people[who % 2], sort_order=9
                )
            else:
                lines.delete()

    @rule(pick=PICK, what=PICK)
    def toggle_topic(self, pick: int, what: int) -> None:
        if story := self.any_story(pick):
            through, topic = models.Story.topics.through, self.topics[what % 2]
            rows = through.objects.filter(story_id=story.pk, topic_id=topic.pk)
            if rows.exists():
                rows.delete()
            else:
                through.objects.create(story_id=story.pk, topic_id=topic.pk)

    @rule(pick=PICK)
    def choose_the_lead(self, pick: int) -> None:
        page, _ = models.FrontPage.objects.get_or_create(locale=self.paper.en)
        models.FrontPage.objects.filter(pk=page.pk).update(lead=self.any_story(pick))
        if story := self.any_story(pick + 1):
            models.FrontPageSecond.objects.create(front_page=page, story=story)

    @rule(pick=PICK, word=WORDS, on=st.booleans())
    def break_news(self, pick: int, word: str, on: bool) -> None:
        models.BreakingLine.objects.update_or_create(
            locale=self.paper.en,
            defaults={"text": f"Now: the {word}" if on else "", "story": self.any_story(pick)},
        )

    @rule(pick=PICK, to=PICK, state=st.sampled_from(["shown", "held"]))
    def comment(self, pick: int, to: int, state: str) -> None:
        if story := self.any_story(pick):
            said = list(Comment.objects.filter(story=story).order_by("id"))
            Comment.objects.create(
                story=story, parent=said[to % len(said)] if said and to % 3 else None, author="Ann",
                body=f"<p>{to}</p>", posted_at=datetime(2015, 11, 1, tzinfo=UTC), state=state,
            )  # fmt: skip

    @rule(pick=PICK, state=st.sampled_from(["shown", "hidden"]), edit=st.booleans())
    def decide_on_comments(self, pick: int, state: str, edit: bool) -> None:
        rows = Comment.objects.filter(story=self.any_story(pick))
        rows.update(**{"picked": True} if edit else {"state": state})

    @rule(n=st.integers(1, 28))
    def turn_the_day(self, n: int) -> None:
        models.Almanac.objects.update(today=date(2026, 11, n))

    # -- code and settings -----------------------------------------------------------------------

    @rule(n=PICK)
    def change_the_template_fingerprint(self, n: int) -> None:
        kind = surfaces.kinds()[n % len(surfaces.kinds())]
        self.paper.store.driver.run(
            "UPDATE press_meta SET value = ? WHERE name = ?", [str(n), f"kind {kind.name}"]
        )
        self.paper.new_press()

    @rule(n=st.integers(1, 3))
    def change_the_settings(self, n: int) -> None:
        self.paper.facts = {"site": str(n)}
        self.paper.new_press()

    # -- the press -------------------------------------------------------------------------------

    @rule()
    def turn(self) -> None:
        assert not self.paper.press.turn().failed

    @rule(together=st.sampled_from([1, 4, 1_000]))
    def start_with_other_bounds(self, together: int) -> None:
        self.paper.together = together
        self.paper.new_press()

    @rule(at=st.integers(0, 6))
    def kill_the_press(self, at: int) -> None:
        """It dies at its n-th commit, before or after it, or while it drops the journal's rows."""
        steps = iter(range(100))

        def or_die(method: Any, after: bool) -> Any:
            def step(*args: Any, **words: Any) -> Any:
                if next(steps) == at and not after:
                    raise Killed
                result = method(*args, **words)
                if next(steps) == at:
                    raise Killed
                return result

            return step

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PlateStore, "commit", or_die(PlateStore.commit, False))
            patch.setattr(journal, "drop", or_die(journal.drop, True))
            patch.setattr(PlateStore, "forget_done", or_die(PlateStore.forget_done, False))
            try:
                for _ in range(3):
                    self.paper.press.turn()
            except Killed:
                pass
        self.paper.new_press()

    @invariant()
    def every_story_is_shelved_once(self) -> None:
        """What the database's own triggers keep is what the rows say."""
        public = models.Story.objects.filter(live=True, published_on__isnull=False)
        wanted = {("by", c, s) for s, c in public.values_list("id", "bylines__contributor") if c}
        wanted |= {("on", t, s) for s, t in public.values_list("id", "topics") if t}
        assert set(models.Shelving.objects.values_list("owner", "owner_id", "story_id")) == wanted

    def incremental_equals_clean(self) -> None:
        self.paper.bake()
        assert self.paper.differences() == []


def some(examples: int) -> settings:
    """So many runs of a machine, each of fourteen steps."""
    return settings(
        max_examples=examples,
        stateful_step_count=14,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
