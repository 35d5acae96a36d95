"""How much of a result was luck: the same plans, and bots, on many other seeds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.again import Again, go_on
from simgame.lab.found_plans import bot_for
from simgame.lab.why import LuckBand
from simgame.lab.workers import ALL, Told, Workers, every
from simgame.players.policy import names

# Who is shown beside the season, as far as there are such bots, and on how many of the seeds each
# plays (assumption: what tells their means apart).
BOTS = ("random", "even_split", "greedy_roi", "planner")
BOT_SEEDS = 40
SEEDS = range(1, 101)


def luck_band(
    season: Season,
    *,
    seat: str = "",
    seeds: Sequence[int] = SEEDS,
    bots: Sequence[str] = BOTS,
    told: Told | None = None,
    processes: Workers = ALL,
) -> LuckBand:
    """The scores of the season's plans and of `bots` on other seeds.

    Rivals decide anew there, other people do what they did, and prompts that come again are
    answered as they were. Raises `NotOver` before the season's end.
    """
    again, there = Again(season, seat), [bot for bot in bots if bot.partition(":")[0] in names()]
    asked = [("", seed) for seed in seeds]
    asked += [(bot, seed) for bot in there for seed in seeds[:BOT_SEEDS]]
    totals = every(partial(_total, again), asked, processes, told)
    scores: dict[str, list[int]] = {}
    for (bot, _), total in zip(asked, totals, strict=True):
        scores.setdefault(bot, []).append(total)
    own, found = _scored(again.was, again.seat), {bot: tuple(scores[bot]) for bot in there}
    return LuckBand(own, tuple(seeds), tuple(scores[""]), found)


def _total(again: Again, asked: tuple[str, int]) -> int:
    """The score of the seat's own plans, or of a bot in its place, on one seed."""
    bot, seed = asked
    was, told = again.was, dict(again.unmoved)
    bots = {**was.bots, again.seat: bot_for(bot, was.scenario)} if bot else was.bots
    if not bot:
        told[again.seat] = again.plans_of(again.seat)
    answers = again.unanswered if bot else again.answers
    season = go_on(Season(was.scenario, seed, bots, was.rules), told, answers)
    return _scored(season, again.seat)


def _scored(season: Season, seat: str) -> int:
    return score_season(season.setting, season.state, seat, season.reports(seat)).total
