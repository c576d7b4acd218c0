"""What pages read of the channel."""

from dataclasses import dataclass

from newsreel.press.recorder import read


@dataclass(frozen=True, slots=True)
class OnAir:
    """``state``: "off", "on" or "trouble"."""

    state: str
    title: str


def on_air() -> OnAir:
    from newsreel.live.models import Channel

    snapshot = read("channel:1")

    def load(ids: list[int]) -> dict[int, OnAir]:
        rows = Channel.objects.using(snapshot.alias).filter(pk__in=ids)
        return {row.pk: OnAir(row.state, row.title) for row in rows}

    return snapshot.one("channel", 1, load) or OnAir("off", "")
