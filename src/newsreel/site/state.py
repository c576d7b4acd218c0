"""How a site is, in figures."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsreel.site.configuration import Configuration

if TYPE_CHECKING:
    from newsreel.stories.actions.tick import Late


@dataclass(frozen=True, slots=True)
class State:
    site: str
    url: str
    public: int
    drafts: int
    plates: int
    waiting: int
    failing: dict[str, str]
    late: dict[str, str]
    journal: int
    running: list[str]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def state_of(configuration: Configuration) -> State:
    from newsreel.press.journal import journal
    from newsreel.press.plates import PlateStore
    from newsreel.site.serve.records import on_record
    from newsreel.stories.actions.tick import late
    from newsreel.stories.models import Story

    store = PlateStore(configuration.plates)
    public = Story.objects.filter(live=True, published_on__isnull=False).count()
    run = configuration.run
    state = State(
        site=configuration["site.name"],
        url=configuration["site.url"],
        public=public,
        drafts=Story.objects.count() - public,
        plates=store.count(),
        waiting=store.waiting(),
        failing={w.surface: w.error for w in store.failing()},
        late={f"story {one.story}": _overdue(one) for one in late(datetime.now(UTC))},
        journal=journal.count("default"),
        running=[f"{r.name} ({r.pid})" for r in on_record(run)] if run.exists() else [],
    )
    store.close()
    return state


def _overdue(one: "Late") -> str:
    return f"“{one.headline}” was to be published at {one.due:%Y-%m-%d %H:%M} UTC"
