"""The chart of a figure: gold is the best week there was, red what is below zero."""

from __future__ import annotations

import pytest

from simgame.game.desk.play import Play
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.plan.observation import WeekReport
from simgame.tui.tabs.dashboard_rows import chosen_rows
from tests.tui import canned

T = texts("en")


def _tones(
    monkeypatch: pytest.MonkeyPatch,
    kpi: str,
    values: list[float],
    error: float = 0.0,
    view: str = "weeks",
) -> set[str]:
    """The tones of the chart of weeks with these values."""
    session = canned.CannedSession(len(values) + 1)
    play = Play(session, MemoryDrafts(), "normal", 7)
    reports = [_with(n, kpi, value, error) for n, value in enumerate(values, 1)]
    monkeypatch.setattr(Play, "reports", lambda _: reports)
    rows = chosen_rows(play, kpi, view, T, 60, 0)[:12]
    return {span.tone for row in rows for span in row if "█" in span.text or "▀" in span.text}


def _with(number: int, kpi: str, value: float, error: float) -> WeekReport:
    report = canned.report(number)
    days = tuple(day.model_copy(update={"joins": 0, "exits": 9}) for day in report.days)
    kpis, errors = {**report.kpis, kpi: value}, {**report.errors, kpi: error}
    return report.model_copy(update={"kpis": kpis, "errors": errors, "days": days})


@pytest.mark.parametrize(
    ("kpi", "values", "error", "gold"),
    [
        ("orders", [100.0, 140.0], 0.0, True),
        ("orders", [140.0, 100.0], 0.0, False),
        ("cac", [3_000.0, 9_000.0], 0.0, False),  # the dearest customer is no record
        ("cac", [9_000.0, 3_000.0], 0.0, True),
        ("trust", [0.50, 0.52], 0.05, False),  # within the survey's error
        ("trust", [0.50, 0.62], 0.05, True),
    ],
)
def test_gold_is_the_best_week(
    monkeypatch: pytest.MonkeyPatch, kpi: str, values: list[float], error: float, gold: bool
) -> None:
    """By what is better of the figure, and by more than its report can be wrong."""
    assert any("gold" in tone for tone in _tones(monkeypatch, kpi, values, error)) is gold


def test_days_below_zero_are_red(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members who left are not drawn like those who came."""
    tones = _tones(monkeypatch, "members", [500.0, 437.0], view="days")
    assert tones
    assert all("bad" in tone for tone in tones)
