"""Several players on the same seeds: what each scores in the mean, and how much is luck."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any

import click

from simgame.cli._table import table
from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.game.score import Score


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
    players: Sequence[str], seeds: Sequence[int], play: Callable[[str, int], Score], t: Texts
) -> list[Played]:
    """Let every player play every seed; tells on stderr how far it is, where a person looks."""
    scores: dict[str, list[Score]] = {player: [] for player in players}
    count = len(scores) * len(seeds)
    for number, (player, seed) in enumerate(product(scores, seeds), 1):
        scores[player].append(play(player, seed))
        if sys.stderr.isatty():
            said = t("season {n} of {count}", n=number, count=count)
            click.echo(f"\r{said}", err=True, nl=number == count)
    return [Played(player, tuple(found)) for player, found in scores.items()]
