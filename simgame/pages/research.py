"""What research has found, study by study: each figure with the interval it lies in."""

from __future__ import annotations

from collections.abc import Iterable

from simgame.pages.fact import Fact, Row, Section, Unit
from simgame.plan.observation import Finding
from simgame.scenario.schema import Scenario

_UNITS: dict[str, Unit] = {
    "third_party_data": "share",
    "kol_audit": "share",
    "satisfaction": "share",
    "competitor_spend": "fen",
    "lift_test": "count",
    "forecast": "count",
}


def studies(
    view: Scenario, findings: Iterable[Finding], week: int = 0, kind: str = ""
) -> list[Section]:
    """A section a study, the newest first; of one `week` or `kind` only, where given.

    Its id is `study`; the keys of its rows are the kind of study and what the figure is about.
    """
    gathered: dict[tuple[int, str], list[Row]] = {}
    for found in findings:
        if week in (0, found.week) and kind in ("", found.kind):
            gathered.setdefault((found.week, found.kind), []).append(_row(view, found))
    newest = sorted(gathered, key=lambda key: -key[0])
    return [Section("study", tuple(gathered[key]), key[0]) for key in newest]


def _row(view: Scenario, found: Finding) -> Row:
    # Where people spend their minutes is counted; all else is a ratio to what is usual.
    usual: Unit = "count" if found.keys and found.keys[-1] in view.platforms else "ratio"
    unit = _UNITS.get(found.kind, usual)
    fact = Fact("value", found.value, unit, interval=(found.low, found.high))
    return Row("finding", (found.kind, *found.keys), (fact,))
