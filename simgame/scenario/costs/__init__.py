"""What a plan costs before it is run: money by lever path, and staff hours by role.

One file a lever group, with a function `lines(scenario, plan, context)`; they are found by
convention. The table of levers, the check before a week, bots and the market all use these figures.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario


class Line(NamedTuple):
    """What one thing costs for a week: `fen` of money and `hours` of a staff `role`.

    `path` is the lever path of what is bought; `reserved` fen may turn out lower.
    """

    path: str
    fen: int = 0
    role: str = ""
    hours: float = 0.0
    reserved: int = 0

    @property
    def group(self) -> str:
        """The lever group it belongs to."""
        return self.path.split(".", 1)[0]


class Context(NamedTuple):
    """What costs depend on besides the plan.

    Members now and joins last week, both by channel; people hired so far, by role.
    """

    members: Mapping[str, int]
    joins: Mapping[str, int]
    hired: Mapping[str, int] = {}


Lines = Callable[[Scenario, Plan, Context], Iterator[Line]]


@lru_cache(maxsize=1)
def groups() -> dict[str, Lines]:
    """The cost lines of every lever group that costs anything, by group."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    return {n: importlib.import_module(f"{__name__}.{n}").lines for n in names}


@dataclass(slots=True)
class Costs:
    """Money in fen by the path of what is bought (`content.douyin.short-video`), hours by role.

    What is `reserved` may turn out lower.
    """

    money: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    hours: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All money, with what is reserved, in fen."""
        return sum(self.money.values()) + sum(self.reserved.values())

    def of_group(self, group: str) -> int:
        """Money of one lever group, in fen."""
        return sum(
            fen
            for lines in (self.money, self.reserved)
            for path, fen in lines.items()
            if path.split(".", 1)[0] == group
        )

    def of_path(self, path: str) -> int:
        """Money of what stands at or above a lever path, in fen."""
        return sum(
            fen
            for lines in (self.money, self.reserved)
            for bought, fen in lines.items()
            if path == bought or path.startswith(bought + ".")
        )


def costs_of(plan: Plan, scenario: Scenario, observation: Observation) -> Costs:
    """What `plan` would cost now, for one week."""
    joins: dict[str, int] = {}
    if observation.last is not None:
        rows = observation.last.channels
        joins = {row.keys[0]: row.joins for row in rows if row.group == "private"}
    hired: dict[str, int] = {
        role: max(round(observation.hours.get(role, 0.0) / staff.hours) - staff.people, 0)
        for role, staff in scenario.team.roles.items()
    }
    return sum_of(plan, scenario, Context(observation.members, joins, hired))


def sum_of(plan: Plan, scenario: Scenario, context: Context) -> Costs:
    """The costs of `plan` for one week in a given `context`."""
    costs = Costs(hours=dict.fromkeys(scenario.team.roles, 0.0))
    for lines in groups().values():
        for line in lines(scenario, plan, context):
            if line.fen:
                costs.money[line.path] = costs.money.get(line.path, 0) + line.fen
            if line.reserved:
                costs.reserved[line.path] = costs.reserved.get(line.path, 0) + line.reserved
            if line.role:
                costs.hours[line.role] = costs.hours.get(line.role, 0.0) + line.hours
    return costs
