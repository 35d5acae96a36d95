"""Whether an event of the scenario happens now: by its round, or by how things stand.

A condition looks at the true KPIs at the end of the week that has just passed: a level, or a sum
over the season so far. `for` counts whole weeks: a week counts when the condition is true on its
Sunday, so `3 days` ask for one Sunday and `2 weeks` for two in a row. An event happens once, unless
it says `repeat`; then again each time its condition becomes true after having been false. What
happens to the whole market looks at every player, and is true when it is true of one.
"""

from __future__ import annotations

import operator
from math import ceil
from typing import TypeVar

from simgame.market.kpis import season_kpis
from simgame.market.remembered import HAPPENED, HELD, Happenings
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.week import Week
from simgame.scenario.event_parts import Happens, Test

Some = TypeVar("Some", bound=Happens)
_COMPARE = (("below", operator.lt), ("above", operator.gt), ("at_least", operator.ge))


@once
def events_of(setting: Setting, kind: type[Some]) -> tuple[tuple[int, str, Some], ...]:
    """The scenario's events of a kind, each with its number and its id."""
    events = enumerate(setting.scenario.events.items())
    return tuple((at, name, event) for at, (name, event) in events if isinstance(event, kind))


def due(week: Week, brand: int, index: int, event: Happens, watched: tuple[int, ...] = ()) -> bool:
    """Whether `event`, the scenario's number `index`, happens to `brand` in this week.

    Its condition is looked at for all the brands `watched`, or for `brand` alone.
    """
    held = Happenings(week.state).held[brand, index]
    if week.state.week < event.round - 1:
        return False
    if event.condition is None:
        return week.state.week == event.round - 1
    looked = watched or (brand,)
    true = week.state.week > 0 and any(holds(event, _kpis(week, b)) for b in looked)
    before = int(held[HELD])
    held[HELD] = before + 1 if true else 0
    wanted = max(ceil(event.condition.lasting / 7), 1)
    if not true or held[HELD] != wanted or (held[HAPPENED] and not getattr(event, "repeat", False)):
        return False
    held[HAPPENED] += 1
    return True


def holds(event: Happens, kpis: dict[str, float]) -> bool:
    """Whether the condition of `event` is true of `kpis`: its own test, `all`, `any`."""
    when = event.condition
    if when is None:
        return True
    own = not when.metric or _passes(when, kpis)
    every = all(_passes(test, kpis) for test in when.all)
    some = not when.any or any(_passes(test, kpis) for test in when.any)
    return own and every and some


def _passes(test: Test, kpis: dict[str, float]) -> bool:
    value = kpis.get(test.metric, 0.0)
    bounds = [(getattr(test, name), compare) for name, compare in _COMPARE]
    return all(compare(value, bound) for bound, compare in bounds if bound is not None)


def _kpis(week: Week, brand: int) -> dict[str, float]:
    """The KPIs of `brand` on the Sunday that has just passed."""
    return season_kpis(week.setting, week.state, brand)
