"""Several players on the same seeds: what each scores in the mean, and how much is luck."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any

import click

from simgame.cli._season import rejection
from simgame.cli._table import table
from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.game.score import Score
    from simgame.scenario import Loaded


@dataclass(frozen=True, slots=True)
class Played:
    """One player's seasons, a score for each seed."""

    player: str
    scores: tuple[Score, ...]

    @property
    def totals(self) -> list[int]:
        return [score.total for score in self.scores]

    @property
    def spread(self) -> float:
        """The standard deviation of the totals; 0 for a single season."""
        return stdev(self.totals) if len(self.scores) > 1 else 0.0

    def goals(self) -> Mapping[str, float]:
        """The mean value of each goal, in the unit of its metric."""
        parts = [part for score in self.scores for part in score.part("goals").parts]
        ids = dict.fromkeys(part.id for part in parts)
        return {i: fmean(p.figures["value"] for p in parts if p.id == i) for i in ids}


def season_table(played: Sequence[Played], t: Texts) -> str:
    """A row for each player: mean and spread of the score, and the mean of each goal."""
    from simgame.words import figure, kpi_name

    goals = list(played[0].goals())
    head = (t("player"), t("score"), t("± sd"), t("lowest"), t("highest"))
    rows = [(*head, *(kpi_name(goal, t) for goal in goals))]
    for one in played:
        totals, values = one.totals, one.goals()
        numbers = (fmean(totals), one.spread, min(totals), max(totals))
        told = (figure(goal, values[goal], t) for goal in goals)
        rows.append((one.player, *(f"{number:.0f}" for number in numbers), *told))
    return table(rows, right=range(1, len(rows[0])))


def as_json(one: Played) -> dict[str, Any]:
    """The stable object of one player; its fields are described in docs/reference/cli.md."""
    totals = one.totals
    return {
        "player": one.player,
        "scores": totals,
        "mean": fmean(totals),
        "sd": one.spread,
        "goals": dict(one.goals()),
    }


def play_all(
    loaded: Loaded, level: str, players: Sequence[str], seeds: Sequence[int], t: Texts
) -> tuple[list[Played], list[str]]:
    """Let every player play every seed: those who could, and what became of the other seasons.

    Tells on stderr how far it is, where a person looks.
    """
    from simgame.game.score import Score
    from simgame.lab.trial import Refused, Trial, score_of
    from simgame.lab.trials import TrialsFailed, run_each

    trials = [Trial(loaded.scenario, player, level) for player in dict.fromkeys(players)]
    said, played = list[str](), list[Played]()
    told = partial(_tell, t) if sys.stderr.isatty() else None
    found: Sequence[Sequence[Score | Refused | None]]
    try:
        found = run_each(score_of, trials, seeds, told=told)
    except TrialsFailed as failed:
        found = failed.found
        said += [_of(one.trial.player, one.seed, one.why.error, t) for one in failed.failed]
    for trial, row in zip(trials, found, strict=True):
        scores = tuple(one for one in row if isinstance(one, Score))
        if len(scores) == len(row):
            played.append(Played(trial.player, scores))
        for seed, one in zip(seeds, row, strict=True):
            if isinstance(one, Refused):
                why = rejection(loaded.scenario, one.week, one.problems, t)
                said.append(_of(trial.player, seed, why, t))
    return played, said


def _tell(t: Texts, number: int, count: int) -> None:
    said = t("season {n} of {count}", n=number, count=count)
    click.echo(f"\r{said}", err=True, nl=number == count)


def _of(player: str, seed: int, why: str, t: Texts) -> str:
    return t("{player}, seed {seed}: {why}", player=player, seed=seed, why=why)
