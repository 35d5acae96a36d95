"""A week as it is on Monday morning, and single mechanisms run on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simgame.market.mechanism import Parameters, defaults, mechanisms
from simgame.market.run_week import _open
from simgame.market.setting import compile_setting
from simgame.market.state import State, opening_state
from simgame.market.streams import Streams
from simgame.market.week import Week
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.scenario.schema import Scenario


def monday(
    played: Scenario, plans: Sequence[Plan] = (), state: State | None = None, seed: int = 7
) -> Week:
    """The week that begins at `state`, or the first; brands without a plan do nothing."""
    setting = compile_setting(played)
    all_plans = [*plans, *(Plan() for _ in setting.brands)][: len(setting.brands)]
    start = opening_state(setting) if state is None else state
    return _open(setting, start, all_plans, Streams(seed), {}, frozenset())


def monday_with(
    played: Scenario, levers: Mapping[str, Value], state: State | None = None, seed: int = 7
) -> Week:
    """The same with one seat's levers; whoever plays besides does nothing."""
    return monday(played, [plan_from(levers)], state, seed)


def run(week: Week, mechanism: str, *hooks: str, params: Parameters | None = None) -> Week:
    """Let `mechanism` work on the week by these hooks, with its defaults or with `params`."""
    for hook in hooks:
        getattr(mechanisms()[mechanism], hook)(week, params or defaults(mechanism))
    return week
