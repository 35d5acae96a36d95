"""What simply has to be paid and staffed: tools, research, training, service and the like.

Idea: whatever a plan buys that no other mechanism settles is paid on Monday, and what there was no
money for does not happen. The staff hours it takes are not there for anything else.

    hours left = hours − Σ hours of what is bought, at least 0

Sources: course:F14 (hours by role); prices are those the player was shown. Limits: whole weeks.
"""

from __future__ import annotations

from simgame.costs.lines import Line
from simgame.market.mechanism import Parameters
from simgame.market.week import Week
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from

LEVERS = ()
WRITES = ("week.hours",)
# Settled, and worked, by mechanisms of their own.
_ELSEWHERE = frozenset({"content", "paid", "kol", "private"})


class Params(Parameters):
    """Prices are those that the player is shown."""


def step(hours: float, taken: float) -> float:
    """Hours of a role that are left when `taken` hours of it are used up."""
    return max(hours - taken, 0.0)


def start_week(week: Week, params: Params) -> None:
    """Pay for what every plan buys, and take away what there is no money for."""
    for brand, lines in enumerate(week.till.lines):
        for line in week.till.short[brand]:
            had = week.till.left(brand, line.path)
            week.tell(brand, "no-money-for", lever=line.path, had=had, cost=line.most)
        for line in lines:
            if line.group in _ELSEWHERE:
                continue
            if line.due == "now" and line in week.till.short[brand]:
                week.levers.replace(brand, _without(week.levers.plans[brand], line.path))
            else:
                _take(week, brand, line)


def _take(week: Week, brand: int, line: Line) -> None:
    if line.fen:
        week.till.pay(brand, line.path, line.fen)
    if line.role in week.setting.roles:
        role = week.setting.roles.index(line.role)
        week.hours[brand, role] = step(week.hours.item(brand, role), line.hours)


def _without(plan: Plan, path: str) -> Plan:
    """The plan without the levers at or below `path`."""
    values = flatten(plan)
    kept = {p: v for p, v in values.items() if p != path and not p.startswith(path + ".")}
    return plan_from(kept)
