"""What simply has to be paid and staffed: tools, research, training, service and the like.

Idea: whatever a plan buys that no other mechanism pays for is paid on Monday, in the order of the
Plan, as long as there is money; what there is no money for does not happen. The staff hours it
takes are not there for anything else.

    money left = money − Σ price of what is bought
    hours left = hours − Σ hours of what is bought, at least 0

Sources: course:F14 (hours by role); prices are the scenario's and the game's. Limits: whole weeks;
an overdraft can only come from crises.
"""

from __future__ import annotations

from simgame.costs.lines import Context, Line, lines_of
from simgame.market.mechanism import Parameters
from simgame.market.week import Week
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from

LEVERS = ()
WRITES = ("week.hours",)
# Content, advertising, KOLs and private traffic are paid for by mechanisms of their own.
_PAID_ELSEWHERE = frozenset({"content", "paid", "kol", "private"})


class Params(Parameters):
    """Prices are those that the player is shown."""


def step(prices: list[int], money: int) -> list[bool]:
    """Which of the things at `prices` fen are bought, one after the other, with `money` fen."""
    bought = []
    for price in prices:
        bought.append(price <= money)
        money -= price if price <= money else 0
    return bought


def start_week(week: Week, params: Params) -> None:
    """Pay for what every plan buys, and take away what there is no money for."""
    for brand, plan in enumerate(week.levers.plans):
        found = _lines(week, plan)
        bought = step([line.fen for line in found], int(week.money_left[brand]))
        for line, is_bought in zip(found, bought, strict=True):
            if is_bought:
                _take(week, brand, line)
            else:
                week.levers.replace(brand, _without(week.levers.plans[brand], line.path))
                week.tell(brand, "no-money-for", lever=line.path)


def _lines(week: Week, plan: Plan) -> list[Line]:
    """What the plan buys, with its price and hours."""
    lines = lines_of(plan, week.setting.scenario, Context())
    return [line for line in lines if line.group not in _PAID_ELSEWHERE]


def _take(week: Week, brand: int, line: Line) -> None:
    if line.fen:
        touch = week.setting.touch_index.get(tuple(line.path.split(".")[:2]))
        week.pay(brand, line.group, line.fen, touch)
    if line.role in week.setting.roles:
        role = week.setting.roles.index(line.role)
        week.hours[brand, role] = max(week.hours[brand, role] - line.hours, 0.0)


def _without(plan: Plan, path: str) -> Plan:
    """The plan without the levers at or below `path`."""
    values = flatten(plan)
    kept = {p: v for p, v in values.items() if p != path and not p.startswith(path + ".")}
    return plan_from(kept)
