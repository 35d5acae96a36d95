"""What the hours of one's own staff are worth.

They are on the payroll whatever is planned, so their hours take nothing from the budget. They are
no gift either: an hour spent on one thing is not spent on another, so net contribution counts
every hour that a plan asks for at its role's wage. Hired people are paid out of the budget, and
their part of the work is not counted again.
"""

from __future__ import annotations

from collections.abc import Mapping

from simgame.scenario.schema import Scenario


def own_hours_fen(
    scenario: Scenario, hours: Mapping[str, float], hired: Mapping[str, int]
) -> dict[str, int]:
    """What `hours` of work by role are worth in fen, without those of `hired` people.

    Roles that the scenario lacks, and those whose hours are worth nothing, are left out.
    """
    worth: dict[str, int] = {}
    for role, staff in scenario.team.roles.items():
        people = staff.people + hired.get(role, 0)
        if people and (fen := round(hours.get(role, 0.0) * staff.wage * staff.people / people)):
            worth[role] = fen
    return worth
