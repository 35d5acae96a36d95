"""Timed events of a contest that come some days earlier or later, so that no calendar is learnt.

By how many days follows from a board's seed and the event's name: the same for every team, promised
with the seed, and to be seen when it is opened. What players are told beforehand stays where it
is, and so does what only speaks, what waits for a condition, and what the first week begins with.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from simgame.quantity.times import format_time
from simgame.scenario import load_merged
from simgame.scenario.event_parts import Happens

MOST_DAYS = 7
_WEEK, _DAY = 7, 24
_SPEAKS = ("message", "question")


def with_moved_events(merged: str, seed: int, days: int) -> str:
    """A scenario as merged (JSON) whose timed events are up to so many days off."""
    return _moved(merged, seed, days) if days else merged


def days_off(seed: int, name: str, days: int) -> int:
    """By how many days an event comes earlier (below 0) or later, on this seed."""
    drawn = hashlib.sha256(f"{seed}|moved|{name}".encode()).digest()[:8]
    return int.from_bytes(drawn) % (2 * days + 1) - days


@lru_cache(maxsize=32)
def _moved(merged: str, seed: int, days: int) -> str:
    told: dict[str, Any] = json.loads(merged)
    scenario, events = load_merged(told), dict(told.get("events") or {})
    last = _WEEK * scenario.rounds - 1
    for name, event in scenario.events.items():
        if _may_move(event):
            day, hour = divmod(event.at, _DAY)
            day = min(max(day + days_off(seed, name, days), _WEEK), last)
            events[name] = {**events[name], "at": format_time(_DAY * day + hour)}
    return json.dumps({**told, "events": events}, ensure_ascii=False)


def _may_move(event: Happens) -> bool:
    known = event.BINDS or getattr(event, "announced", None) is not None
    timed = event.condition is None and event.round > 1
    return timed and not known and event.type not in _SPEAKS
