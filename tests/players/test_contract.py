"""What every bot keeps to; bots are found by convention, none listed."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from random import Random

import pytest

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten
from simgame.players.brief import Brief
from simgame.players.policy import RIVALS_ONLY, UnknownPlayer, for_seat, names, policy
from tests.balance.habits import SHORTCUTS
from tests.market.seasons import SHORT, TEA, everybody, scenario

BOTS = (
    *names(),
    *RIVALS_ONLY,
    "single_channel:kol",
    "single_channel:content",
    "single_channel:private",
)
every_bot = pytest.mark.parametrize("bot", BOTS)
both_scenarios = pytest.mark.parametrize("played", [SHORT, TEA], ids=["short", "tea-launch"])


def moments(played: str, bot: str) -> Iterator[tuple[Season, str, Brief, Observation]]:
    """Every brand at every decision of a season that `bot` plays for all of them."""
    season = Season(scenario(played), 3, everybody(scenario(played), bot))
    while not season.finished:
        for brand in season.setting.brands:
            yield season, brand, season.brief(brand), season.observe(brand)
        season.run_week()


@both_scenarios
@every_bot
def test_its_plans_may_run(bot: str, played: str) -> None:
    """Every observation gets a plan, for a seat or a rival, and nothing in it blocks."""
    found = []
    for season, brand, brief, observation in moments(played, bot):
        plan = policy(bot)(brief, observation, Random(observation.round))
        problems = check_plan(plan, season.view, brief.catalogue, observation)
        found += [(brand, observation.round, p) for p in problems if p.blocks]
    assert found == []


@both_scenarios
@every_bot
def test_it_decides_by_what_it_is_shown(bot: str, played: str) -> None:
    """The same figures and the same random numbers, read back from JSON, give the same plan."""
    for season, brand, brief, observation in moments(played, bot):
        shown = Observation.model_validate_json(observation.model_dump_json())
        again = Brief(season.view.model_copy(), brief.catalogue, brand, brief.style)
        plan = policy(bot)(brief, observation, Random(9))
        assert plan == policy(bot)(again, shown, Random(9))


@both_scenarios
@every_bot
def test_it_looks_at_no_more_than_it_says(bot: str, played: str) -> None:
    """What a season shows it, which may be a part of all, gives the plan that all would give."""
    for season, brand, brief, observation in moments(played, bot):
        if getattr(policy(bot), "looks", None) is not None:
            plan = policy(bot)(brief, observation, Random(0))
            assert season.decided(brand, policy(bot)) == plan


@every_bot
def test_it_takes_nothing_but_brief_observation_and_rng(bot: str) -> None:
    """Its signature leaves no way in for the truth, and its module explains it."""
    module = importlib.import_module(f"simgame.players.{bot.partition(':')[0]}")
    first = list(inspect.signature(module.decide).parameters)[:3]
    assert first == ["brief", "observation", "rng"]
    assert module.__doc__
    assert module.decide.__doc__


@every_bot
def test_it_takes_no_shortcuts(bot: str) -> None:
    """No bot buys fans, hides advertising or exaggerates unless it is asked to."""
    for _, _, brief, observation in moments(SHORT, bot):
        plan = policy(bot)(brief, observation, Random(1))
        assert not flatten(plan).keys() & SHORTCUTS.keys()


def test_the_manner_of_rivals_takes_no_seat() -> None:
    """It plays what a scenario says of a rival; in a player's seat it would do nothing."""
    assert not set(RIVALS_ONLY) & set(names())
    for bot in RIVALS_ONLY:
        with pytest.raises(UnknownPlayer) as unknown:
            for_seat(bot)
        assert bot not in unknown.value.known
    assert for_seat("single_channel:kol")


def test_doing_nothing_is_the_empty_plan() -> None:
    """The measure of what the market gives for free."""
    for _, _, brief, observation in moments(SHORT, "do_nothing"):
        assert policy("do_nothing")(brief, observation, Random(1)) == Plan()


@pytest.mark.parametrize("group", ["paid", "kol", "content", "private"])
def test_a_single_channel_stays_in_it(group: str) -> None:
    """All levers it moves are those of its channel."""
    bot = f"single_channel:{group}"
    moved = {
        path.split(".")[0]
        for _, _, brief, observation in moments(SHORT, bot)
        for path in flatten(policy(bot)(brief, observation, Random(1)))
    }
    assert moved == {group}


def test_even_split_leaves_no_group_out() -> None:
    """It puts money into every group that is open."""
    _, _, brief, observation = next(moments(TEA, "even_split"))
    plan = policy("even_split")(brief, observation, Random(1))
    assert {path.split(".")[0] for path in flatten(plan)} == {"content", "paid", "kol", "private"}


def test_an_unknown_bot_is_told_with_the_nearest() -> None:
    """A slip in a name says which one may be meant."""
    with pytest.raises(UnknownPlayer) as told:
        policy("even-split")
    assert told.value.nearest == "even_split"
