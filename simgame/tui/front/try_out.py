"""Bots try a scenario out: a few seasons each, to see at once whether playing well pays."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.game.companions import companions
from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.players.policy import policy
from simgame.scenario import Loaded

BOTS = ("do_nothing", "random", "even_split", "greedy_roi")
SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Tried:
    """The scores of each bot, seed by seed."""

    scores: dict[str, tuple[int, ...]]

    @property
    def in_order(self) -> bool:
        """Whether whoever plays better also scores better, on average."""
        means = [sum(self.scores[bot]) / len(self.scores[bot]) for bot in BOTS]
        return means == sorted(means)


def try_out(loaded: Loaded) -> Tried:
    """Let bots play a scenario. Raises `ScenarioError`."""
    return Tried({bot: tuple(_total(loaded, bot, seed) for seed in SEEDS) for bot in BOTS})


def _total(loaded: Loaded, bot: str, seed: int) -> int:
    scenario, first = loaded.scenario, next(iter(loaded.scenario.seats))
    season = Season(scenario, seed, {**companions(scenario, first), first: policy(bot)})
    season.play_out()
    seat = season.seats[0]
    return score_season(season.setting, season.state, seat, season.reports(seat)).total
