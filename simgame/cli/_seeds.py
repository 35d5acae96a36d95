"""Several players on the same seeds: what each scores in the mean, and how much is luck."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from simgame.cli._season import find_player, rejection
from simgame.cli._table import tenths
from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.game.autoplay import Player
    from simgame.game.score import Score, ScorePart
    from simgame.lab.trial import Refused
    from simgame.lab.workers import Workers
    from simgame.scenario import Loaded


@dataclass(frozen=True, slots=True)
class Played:
    """One player's seasons: a score for each seed, None where `failed` says why there is none."""

    player: str
    seeds: tuple[int, ...]
    scores: tuple[Score | None, ...]
    failed: Mapping[int, str]

    @property
    def totals(self) -> list[int]:
        return [score.total for score in self.scores if score is not None]

    @property
    def spread(self) -> float:
        """The standard deviation of the totals; 0 for a single season."""
        return stdev(self.totals) if len(self.totals) > 1 else 0.0

    def goals(self) -> Mapping[str, float]:
        """The mean value of each goal, in the unit of its metric."""
        played = (score for score in self.scores if score is not None)
        ids = dict.fromkeys(part.id for score in played for part in score.part("goals").parts)
        return {goal: fmean(self.values(goal)) for goal in ids}

    def values(self, goal: str) -> list[float]:
        """What was reached of a goal on each seed, in the unit of its metric."""
        return [part.figures["value"] for part in self._parts(goal)]

    def points(self, goal: str) -> tuple[float, float]:
        """The mean of the points that a goal gave, and how many it can give."""
        parts = self._parts(goal)
        return fmean(part.points for part in parts), parts[0].most

    def _parts(self, goal: str) -> list[ScorePart]:
        played = (score for score in self.scores if score is not None)
        return [p for score in played for p in score.part("goals").parts if p.id == goal]

    def why(self, t: Texts) -> list[str]:
        """What became of the seasons that failed, each reason once."""
        first: dict[str, int] = {}
        for seed, why in self.failed.items():
            first.setdefault(why, seed)
        return [
            t("{player}, seed {seed}: {why}", player=self.player, seed=seed, why=why)
            for why, seed in first.items()
        ]


class Players(NamedTuple):
    """Those who are to play in their order, each once: who is able to, and why others are not."""

    names: tuple[str, ...]
    able: Mapping[str, Player]
    cannot: Mapping[str, str]


def find_players(names: Iterable[str], loaded: Loaded, t: Texts) -> Players:
    """The players of these names; ends the command where none of them can play."""
    able: dict[str, Player] = {}
    cannot: dict[str, click.ClickException] = {}
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        try:
            able[name] = find_player(name, loaded, t)
        except click.ClickException as error:
            cannot[name] = error
    if not able:
        raise next(iter(cannot.values()))
    return Players(wanted, able, {name: cannot[name].format_message() for name in cannot})


def _failed_player(player: str, seeds: Sequence[int], why: str) -> Played:
    """The row of a player who cannot play at all."""
    return Played(player, tuple(seeds), (None,) * len(seeds), dict.fromkeys(seeds, why))


def as_json(one: Played) -> dict[str, Any]:
    """The stable object of one player; its fields are described in docs/reference/cli.md."""
    return {
        "player": one.player,
        "scores": [None if score is None else score.total for score in one.scores],
        "mean": fmean(one.totals) if one.totals else None,
        "sd": one.spread,
        "quantiles": list(tenths(one.totals)) if one.totals else None,
        "goals": dict(one.goals()),
        "points": {goal: one.points(goal)[0] for goal in one.goals()},
        "failed": [{"seed": seed, "why": why} for seed, why in one.failed.items()],
    }


def play_all(
    loaded: Loaded,
    level: str,
    players: Players,
    seeds: Sequence[int],
    t: Texts,
    workers: Workers,
) -> list[Played]:
    """Let every player play every seed, with a row for each.

    A season that fails, and a player who cannot play, keep no other from being played. Tells on
    stderr how far it is, where a person looks.
    """
    from simgame.lab.trial import Trial, score_of
    from simgame.lab.trials import TrialsFailed, run_each

    trials = [Trial(loaded.file, player, level) for player in players.able]
    told = partial(_tell, t) if sys.stderr.isatty() else None
    found: Sequence[Sequence[Score | Refused | None]]
    errors: dict[tuple[str, int], str] = {}
    try:
        found = run_each(score_of, trials, seeds, workers, told)
    except TrialsFailed as failed:
        found = failed.found
        errors = {(one.trial.player, one.seed): one.why.error for one in failed.failed}
    rows = {
        player: _played(loaded, player, dict(zip(seeds, row, strict=True)), errors, t)
        for player, row in zip(players.able, found, strict=True)
    }
    rows |= {name: _failed_player(name, seeds, why) for name, why in players.cannot.items()}
    return [rows[name] for name in players.names]


def _played(
    loaded: Loaded,
    player: str,
    row: Mapping[int, Score | Refused | None],
    errors: Mapping[tuple[str, int], str],
    t: Texts,
) -> Played:
    from simgame.lab.trial import Refused

    failed: dict[int, str] = {}
    for seed, one in row.items():
        if one is None:
            failed[seed] = errors[player, seed]
        elif isinstance(one, Refused):
            failed[seed] = rejection(loaded.scenario, one.week, one.problems, t)
    scores = tuple(None if seed in failed else one for seed, one in row.items())
    return Played(player, tuple(row), scores, failed)  # type: ignore[arg-type]


def _tell(t: Texts, number: int, count: int) -> None:
    said = t("season {n} of {count}", n=number, count=count)
    click.echo(f"\r{said}", err=True, nl=number == count)
