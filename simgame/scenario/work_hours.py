"""The staff hours that work takes, whatever the plan says about the rest of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from simgame.scenario.parts import ContentType, PrivateChannel

# One amount, or an array of them.
Amount = TypeVar("Amount", float, Any)

# Work planned a week ahead takes this part of the money and hours of rushed work (course:T7).
AHEAD = 0.8
# Media staff hours to brief a KOL for one post (game assumption).
BRIEFING_HOURS = 3.0


def content_hours(kind: ContentType, quality: float, ahead: bool) -> float:
    """Staff hours for one piece of content; the last bit of quality takes longest."""
    return kind.hours * by_quality(quality, 0.25) * (AHEAD if ahead else 1.0)


@lru_cache(maxsize=1024)
def by_quality(quality: float, least: float) -> float:
    """What a piece of some quality takes, of one at 90 %; `least` without any quality.

    It rises ever faster: from 80 to 90 % by half, from 90 to 100 % by more (game assumption).
    """
    return least + (1 - least) * (0.5 * quality**2 + 1.38 * quality**8)


class Channels(NamedTuple):
    """What messages cost in several private channels at once; arrays [..., channels]."""

    touch_cost: Any
    open_rate: Any
    seats_per_hour: Any
    best_touches: Any


def touch_hours(channel: PrivateChannel | Channels, members: Amount, touches: Amount) -> Amount:
    """Staff hours a week to look after `members` at `touches` per 4 weeks."""
    return members / channel.seats_per_hour * (0.3 + 0.7 * touches / channel.best_touches)
