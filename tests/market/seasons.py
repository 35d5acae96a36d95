"""Seasons as tests, verify rows and benchmarks play them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

from simgame.game.season import Season
from simgame.lab.trial import Trial, policy_of
from simgame.market.run_week import Rules
from simgame.market.streams import Streams
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
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


def plans_of(season: Season, brand: str) -> list[Plan]:
    """What `brand` decided, week by week."""
    return [past.plans[season.setting.brands.index(brand)] for past in season.past]


def scripted(plans: Sequence[Plan]) -> Policy:
    """The policy that plays these plans, one a round, whatever it sees."""

    def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG001
        return plans[observation.round - 1]

    return decide


def busy() -> list[Plan]:
    """Plans for the short season that use every lever group and leave all kinds of work undone."""
    season = play(scenario(SHORT), "greedy_roi", 4)
    more = {
        "content.xiaohongshu.picture-text.count": 12,
        "kol.campus-kai.posts": 3,
        "kol.campus-kai.fee": 400_000,
    }
    return [plan_from(flatten(plan) | more) for plan in plans_of(season, season.seats[0])]


def reference(name: str) -> Policy:
    """The policy that plays the plan which a shipped scenario carries with it."""
    return policy_of(Trial(name))
