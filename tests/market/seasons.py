"""Seasons as tests, verify rows and benchmarks play them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.market.clock import Rules
from simgame.market.observe import season_kpis
from simgame.market.streams import Streams
from simgame.players.policy import Policy, policy
from simgame.scenario.load import load_or_raise
from simgame.scenario.schema import Scenario

SHORT = str(Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml")
TEA = "tea-launch"


@lru_cache
def scenario(name: str) -> Scenario:
    """The scenario called `name`, or the file at that path, at its normal level."""
    return load_or_raise(name).scenario


def open_season(
    played: Scenario,
    bot: str | Policy,
    seed: int,
    rules: Rules | None = None,
    streams: Streams | None = None,
) -> Season:
    """A season in which `bot` plays every seat; rivals play their style."""
    decide = policy(bot) if isinstance(bot, str) else bot
    return Season(played, seed, dict.fromkeys(played.seats, decide), rules, streams)


def play(
    played: Scenario,
    bot: str | Policy,
    seed: int,
    rules: Rules | None = None,
    streams: Streams | None = None,
) -> Season:
    """The same season, played to its end."""
    season = open_season(played, bot, seed, rules, streams)
    while not season.finished:
        season.run_week()
    return season


def everybody(played: Scenario, bot: str) -> dict[str, Policy]:
    """`bot` for every brand, rivals included."""
    return dict.fromkeys((*played.seats, *played.rivals), policy(bot))


def figures(season: Season) -> Mapping[str, float]:
    """The true KPIs of the first seat, its `score` and the parts of it."""
    seat = season.seats[0]
    score = score_season(season.setting, season.state, seat, season.seen[seat].reports)
    kpis = season_kpis(season.setting, season.state, season.setting.brands.index(seat))
    return {**kpis, "score": score.total, **{p.id: p.points for p in score.parts}}
