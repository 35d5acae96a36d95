"""Reported figures say how far they can be trusted: the truth lies where they say, as often."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from simgame.game.season import Season
from simgame.game.season.moment import opening_kpis
from simgame.market import observe
from simgame.market.kpis import season_kpis
from simgame.pages import dashboard, review
from simgame.plan.errors import bounds, of_sum, unclear
from simgame.plan.kpis import BY_ID, COUNTED, KPIS, SURVEYED
from simgame.plan.observation import WeekReport
from tests.market.seasons import open_season, scenario

pytestmark = pytest.mark.unhurried  # a share is counted over many seasons

SEEDS = range(25)
# Of a few hundred intervals that should hold in 95 of 100 cases.
LEAST, MOST = 0.91, 0.985


def _played(seed: int) -> Season:
    season = open_season(scenario("tea-launch"), "greedy_roi", seed)
    while not season.finished:
        season.run_week()
    return season


@pytest.fixture(scope="module")
def seasons() -> list[Season]:
    """Return whole seasons on several seeds."""
    return [_played(seed) for seed in SEEDS]


def _exact(season: Season, report: WeekReport, patch: pytest.MonkeyPatch) -> WeekReport:
    """The same report, had nobody been off."""
    past, week = season.past[report.round - 1], report.round - 1
    before = season.past[week - 1].kpis if week else opening_kpis(season.setting)
    drawn = observe.noise_of
    with patch.context() as exact:
        exact.setattr(observe, "noise_of", lambda *known: np.ones_like(drawn(*known)))
        kpis = (before[0], past.kpis[0])
        return observe.week_report(
            season.setting, past.passed, 0, past.plans[0], season.streams, kpis
        )


def test_the_truth_lies_in_the_interval_as_often_as_it_says(
    seasons: list[Season], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In 19 of 20 weeks, for every figure that is surveyed or counted, over seasons and seeds."""
    held: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for season in seasons:
        for report in season.reports("you"):
            exact = _exact(season, report, monkeypatch)
            for kpi, error in report.errors.items():
                if exact.kpis[kpi] and exact.kpis[kpi] < 1:
                    low, high = bounds(report.kpis[kpi], error)
                    told[kpi] += 1
                    held[kpi] += low <= exact.kpis[kpi] <= high
            for row, true in zip(report.channels, exact.channels, strict=False):
                low, high = bounds(row.impressions, report.count_error)
                if row.keys == true.keys and true.impressions > 1000:
                    told["channel"] += 1
                    held["channel"] += low <= true.impressions <= high
    rates = {kpi: held[kpi] / n for kpi, n in told.items() if n >= 100}
    assert {*SURVEYED, "engagement_rate", "ctr", "channel"} <= rates.keys()
    assert {k: r for k, r in rates.items() if not LEAST < r < MOST} == {}


def test_every_figure_with_an_error_says_so(seasons: list[Season]) -> None:
    """And those of the books have none; nothing else has a source that is off."""
    off = {kpi.id for kpi in KPIS if kpi.error}
    for season in seasons[:2]:
        seen = season.observe("you")
        assert seen.last is not None
        assert set(seen.last.errors) == set(seen.errors) == off
        assert all(error > 0 for error in seen.errors.values())
        assert [bool(week.errors) for week in seen.history[-3:]] == [False, True, True]


def test_a_sum_over_the_season_has_the_errors_of_its_weeks(seasons: list[Season]) -> None:
    """Weeks err independently, so that a season's sum is surer than any week."""
    seen, reports = seasons[0].observe("you"), seasons[0].reports("you")
    for kpi in COUNTED:
        errors = [r.errors[kpi] for r in reports]
        assert seen.errors[kpi] == pytest.approx(
            of_sum([r.kpis[kpi] for r in reports], errors), abs=1e-4
        )
        assert seen.errors[kpi] < max(errors)


def test_what_stands_still_is_seldom_told_as_a_change(seasons: list[Season]) -> None:
    """Of weeks in which a level truly hardly moves, the survey says so in 1 of 20 at most."""
    still = wrong = 0
    for season in seasons:
        reports = season.reports("you")
        true = [
            season_kpis(season.setting, state, 0) for state in (*season.mondays[1:], season.state)
        ]
        for n in range(1, len(reports)):
            for kpi in SURVEYED:
                if abs(true[n][kpi] / true[n - 1][kpi] - 1) < 0.02:
                    now, was = reports[n], reports[n - 1]
                    margin = unclear(now.kpis[kpi], now.errors[kpi], was.kpis[kpi], was.errors[kpi])
                    still += 1
                    wrong += abs(now.kpis[kpi] - was.kpis[kpi]) > margin
    assert still > 100
    assert wrong / still < 0.08


def test_what_is_within_the_errors_is_no_news(seasons: list[Season]) -> None:
    """Neither among what changed most, nor with a direction, nor in what people say."""
    for season in seasons:
        seen, view = season.observe("you"), season.view
        page = review(view, seen)
        assert page is not None
        for row in page["changes"]:
            assert row.facts[0].moved
        told = [row for section in dashboard(view, seen).sections for row in section.rows]
        for row in (*page["figures"], *told):
            fact = row.facts[0]
            if fact.is_unclear:
                assert not fact.moved
                assert not fact.tone
                assert BY_ID[fact.id].source != "books"
