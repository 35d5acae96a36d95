"""How much of a result was luck: the same plans, and bots, on many other seeds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from statistics import fmean

from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.again import Again, go_on
from simgame.lab.found_plans import anchors_of, bot_for
from simgame.lab.why import LuckBand
from simgame.lab.workers import ALL, Told, Workers, every
from simgame.players.policy import names

# Who is shown beside the season, as far as there are such bots, and on how many of the seeds those
# play who were not measured (assumption: what tells their means apart).
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
    """The scores of the season's plans on other seeds, and what `bots` score on average.

    Rivals decide anew there, other people do what they did, and prompts that come again are
    answered as they were. Bots have the means that grades go by, where they were measured in this
    very scenario; the others play. Raises `NotOver` before the season's end.
    """
    again = Again(season, seat)
    anchors = anchors_of(season.scenario)
    known = anchors.means if anchors is not None else {}
    there = [bot for bot in bots if bot.partition(":")[0] in names()]
    asked = [("", seed) for seed in seeds]
    asked += [(bot, seed) for bot in there if bot not in known for seed in seeds[:BOT_SEEDS]]
    totals = every(partial(_total, again), asked, processes, told)
    scores: dict[str, list[int]] = {}
    for (bot, _), total in zip(asked, totals, strict=True):
        scores.setdefault(bot, []).append(total)
    means = {bot: known[bot] if bot in known else fmean(scores[bot]) for bot in there}
    return LuckBand(_scored(again.was, again.seat), tuple(seeds), tuple(scores[""]), means)


def _total(again: Again, asked: tuple[str, int]) -> int:
    """The score of the seat's own plans, or of a bot in its place, on one seed."""
    bot, seed = asked
    if not bot:
        return _scored(again.elsewhere(seed, again.plans_of(again.seat)), again.seat)
    was = again.was
    bots = {**was.bots, again.seat: bot_for(bot, was.scenario)}
    season = Season(was.scenario, seed, bots, was.rules)
    return _scored(go_on(season, again.unmoved, again.unanswered), again.seat)


def _scored(season: Season, seat: str) -> int:
    return score_season(season.setting, season.state, seat, season.reports(seat)).total
