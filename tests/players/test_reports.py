"""What reports are worth: late, blurred, and better with data tools; the truth stays inside."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simgame.game.season import Season
from simgame.market.totals import TOTALS
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from tests.market.seasons import open_season, plans_of, scenario

ABROAD = str(Path(__file__).parents[1] / "fixtures" / "abroad" / "scenario.yaml")
TOOLS: dict[str, Value] = {"tools.tracking": True, "tools.automation": True}


def played(levers: dict[str, Value], weeks: int, seed: int = 3) -> Season:
    """Some weeks abroad of a bot with `levers` in every round."""
    even = policy("even_split")

    def decide(brief, observation, rng) -> Plan:  # type: ignore[no-untyped-def]
        return plan_from(flatten(even(brief, observation, rng)) | levers)

    season = open_season(scenario(ABROAD), decide, seed)
    for _ in range(weeks):
        season.run_week()
    return season


def ratio(season: Season) -> float:
    """Reported impressions of the first week against what was counted."""
    report = season.reports(season.seats[0])[0]
    return float(report.kpis["impressions"]) / int(
        season.state.totals[0, TOTALS.index("impressions")]
    )


def test_the_weekend_is_reported_late_and_sooner_with_tools() -> None:
    """The first report lacks part of the weekend; tracking and automation bring most of it."""
    assert ratio(played({}, 1)) < ratio(played(TOOLS, 1)) < 1.03


def test_a_data_platform_blurs_less() -> None:
    """The error of reports is smaller for a brand that joins its data."""
    tier: dict[str, Value] = {"tools.data_platform": 3, "compliance.consent_policy": "explicit"}
    assert played(tier, 1).state.noise[0] < 0.8
    assert played({}, 1).state.noise[0] == pytest.approx(1)


def test_abroad_data_needs_consent() -> None:
    """Under the law abroad, a data platform is worth more to those who ask."""
    asks: dict[str, Value] = {"tools.data_platform": 3, "compliance.consent_policy": "explicit"}
    basic: dict[str, Value] = {"tools.data_platform": 3}
    assert played(asks, 1).state.noise[0] < played(basic, 1).state.noise[0]


def test_no_report_names_what_mechanisms_keep() -> None:
    """Nothing that a mechanism keeps for itself is in an Observation, by name."""
    season = played(TOOLS, 2)
    said = season.observe(season.seats[0]).model_dump_json()
    kept = {name.partition(".")[2] for name in season.state.own}
    secret = kept & {"lost", "luck", "maturity", "month", "settled", "young", "bound", "survey"}
    assert secret
    assert [name for name in sorted(secret) if f'"{name}"' in said] == []


def test_a_newcomer_platform_gives_reach_away() -> None:
    """While it opens up, its posts are seen by more people than without the event."""
    season = played({}, 3)
    calm = scenario(ABROAD).model_copy(update={"events": {}})
    plans = plans_of(season, season.seats[0])
    quiet = open_season(calm, lambda brief, seen, rng: plans[seen.round - 1], 3)  # noqa: ARG005
    for _ in range(3):
        quiet.run_week()
    views = [
        np.sum([r.impressions for w in s.reports(s.seats[0])[1:] for r in w.channels
                if r.group == "content" and r.keys[0] == "tiktok"])
        for s in (season, quiet)
    ]  # fmt: skip
    assert views[0] > views[1]
