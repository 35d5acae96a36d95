"""What a plan would add to each goal by last week's rates: a rule of thumb, no forecast.

The week's gain of a figure is taken as many times as what is planned exceeds what was spent, group
by group, weighted by the orders that each group had. Lags, luck and what is new are left out, so
that the player still has something to judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simgame.costs.sums import Costs
from simgame.game.score import goal_share
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import ChannelRow, Observation, WeekReport
from simgame.scenario.schema import Scenario

# A group cannot be taken to do more than so many times as much (assumption).
_MOST = 3.0


def outlook(view: Scenario, seen: Observation, costs: Costs) -> dict[str, float]:
    """The share of its points that each goal would come to; empty before there was a week."""
    report = seen.last
    if report is None:
        return {}
    times = planned_times(report, costs)
    return {
        kpi: goal_share(goal, seen.kpis.get(kpi, 0.0) + _gain(kpi, seen, report, costs, times))
        for kpi, goal in view.goals.items()
    }


def planned_times(report: WeekReport, costs: Costs) -> float:
    """How many times last week's results this plan buys, if money brings what it brought."""
    spent, orders = _by_group(report.channels)
    total = sum(orders.values())
    if not total:
        return 1.0
    return sum(count * _times(costs.of_path(group), spent[group])
               for group, count in orders.items()) / total  # fmt: skip


def _times(planned: int, spent: int) -> float:
    return min(planned / spent, _MOST) if spent else 1.0


def _by_group(rows: Sequence[ChannelRow]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """What was spent and ordered by lever group."""
    spent: dict[str, int] = {}
    orders: dict[str, int] = {}
    for row in rows:
        spent[row.group] = spent.get(row.group, 0) + row.spend
        orders[row.group] = orders.get(row.group, 0) + row.orders
    return spent, orders


def _gain(kpi: str, seen: Observation, report: WeekReport, costs: Costs, times: float) -> float:
    if kpi == "net_contribution":
        earned = report.kpis[kpi] + report.kpis["spend"]
        return earned * times - costs.total - sum(costs.own_hours.values())
    if BY_ID[kpi].span != "now":
        return report.kpis[kpi] * times
    before = seen.history[-2].kpis.get(kpi) if len(seen.history) > 1 else None
    return 0.0 if before is None else (report.kpis[kpi] - before) * times
