"""What KOLs cost."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import BRIEFING_HOURS, audit_fen
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """Fees, and the hours to brief each KOL."""
    for kol, offer in plan.kol.items():
        if offer.posts and kol in scenario.kols:
            hours = BRIEFING_HOURS * offer.posts
            if offer.audit:
                yield Line(f"kol.{kol}.audit", audit_fen(offer.fee))
            yield Line(f"kol.{kol}", offer.fee * offer.posts, "media", hours)
