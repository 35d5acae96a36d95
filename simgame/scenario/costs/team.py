"""What the team costs: hiring and wages, overtime, training, and the hours spent talking."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import OVERTIME_PAY, RECRUITING_HOURS, TRAINING_FEN
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Money and hours of hiring, overtime, training, briefing and feedback."""
    for role, staff in scenario.team.roles.items():
        path = f"team.roles.{role}"
        if hired := context.hired.get(role, 0):
            yield Line(path, round(hired * staff.hours * staff.wage))
        order = plan.team.roles.get(role)
        if order is None:
            continue
        if order.hire:
            yield Line(f"{path}.hire", round(order.hire * RECRUITING_HOURS * staff.wage))
        if order.overtime_hours:
            pay = round(order.overtime_hours * OVERTIME_PAY * staff.wage)
            yield Line(f"{path}.overtime_hours", pay, role, -order.overtime_hours)
        if order.training_hours:
            fee = round(order.training_hours * TRAINING_FEN)
            yield Line(f"{path}.training_hours", fee, role, order.training_hours)
    yield from _talk(scenario, "briefing_hours", plan.team.briefing_hours)
    yield from _talk(scenario, "feedback_hours", plan.team.feedback_hours)


def _talk(scenario: Scenario, name: str, hours: float) -> Iterator[Line]:
    """Hours of a meeting, shared by the roles as they have hours."""
    if not hours:
        return
    whole = sum(s.people * s.hours for s in scenario.team.roles.values())
    for role, staff in scenario.team.roles.items():
        if staff.people:
            yield Line(f"team.{name}", 0, role, hours * staff.people * staff.hours / whole)
