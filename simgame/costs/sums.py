"""What a plan comes to before it is run: money by lever path, staff hours by role, what is owed."""

from __future__ import annotations

from dataclasses import dataclass, field

from simgame.costs.lines import Context, lines_of
from simgame.costs.owed import hired_people, wages
from simgame.costs.own_hours import own_hours_fen
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario


@dataclass(slots=True)
class Costs:
    """Money in fen by the path of what is bought (`content.douyin.short-video`), hours by role.

    What is `reserved` comes on top if it happens. The wages `owed` by role are no part of the plan.
    What the `hours` of one's own staff are worth, in `own_hours` by role, takes nothing from the
    budget: net contribution counts it.
    """

    money: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    hours: dict[str, float] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    own_hours: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All money, with what is reserved, in fen."""
        return sum(self.money.values()) + sum(self.reserved.values())

    @property
    def owing(self) -> int:
        """What is owed in all, in fen."""
        return sum(self.owed.values())

    def of_path(self, path: str) -> int:
        """Money of what stands at, above or below a lever path, such as a group, in fen."""
        return sum(
            fen
            for lines in (self.money, self.reserved)
            for bought, fen in lines.items()
            if f"{path}.".startswith(f"{bought}.") or bought.startswith(f"{path}.")
        )


def costs_of(plan: Plan, scenario: Scenario, observation: Observation) -> Costs:
    """What `plan` would cost now, for one week."""
    costs = sum_of(plan, scenario, context_of(observation))
    hired = hired_people(scenario, observation)
    costs.owed = wages(scenario, hired)
    costs.own_hours = own_hours_fen(scenario, costs.hours, hired)
    return costs


def spendable(observation: Observation) -> int:
    """The most this round may spend, in fen."""
    return min(observation.week_cap, observation.money_left)


def free_to_plan(owing: int, observation: Observation) -> int:
    """The most that a plan may cost this round, in fen: what is owed comes before it."""
    return max(spendable(observation) - owing, 0)


def context_of(observation: Observation) -> Context:
    """What costs depend on besides the plan, as a player sees it."""
    return Context(observation.members, observation.newcomers, observation.regulars)


def sum_of(plan: Plan, scenario: Scenario, context: Context) -> Costs:
    """The costs of `plan` for one week in a given `context`."""
    costs = Costs(hours=dict.fromkeys(scenario.team.roles, 0.0))
    for line in lines_of(plan, scenario, context):
        if line.fen:
            costs.money[line.path] = costs.money.get(line.path, 0) + line.fen
        if line.reserved:
            costs.reserved[line.path] = costs.reserved.get(line.path, 0) + line.reserved
        if line.role:
            costs.hours[line.role] = costs.hours.get(line.role, 0.0) + line.hours
    return costs
