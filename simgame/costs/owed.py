"""What is owed whatever is planned: the wages of people hired in earlier weeks.

It is no part of what a plan costs, so it never keeps a week from running. It is paid first, out of
what the week may spend; whoever it does not reach for is let go.
"""

from __future__ import annotations

from collections.abc import Mapping

from simgame.plan.observation import Observation
from simgame.scenario.schema import Scenario


def hired_people(scenario: Scenario, observation: Observation) -> dict[str, int]:
    """People who were hired and work now, by role."""
    found = {
        role: round(observation.hours.get(role, 0.0) / staff.hours) - staff.people
        for role, staff in scenario.team.roles.items()
    }
    return {role: people for role, people in found.items() if people > 0}


def wage_fen(scenario: Scenario, role: str) -> int:
    """What one hired person of a role is paid a week, in fen; at least 1."""
    staff = scenario.team.roles[role]  # type: ignore[index]
    return max(round(staff.hours * staff.wage), 1)


def wages(scenario: Scenario, hired: Mapping[str, int]) -> dict[str, int]:
    """The week's wages of `hired` people by role, in fen."""
    return {role: people * wage_fen(scenario, role) for role, people in hired.items()}


def owed_now(scenario: Scenario, observation: Observation) -> int:
    """The wages that a player owes in this round, in fen."""
    return sum(wages(scenario, hired_people(scenario, observation)).values())


def let_go(scenario: Scenario, hired: Mapping[str, int], money: int) -> dict[str, int]:
    """How many people of each role have to go so that `money` fen pay the others.

    The best paid go first, so that as few go as can be; of equal wages, the first role.
    """
    gone: dict[str, int] = {}
    missing = sum(wages(scenario, hired).values()) - max(money, 0)
    for role in sorted(hired, key=lambda role: -wage_fen(scenario, role)):
        if missing <= 0:
            break
        each = wage_fen(scenario, role)
        gone[role] = min(hired[role], -(-missing // each))
        missing -= gone[role] * each
    return {role: people for role, people in gone.items() if people}
