"""What a plan buys is worked out once a week, for the bot that plans and the till that pays.

Plans and scenarios are known by being the very same objects, which do not change. Each thread has
bills of its own, and none outlives the week.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario

Bill = TypeVar("Bill")
# By who makes it and the ids of plan and scenario; both are held, so that the ids stay theirs.
_Key: TypeAlias = tuple[Callable[..., object], int, int]
_THIS_WEEK: ContextVar[dict[_Key, tuple[Plan, Scenario, object]] | None]
_THIS_WEEK = ContextVar("bills of this week", default=None)


@contextmanager
def bills_kept() -> Iterator[None]:
    """Keep bills until the end of the block; outside of one each is worked out when asked for."""
    token = _THIS_WEEK.set({})
    try:
        yield
    finally:
        _THIS_WEEK.reset(token)


def kept_bill(make: Callable[[Plan, Scenario], Bill], plan: Plan, scenario: Scenario) -> Bill:
    """What `make` finds of a plan in a scenario."""
    kept = _THIS_WEEK.get()
    if kept is None:
        return make(plan, scenario)
    key = (make, id(plan), id(scenario))
    found = kept.get(key)
    if found is None:
        found = kept[key] = (plan, scenario, make(plan, scenario))
    return found[2]  # type: ignore[return-value]
