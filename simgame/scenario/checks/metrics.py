"""S217: goals and forecasts name metrics that the game measures.

A goal is judged at the end, so a rate of one week cannot be one.
"""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.plan.kpis import BY_ID
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The goals and forecasts of metrics there are not."""
    goals: list[tuple[Path, str]] = [(("goals", name), name) for name in scenario.goals]
    forecasts: list[tuple[Path, str]] = [
        (("forecast", number), name) for number, name in enumerate(scenario.forecast)
    ]
    lasting = {name: kpi for name, kpi in BY_ID.items() if kpi.span != "week"}
    return [*unknown("S217", goals, lasting, at), *unknown("S217", forecasts, BY_ID, at)]
