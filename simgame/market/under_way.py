"""What is under way between weeks, as data: kind, due hour, payload.

SimPy processes cannot be saved, so at a week's end every process is one of these records, and
the next week starts a process from each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simgame.plan.groups.content import ContentOrder
from simgame.scenario.parts import Role


class Job(NamedTuple):
    """A piece of content in production. Times are hours of the season.

    `ident` says what it is (brand, week, platform, type, ordinal). `finish_hour` is set while
    somebody works on it; `publish_hour` once it is done and waits for review and its slot.
    """

    ident: str
    brand: int
    touch: int
    ordinal: int
    week: int
    hours: float
    role: Role
    earliest_hour: float
    slot_hour: int
    quality: float
    sell: float
    aim: int
    luck: float
    order: ContentOrder | None = None
    finish_hour: float = -1.0
    publish_hour: float = -1.0


class Booking(NamedTuple):
    """A KOL post that was agreed on.

    `briefed_hour` is set while staff tell the KOL what is wanted, `publish_hour` once the post has
    a place in the calendar.
    """

    ident: str
    brand: int
    kol: int
    ordinal: int
    week: int
    offer: int
    freedom: float
    disclosed: bool
    commission: float
    tie_break: float
    luck_in_time: float
    luck: float
    briefed_hour: float = -1.0
    publish_hour: float = -1.0


class Publication(NamedTuple):
    """A post that goes public at `hour`; `luck` is its own draw (1 = usual)."""

    ident: str
    brand: int
    touch: int
    hour: float
    quality: float
    sell: float
    aim: int
    luck: float
    freedom: float = 0.5
    disclosed: bool = True
    commission: float = 0.0
    order: ContentOrder | None = None


def columns(posts: Sequence[Publication], *names: str) -> Iterator[NDArray[Any]]:
    """The fields `names` of the posts, each as an array [posts]; there is at least one post."""
    by_name = dict(zip(Publication._fields, zip(*posts, strict=True), strict=True))
    return (np.array(by_name[name]) for name in names)


class Note(NamedTuple):
    """Something to tell a seat: a message code with its values."""

    brand: int
    hour: int
    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


class Study(NamedTuple):
    """Research under way: what is studied for whom, and when its result is there."""

    ident: str
    brand: int
    kind: str
    due_hour: int


class Found(NamedTuple):
    """One figure that research has found: an estimate with its interval."""

    brand: int
    kind: str
    keys: tuple[str, ...]
    value: float
    low: float
    high: float
    hour: int
