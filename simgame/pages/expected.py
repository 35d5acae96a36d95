"""Expected against actual, week by week: so that luck and habit are seen before the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame.game.score import forecast_skill
from simgame.pages.fact import Fact, Row, Section, figure
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Scenario


def expected(view: Scenario, reports: Sequence[WeekReport]) -> Section:
    """A row a forecast figure and week, the newest week first; its keys are the KPI and the week.

    `came` is against the week before; `expected`, `off` (by how much of what came) and `skill` are
    left out where nothing was forecast, and `skill` in week 1. The note is `miss` where it came
    outside of what was expected by more than the report can be wrong and 2 %.
    """
    rows = [row for n in range(len(reports), 0, -1) for row in _week(view, reports[:n])]
    return Section("expected", tuple(rows))


def _week(view: Scenario, reports: Sequence[WeekReport]) -> Iterator[Row]:
    now, before = reports[-1], reports[-2] if len(reports) > 1 else None
    for kpi in view.forecast:
        errors = (now.errors, before.errors if before else {})
        was = before.kpis[kpi] if before else None
        came = figure(kpi, now.kpis[kpi], was, errors=errors, name="came")
        keys, thought = (kpi, str(now.round)), now.plan.get(f"forecast.{kpi}")
        if isinstance(thought, bool) or not isinstance(thought, int | float):
            yield Row("expected", keys, (came,), "none")
            continue
        off = off_by(thought, came)
        facts = [came, Fact("expected", thought, came.unit), off]
        if was is not None:
            facts.append(Fact("skill", forecast_skill(thought, was, came.value), "share"))
        yield Row("expected", keys, tuple(facts), "" if off.tone == "good" else "miss")


def off_by(thought: float, came: Fact) -> Fact:
    """How far off a forecast was, as a share of what came: above 0 too low, `good` where it hit.

    Where nothing came it was off by all of it, which is ±1. Every face judges by this.
    """
    off = (came.value - thought) / abs(came.value or thought or 1.0)
    return Fact("off", off, "share", "good" if abs(off) <= _near(came) else "")


# A forecast this close is a hit (share; assumption).
_HIT = 0.02


def _near(came: Fact) -> float:
    """How far off a forecast may be and count as a hit: no more than the report may be itself."""
    if came.interval is None or not came.value:
        return _HIT
    return max(_HIT, abs(came.interval[1] - came.value) / abs(came.value))
