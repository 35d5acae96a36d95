"""Rules of what a seat sees: an Observation stays small, and older reports can be asked for."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from tests.game.weeks import live_as
from tests.market.seasons import scenario, scripted

MOST_BYTES = 64 * 1024
REFERENCE = "_library/reference"
MOST_ROUNDS = 26
# What is affordable every week, by how a lever's path ends.
_USUAL = {".budget": 1_500_000, ".fee": 60_000, ".count": 1, ".posts": 1}


def _everything() -> Plan:
    """A plan that uses every lever there is, the quantities a little."""
    levers = catalogue_of(scenario(REFERENCE), all_open=True).by_path
    return plan_from({path: _used(path, spec) for path, spec in levers.items()})


def _used(path: str, spec: Spec) -> Value:
    usual = next((value for end, value in _USUAL.items() if path.endswith(end)), None)
    if usual is not None:
        return usual
    if spec.unit == "switch":
        return not spec.neutral
    if spec.unit == "choice":
        return next((c for c in spec.choices if c != spec.neutral), spec.neutral)
    low, high = float(spec.lever.low), float(spec.lever.high)
    value = low + 0.1 * (high - low)
    return max(round(value), 1) if isinstance(spec.neutral, int) else round(value, 2)


@pytest.fixture(scope="module")
def busiest() -> Season:
    """The longest season, in which every lever was used every week, with money for all of it."""
    played = scenario(REFERENCE)
    budget = played.budget.model_copy(update={"total": 10**10, "per_round": 10**9})
    rich = played.model_copy(update={"budget": budget, "rounds": MOST_ROUNDS})
    season = Season(rich, 1)
    player = scripted([_everything()] * MOST_ROUNDS)
    while not season.finished:
        live_as(season, player)
    return season


def test_with_every_lever_used_it_stays_within_64_kb(busiest: Season) -> None:
    """As JSON, after 26 rounds of the reference market."""
    seen = busiest.observe("you")
    assert len(seen.history) == MOST_ROUNDS
    assert len(seen.model_dump_json().encode()) <= MOST_BYTES


def test_every_report_is_whole(busiest: Season) -> None:
    """The plan, days, touchpoints and comments of every week are there, however long ago."""
    for number in range(1, MOST_ROUNDS + 1):
        report = busiest.report("you", number)
        assert report.round == number
        assert report.plan.keys() == flatten(_everything()).keys()
        assert len(report.days) == 7
        assert report.heard
        assert any(row.impressions for row in report.channels)


def test_last_and_history_are_what_was_reported(busiest: Season) -> None:
    """The last report whole but for its posts, and of every week the same figures."""
    seen, reports = busiest.observe("you"), busiest.reports("you")
    assert reports[-1].posts
    assert seen.last == reports[-1].model_copy(update={"posts": ()})
    assert [(w.round, w.kpis) for w in seen.history] == [(r.round, r.kpis) for r in reports]


@pytest.mark.parametrize("number", [-1, 0, MOST_ROUNDS + 1])
def test_a_week_that_is_not_over_has_no_report(busiest: Season, number: int) -> None:
    """Rounds count from 1."""
    with pytest.raises(IndexError):
        busiest.report("you", number)
