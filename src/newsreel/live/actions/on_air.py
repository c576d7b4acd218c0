"""Say whether the channel is on air."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.live.models import Channel


@transaction.atomic
def set_on_air(state: str, title: str = "", *, user: Any = None) -> Channel:
    """``state``: "off", "on" or "trouble"; ``title``: what is on air. Raises ValueError for others.

    Nothing is written where it is so already.
    """
    if state not in dict(Channel.STATES):
        raise ValueError(f"a channel is not {state!r} but one of {', '.join(dict(Channel.STATES))}")
    channel, _ = Channel.objects.get_or_create(pk=1)
    title = " ".join(title.split())[:200]
    if (channel.state, channel.title) != (state, title):
        channel.state, channel.title = state, title
        channel.save()
        log(
            instance=channel,
            action=f"newsreel.channel_{state}",
            user=user,
            title=title or "Channel",
        )
    return channel
