"""What a brand may spend: the scenario's budget, and what events add to it or cut from it.

A budget that changes in a round holds from its Monday on, and players plan by it; one that hangs on
a condition is told in the week in which that is found true, and holds from the next Monday on. A
`change` is of the money for the weeks that are left: of a total of 8 weeks, from round 6 on, −20 %
takes a fifth of three eighths.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simgame.market.remembered import BEGAN, Happenings
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.state import State
from simgame.scenario.market_events import BudgetChange


class Purse(NamedTuple):
    """Money of a brand in fen: for the whole season, and at most in this week."""

    total: int
    weekly: int


def purse(setting: Setting, state: State, brand: int) -> Purse:
    """What a brand has in the week that `state` opens; a rival has no limit a week."""
    name = setting.brands[brand]
    total = setting.season_budget(name)
    if brand >= len(setting.seats):
        return Purse(total, total)
    usual, rounds = setting.scenario.budget, setting.scenario.rounds
    weekly = usual.per_round
    for event, first in _changed(setting, state, brand):
        left = max(rounds - first + 1, 1)
        if event.amount is not None:
            total, weekly = total + event.amount, weekly + round(event.amount / left)
        if event.change:
            total += round(event.change * usual.total * left / rounds)
            weekly += round(event.change * usual.per_round)
    return Purse(max(total, 0), max(weekly, 0))


def _changed(setting: Setting, state: State, brand: int) -> Iterator[tuple[BudgetChange, int]]:
    """The events that hold by now for a brand, each with its first round."""
    now = state.week + 1
    for index, event in _budgets(setting):
        if event.condition is None:
            first = event.round
        else:
            began = int(Happenings(state).held[brand, index, BEGAN])
            first = began + 1 if began else now + 1
        if first <= now:
            yield event, first


@once
def _budgets(setting: Setting) -> tuple[tuple[int, BudgetChange], ...]:
    events = enumerate(setting.scenario.events.values())
    return tuple((index, event) for index, event in events if isinstance(event, BudgetChange))
