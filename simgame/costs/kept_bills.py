"""What a plan buys is worked out once a week, for the bot that plans and the till that pays.

Plans and scenarios are known by being the very same objects, which do not change. Each thread has
bills of its own, and none outlives the week.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario

Bill = TypeVar("Bill")
# By the ids of plan and scenario; both are held as well, so that the ids stay theirs.
_THIS_WEEK: ContextVar[dict[tuple[int, int], tuple[Plan, Scenario, object]] | None]
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
    """What `make` finds, which must be the only one who asks for this."""
    kept = _THIS_WEEK.get()
    if kept is None:
        return make(plan, scenario)
    found = kept.get((id(plan), id(scenario)))
    if found is None:
        found = kept[id(plan), id(scenario)] = (plan, scenario, make(plan, scenario))
    return found[2]  # type: ignore[return-value]
