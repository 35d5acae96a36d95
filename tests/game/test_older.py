"""Rules of old reports: an Observation stays small, and what is still compared stays."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.game.older import LIMITS
from simgame.game.season import Season
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Policy
from simgame.scenario.schema import Scenario
from tests.game.weeks import live_as
from tests.market.seasons import reference, scenario, scripted

MOST_BYTES = 64 * 1024
REFERENCE = "_library/reference"
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
def busiest() -> Observation:
    """After a championship in which every lever was used every week, with money for all of it."""
    played = scenario(REFERENCE)
    budget = played.budget.model_copy(update={"total": 10**10, "per_round": 10**9})
    rich = played.model_copy(update={"budget": budget})
    return _after(rich, scripted([_everything()] * rich.rounds))


@pytest.fixture(scope="module")
def usual() -> Observation:
    """After a championship of the reference plan."""
    return _after(scenario(REFERENCE), reference(REFERENCE))


def _after(played: Scenario, player: Policy) -> Observation:
    season = Season(played, 1)
    while not season.finished:
        live_as(season, player)
    return season.observe(season.seats[0])


def test_with_every_lever_used_it_stays_within_64_kb(busiest: Observation) -> None:
    """As JSON, after 12 rounds of the reference market."""
    assert len(busiest.reports) == 12
    assert len(busiest.model_dump_json().encode()) <= MOST_BYTES


def test_the_last_report_is_whole(busiest: Observation) -> None:
    """Its plan, days, touchpoints and comments are all there."""
    last = busiest.reports[-1]
    assert last.plan.keys() == flatten(_everything()).keys()
    assert len(last.days) == 7
    assert last.heard
    assert any(row.impressions for row in last.channels)


def test_reports_keep_less_with_age(usual: Observation) -> None:
    """Comments and figures of touchpoints go first, then days, messages, and costs."""
    reports = usual.reports[::-1]
    kept = {
        "heard": [bool(r.heard) for r in reports],
        "whole": [any(row.impressions for row in r.channels) for r in reports],
        "days": [any(day.impressions for day in r.days) for r in reports],
        "messages": [any(day.messages for day in r.days) for r in reports],
        "costs": [any(row.spend for row in r.channels) for r in reports],
    }
    limits = LIMITS[0]._asdict()
    for name, found in kept.items():
        assert found == [age < limits[name] for age in range(12)], name


def test_kpis_and_forecasts_stay(usual: Observation, busiest: Observation) -> None:
    """Every week keeps every figure."""
    for seen in (usual, busiest):
        assert len({frozenset(report.kpis) for report in seen.reports}) == 1
    assert all(any(p.startswith("forecast.") for p in r.plan) for r in busiest.reports)
