"""What working within the law, and outside of it, costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import (
    FAN_FEN,
    LABEL_HOURS,
    OWNER_HOURS,
    PERMIT_FEN,
    PERMIT_HOURS,
    RESERVE_SHARE,
    REVIEW_HOURS,
)
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Money and hours of review, permit, security, prevention, the emergency plan and fans."""
    wanted = plan.compliance
    found: tuple[tuple[str, int, str, float], ...] = (
        ("claim_review", 0, "content", REVIEW_HOURS * wanted.claim_review),
        ("permit", PERMIT_FEN * wanted.permit, "media", PERMIT_HOURS * wanted.permit),
        ("ai_labels", 0, "content", LABEL_HOURS * wanted.ai_labels),
        ("security_budget", wanted.security_budget, "", 0.0),
        ("prevention_budget", wanted.prevention_budget, "", 0.0),
        ("plan_owner", 0, "community", OWNER_HOURS * wanted.plan_owner),
        ("drill_hours", 0, "community", wanted.drill_hours),
        ("reserve", round(RESERVE_SHARE * wanted.reserve), "", 0.0),
        ("bought_fans", round(FAN_FEN * wanted.bought_fans), "", 0.0),
    )
    for name, fen, role, hours in found:
        if fen or hours:
            yield Line(f"compliance.{name}", fen, role, hours)
