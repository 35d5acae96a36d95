"""Rules of old reports: an Observation stays small, and what is still compared stays."""

from __future__ import annotations

import pytest

from simgame.game.menu import catalogue_of
from simgame.game.older import WHOLE, WITH_COSTS, WITH_DAYS, WITH_MESSAGES
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from tests.market.seasons import play, scenario, scripted

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
def seen() -> Observation:
    """What is seen after a championship in which every lever was used every week."""
    season = play(scenario(REFERENCE), scripted([_everything()] * 12), 1)
    return season.observe(season.seats[0])


def test_with_every_lever_used_it_stays_within_64_kb(seen: Observation) -> None:
    """As JSON, after 12 rounds of the reference market."""
    assert len(seen.reports) == 12
    assert len(seen.model_dump_json().encode()) <= MOST_BYTES


def test_the_last_report_is_whole(seen: Observation) -> None:
    """Its plan, days and touchpoints are all there."""
    last = seen.reports[-1]
    assert last.plan.keys() >= {"paid.douyin.budget", "content.douyin.short-video.count"}
    assert len(last.days) == 7
    assert any(row.impressions for row in last.channels)


def test_reports_keep_less_with_age(seen: Observation) -> None:
    """Figures of touchpoints go first, then days, messages, and what touchpoints cost."""
    whole = [any(row.impressions for row in r.channels) for r in reversed(seen.reports)]
    days = [any(day.impressions for day in r.days) for r in reversed(seen.reports)]
    told = [any(day.messages for day in r.days) for r in reversed(seen.reports)]
    costs = [any(row.spend for row in r.channels) for r in reversed(seen.reports)]
    for found, until in (
        (whole, WHOLE),
        (days, WITH_DAYS),
        (told, WITH_MESSAGES),
        (costs, WITH_COSTS),
    ):
        assert found == [age < until for age in range(12)]


def test_kpis_stay(seen: Observation) -> None:
    """Every week keeps every figure."""
    assert len({frozenset(report.kpis) for report in seen.reports}) == 1
