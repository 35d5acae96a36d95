"""What mechanisms remember from week to week: typed views of `State.own`.

The state holds arrays by `owner.name`, so that it is copied, digested and written down without
knowing any mechanism. A class of these says what the arrays are called and made of. Those here are
read by others besides their owner; a mechanism's own stand in its file.
"""

from __future__ import annotations

import inspect
from typing import Any

from numpy.typing import NDArray

from simgame.market.arrays import Counts, Floats
from simgame.market.state import State


class Remembered:
    """Base of the views. Annotations are the names; a value is the state's own array."""

    __slots__ = ("_own",)

    def __init_subclass__(cls, owner: str) -> None:
        for name in inspect.get_annotations(cls):
            setattr(cls, name, _array(f"{owner}.{name}"))

    def __init__(self, state: State) -> None:
        self._own = state.own


def _array(key: str) -> property:
    """The array that stands in the state at `key`: looked up, and replaced."""

    def get(self: Remembered) -> NDArray[Any]:
        return self._own[key]

    def put(self: Remembered, value: NDArray[Any]) -> None:
        self._own[key] = value

    return property(get, put)


class RepeatBuyers(Remembered, owner="repurchase"):
    """Buyers who may come back [B, G, classes]; read by group-buys and livestreams."""

    buyers: Counts


class Marks(Remembered, owner="compliance"):
    """How often each brand was found out, by `penalties.KINDS`, and the share of reach it costs.

    [B, kinds] and [B]; written when somebody is found out (`penalties`), read for the score.
    """

    breaches: Counts
    throttle: Floats


class Staff(Remembered, owner="team"):
    """People hired [B, R] and on the way [weeks, B, R]; skill and tiredness, 0–1 [B, R].

    Read for the reports; skill also by AI content.
    """

    hired: Counts
    coming: Counts
    skill: Floats
    tired: Floats


class Pace(Remembered, owner="production"):
    """Hours that one person of each role worked in the last week [B, R]."""

    pace: Floats


# The columns of `Happenings.held`.
HELD, HAPPENED, BEGAN = 0, 1, 2


class Happenings(Remembered, owner="crisis"):
    """Of events [B, events, 3]: Sundays in a row a condition held, times it happened, and when.

    Written where conditions are looked at (`event_conditions`), read for the outcome of a season.
    """

    held: Counts


class Mood(Remembered, owner="sentiment"):
    """How much kinder than usual people speak, in days and in months [B, G]."""

    fast: Floats
    slow: Floats
