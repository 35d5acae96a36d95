"""Follows a plan that was found by playing many seasons, never the one it plays.

It reacts simply: what it expects moves with what was last reported, and where money is short it
advertises less. Where no plan was found for the scenario it follows reported return, as
`greedy_roi` does; `simgame anchors` finds one.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from simgame.costs.owed import owed_now
from simgame.costs.sums import costs_of, free_to_plan
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, plan_from
from simgame.players import greedy_roi
from simgame.players.brief import Brief, Policy

# The lever values of a round, counted from 1.
Found = Callable[[int], Values]

# How far an expectation follows last week's surprise (share of its log), and at most how many
# times it is moved (assumption).
_FOLLOWS, _AT_MOST = 0.8, 3.0


def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """Without a plan of its own it does as `greedy_roi`."""
    return greedy_roi.decide(brief, observation, rng)


def following(found: Found) -> Policy:
    """The bot with a plan that was found for the scenario."""

    def decide_by_it(brief: Brief, observation: Observation, rng: Random) -> Plan:
        now, known = observation.round, brief.catalogue.by_path
        values = {p: v for p, v in found(now).items() if p in known and known[p].is_open(now)}
        values |= _expected(found, values, observation)
        return plan_from(_paid_for(brief, observation, values))

    return decide_by_it


def _expected(found: Found, values: Values, observation: Observation) -> dict[str, Value]:
    """Forecasts of the plan, moved by how last week turned out against what it expected."""
    last = observation.last
    if last is None:
        return {}
    before, moved = found(last.round), dict[str, Value]()
    for path, expected in values.items():
        group, _, kpi = path.partition(".")
        usual = before.get(path)
        if group != "forecast" or not isinstance(expected, int | float) or not _above_0(usual):
            continue
        ratio = max(last.kpis.get(kpi, 0.0), 0.0) / float(usual)  # type: ignore[arg-type]
        moved[path] = round(expected * min(max(ratio, 1 / _AT_MOST), _AT_MOST) ** _FOLLOWS, 4)
    return moved


def _above_0(value: Value | None) -> bool:
    return isinstance(value, int | float) and value > 0


def _paid_for(brief: Brief, observation: Observation, values: Values) -> Values:
    """The values with smaller ad budgets where the week cannot pay for all of them."""
    budgets = {p: v for p, v in values.items() if p.startswith("paid.") and p.endswith(".budget")}
    ads = sum(int(v) for v in budgets.values())
    whole = costs_of(plan_from(values), brief.scenario, observation).total
    over = whole - free_to_plan(owed_now(brief.scenario, observation), observation)
    if over <= 0 or not ads:
        return values
    left = max(1 - over / ads, 0.0)
    return {**values, **{path: int(int(v) * left) for path, v in budgets.items()}}
