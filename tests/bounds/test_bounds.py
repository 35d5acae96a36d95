"""A scenario that `check` accepts can be played, whatever stands in it; the rest is a finding.

`make verify` plays thousands of them; here a few, and one for each way in which some once broke.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.autoplay import BotPlayer
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.players.policy import for_seat
from simgame.quantity.parse import parse_money
from simgame.scenario.loading import load_source
from simgame.scenario.parts import MOST_FEE
from simgame.scenario.schema import Scenario
from tests.bounds.seasons import BOTS, AtRandom, bot_at_bounds, breaks, plans_at_bounds
from tests.market.seasons import SHORT

# What once ended a season or broke a law: what stands in the short scenario, and what instead.
ONCE_BROKEN = {
    "content for a fen": ("cost: ¥600", "cost: ¥0.01"),
    "as little money as can be": ("per_round: ¥40k", "per_round: ¥0.01"),
    "more touches than the lever takes": ("weekly_exit: 1%", "weekly_exit: 1%, best_touches: 26"),
    "customers from the first day": ("appeal: 0.3%", "appeal: 0.3%, customers: 33%"),
    "everybody follows": ("{douyin: 3k, xiaohongshu: 2k}", "{douyin: 4M, xiaohongshu: 4M}"),
    "the dearest goods": ("goods_cost: ¥24", "goods_cost: ¥600k"),
    "a delivery as late as can be": ("delivery: 3 days", "delivery: 14 days"),
    "as many people as can be": ("people: 4M", "people: 10B"),
    "no time for anything": ("hours: 10 hours", "hours: 1 minute"),
    "a lever of a group that opens later": (
        "rounds: 4", "rounds: 4\nlevers: {paid.*.objective: {unlock: round 3}}",
    ),
}  # fmt: skip


def short_with(before: str, after: str) -> Scenario:
    """The short scenario with one change; it is one that `check` accepts."""
    text = Path(SHORT).read_text("utf-8")
    assert text.count(before) == 1, before
    return load_source(text.replace(before, after), "short.yaml").scenario


@pytest.mark.parametrize("change", ONCE_BROKEN.values(), ids=ONCE_BROKEN)
def test_what_once_broke_is_played(change: tuple[str, str]) -> None:
    """Every bot, and plans at random, play a scenario at a bound without breaking any law."""
    scenario = short_with(*change)
    players = {name: BotPlayer(for_seat(name)) for name in BOTS}
    broken = {name: breaks(scenario, player, 1) for name, player in players.items()}
    assert {name: found for name, found in broken.items() if found} == {}
    assert breaks(scenario, AtRandom(1), 1) == []


@pytest.mark.parametrize("number", range(8))
def test_bots_play_whatever_is_valid(number: int) -> None:
    """No exception, negative count, overflow, plan refused or score out of bounds."""
    lived = bot_at_bounds(number)
    assert not lived.broken, lived


@pytest.mark.parametrize("number", range(4))
def test_any_valid_plan_is_lived(number: int) -> None:
    """The same for plans at random, each lever anywhere in its bounds."""
    lived = plans_at_bounds(number)
    assert not lived.broken, lived


def test_no_kol_asks_for_more_than_may_be_offered() -> None:
    """The dearest fee of a scenario is the most that the lever takes."""
    (fee,) = (p.lever for p in patterns(Plan) if str(p) == "kol.{kols}.fee")
    assert fee.high == parse_money(MOST_FEE)
