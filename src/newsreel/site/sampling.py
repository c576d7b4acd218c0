"""The sample newspaper, set in a site."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from newsreel.sample.paper import read_paper
from newsreel.sample.settle import settle
from newsreel.site.configuration import Configuration


def settle_sample(
    configuration: Configuration, at: Callable[[int, int | None, str | None], None]
) -> None:
    now = datetime.now(ZoneInfo(configuration["site.time_zone"]))
    settle(read_paper(), now, at)
