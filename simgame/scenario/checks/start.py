"""S336: a season begins on a Monday, for a round is a week and days are called by their names."""

from __future__ import annotations

import datetime

from simgame.findings import Finding, Say
from simgame.locale import N_
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip


def check_start(scenario: Scenario, at: Places) -> list[Finding]:
    """S336: the first day is a Monday; proposed are the one before and the one behind it."""
    start = scenario.start
    day = start.weekday()
    if not day:
        return []
    before = start - datetime.timedelta(days=day)
    writes = {"write": str(before), "other": str(before + datetime.timedelta(weeks=1))}
    values = {"start": start, "day": Say(_DAYS[day])}
    hint = Say(N_("write `{write}` or `{other}`"), writes)
    return [Finding("S336", at(("start",)), values, (hint,), ("start",))]
