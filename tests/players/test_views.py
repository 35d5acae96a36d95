"""What a player or bot may see: reported figures, never the truth or what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from simgame.game.season import Season
from simgame.market.kpis import season_kpis
from simgame.market.state import State
from simgame.market.totals import TOTALS
from simgame.scenario import public_view
from simgame.scenario.parts import Kol
from tests.market.seasons import SHORT, TEA, play, scenario

HIDDEN = ("fake_followers", "reliability", "flair")
OF_PLATFORMS = ("fake_traffic",)
# Names of the state that players see too, as reported figures or from their own books.
SHOWN = {"week", "followers", "members", "trust", "jobs", "bookings", "posts", "spent", "found"}
TRUTH = {f.name for f in fields(State)} - SHOWN | {"seed", "events", *HIDDEN, *OF_PLATFORMS}
MOST_BYTES = 64 * 1024


@pytest.fixture(scope="module")
def season() -> Season:
    """A season of tea-launch at its end."""
    return play(scenario(TEA), "greedy_roi", 5)


def names_in(data: Any) -> Iterator[str]:
    """Every key of nested data."""
    if isinstance(data, dict):
        yield from data
        data = list(data.values())
    if isinstance(data, list | tuple):
        for part in data:
            yield from names_in(part)


def test_an_observation_names_no_truth(season: Season) -> None:
    """No field of the state that only the market knows, nor seed, events or hidden traits."""
    shown = season.observe(season.seats[0]).model_dump()
    assert sorted(TRUTH & set(names_in(shown))) == []


@pytest.mark.parametrize("kpi", ["brand_awareness", "appeal_share", "trust"])
def test_surveyed_figures_are_blurred(season: Season, kpi: str) -> None:
    """Awareness and trust are surveyed: near the truth, and not the truth."""
    seen = season.observe(season.seats[0]).kpis[kpi]
    true = season_kpis(season.setting, season.state, 0)[kpi]
    assert seen != pytest.approx(true, rel=1e-4)
    assert seen == pytest.approx(true, rel=0.25)


def test_stages_do_not_give_awareness_away(season: Season) -> None:
    """People by stage add up to the market, and are blurred like all that platforms count."""
    stages = season.observe(season.seats[0]).stages
    people = int(season.setting.people.sum())
    true = season_kpis(season.setting, season.state, 0)["brand_awareness"]
    known = 1 - stages["opportunity"] / people
    assert people == sum(stages.values())
    assert known != pytest.approx(true, rel=1e-4)
    assert known == pytest.approx(true, rel=0.25)


def test_counts_of_platforms_are_blurred(season: Season) -> None:
    """What platforms report differs from what happened, by a few per cent."""
    report = season.reports(season.seats[0])[-1]
    reported = sum(row.impressions for row in report.channels)
    kind = TOTALS.index("impressions")
    true = int(season.state.totals[0, kind] - season.mondays[-1].totals[0, kind])
    assert reported != true
    assert reported == pytest.approx(true, rel=0.15)
    assert sum(day.impressions for day in report.days) == pytest.approx(reported, abs=20)


def test_money_is_exact(season: Season) -> None:
    """A company knows its books: what is left is budget less what was spent."""
    seen = season.observe(season.seats[0])
    left = season.scenario.budget.total - int(season.state.spent[0])
    assert seen.money_left == left


@pytest.mark.parametrize("name", [SHORT, TEA, "tutorial"], ids=["short", "tea-launch", "tutorial"])
def test_the_public_view_hides_what_is_to_come(name: str) -> None:
    """No events, no hidden traits of KOLs, no budgets or manners of rivals."""
    view = public_view(scenario(name))
    defaults = {field: Kol.model_fields[field].get_default() for field in HIDDEN}
    assert view.events == {}
    assert view.rival_styles == {}
    assert all({f: getattr(kol, f) for f in HIDDEN} == defaults for kol in view.kols.values())
    assert {rival.budget for rival in view.rivals.values()} <= {0}
    assert {rival.style for rival in view.rivals.values()} <= {""}


def test_the_public_view_keeps_what_players_need() -> None:
    """Everything else is as it is written."""
    whole = scenario(TEA).model_dump()
    view = public_view(scenario(TEA)).model_dump()
    differ = {name for name in whole if whole[name] != view[name]}
    assert differ == {"events", "rival_styles", "platforms", "kols", "rivals"}
    for name, platform in whole["platforms"].items():
        changed = {f for f, value in platform.items() if view["platforms"][name][f] != value}
        assert changed <= {*OF_PLATFORMS}


@pytest.mark.parametrize("bot", ["even_split", "greedy_roi"])
def test_an_observation_stays_small(bot: str) -> None:
    """At most 64 KB as JSON after a championship of 12 rounds."""
    long = scenario(TEA).model_copy(update={"rounds": 12})
    season = play(long, bot, 3)
    assert len(season.observe(season.seats[0]).model_dump_json().encode()) <= MOST_BYTES
