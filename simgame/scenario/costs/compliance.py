"""What compliance costs."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import LABEL_HOURS
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The hours to keep a register of AI work."""
    if plan.compliance.ai_labels:
        yield Line("compliance.ai_labels", role="content", hours=LABEL_HOURS)
