"""What helps with a forecast: the last change, told as everywhere else."""

from __future__ import annotations

import pytest

from simgame.game.desk.play import Play
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.plan.observation import WeekKpis
from simgame.tui.levers.working import forecasts
from tests.tui import canned

EN = texts("en")


def _said(before: float, now: float, error: float, monkeypatch: pytest.MonkeyPatch) -> str:
    session = canned.CannedSession(3)
    play = Play(session, MemoryDrafts(), "normal", 7)
    spec = next(spec for spec in play.catalogue.specs if spec.path == "forecast.orders")
    weeks = tuple(
        WeekKpis(round=n, kpis={**canned.kpis(n), "orders": value}, errors={"orders": error})
        for n, value in enumerate((before, now), 1)
    )
    seen = play.observation.model_copy(update={"history": weeks})
    monkeypatch.setattr(Play, "observation", seen)
    rows = forecasts(play, spec, EN, 60)
    return "\n".join("".join(span.text for span in row) for row in rows)


@pytest.mark.parametrize(
    ("before", "now", "error", "told"),
    [
        (3, 168, 0.0, "×56"),  # no ▲5500%
        (100, 150, 0.0, "▲50%"),
        (100, 104, 0.04, "unclear"),  # within the error of the reports
        (-2_000, -6_000, 0.0, "▼"),  # of a loss no percent, and not upwards
    ],
)
def test_a_change_is_told_as_on_the_dashboard(
    before: float, now: float, error: float, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In multiples where it is large, and not at all where it may be an error."""
    said = _said(before, now, error, monkeypatch)
    assert told in said
    assert ("%" in said) is ("%" in told)
