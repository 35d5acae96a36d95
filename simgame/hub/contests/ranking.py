"""Places: from the boards that were played, with bands from playing the same plans on other luck.

    margin of a team    mean over boards of (its score − the median score of that board) × weight,
                        to a tenth of a point
    band                1 + teams clearly better … n − teams clearly worse

Boards of one scenario have a weight of 1, those of unlike ones what makes their points alike
(`laid_out.weights`).

A team is clearly better than another when the mean of their paired differences over the
verification seeds is above 0 by more than its 95 % interval (Student's t). Every team's plans are
played again as they were, which favours plans that need no correcting: the board says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from simgame.lab.effect import mean_and_half

# Scores by board, and by board and verification seed.
Scores = Mapping[int, int]
Again = Mapping[int, Sequence[int]]
# By how much a point counts, by board; 1 where nothing is said.
Weights = Mapping[int, float]
_ALIKE: Weights = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a board.

    `place` is shared by those whom nothing tells apart; `band` is None while nothing was verified.
    """

    place: int
    team: int
    margin: float
    scores: Scores
    band: tuple[int, int] | None = None
    half: float = 0.0


def ranked(
    scores: Mapping[int, Scores],
    again: Mapping[int, Again] | None = None,
    weights: Weights = _ALIKE,
) -> list[Standing]:
    """Teams by their margin; ties go by boards won against each other, then by the worst board.

    A team that has not played a board counts there as the worst of those who have. Margins are in
    points as they count by `weights`, scores as they were.
    """
    boards = sorted({board for played in scores.values() for board in played})
    whole = {team: {b: _of(scores, team, b) * weights.get(b, 1) for b in boards} for team in scores}
    medians = {b: median(whole[team][b] for team in whole) for b in boards}
    margin = {
        team: _mean([whole[team][b] - medians[b] for b in boards]) for team in whole
    }  # fmt: skip
    # Teams with one margin are told apart by how often they were ahead of each other, then by their
    # worst board; nothing else, such as a name or who came first, decides.
    keys = {
        team: (
            -margin[team],
            -sum(
                _wins(whole[team], whole[other]) for other in whole if margin[other] == margin[team]
            ),
            -min(whole[team].values(), default=0),
        )
        for team in whole
    }
    order = sorted(keys, key=lambda team: (keys[team], team))
    bands = _bands(order, again, weights) if again else {}
    return [
        Standing(
            place=1 + sum(keys[other] < keys[team] for other in keys),
            team=team,
            margin=margin[team],
            scores=scores[team],
            band=bands[team][0] if team in bands else None,
            half=bands[team][1] if team in bands else 0.0,
        )
        for team in order
    ]


def ranked_beside(
    scores: Mapping[int, Scores],
    again: Mapping[int, Again],
    bots: Collection[int],
    weights: Weights = _ALIKE,
) -> list[Standing]:
    """People by their margin, and bots beside them: where a bot would stand, without a band.

    Medians, places and bands are those of people, as if no bot had played.
    """
    people = ranked({team: scores[team] for team in scores if team not in bots},
                    {team: again[team] for team in again if team not in bots} or None,
                    weights)  # fmt: skip
    boards = {board for one in people for board in one.scores}
    medians = {b: median(_of({p.team: p.scores for p in people}, p.team, b) for p in people)
               for b in boards}  # fmt: skip
    beside = []
    for bot in sorted(set(bots) & scores.keys()):
        gaps = [(score - medians[b]) * weights.get(b, 1)
                for b, score in scores[bot].items() if b in boards]  # fmt: skip
        margin = _mean(gaps)
        place = 1 + sum(one.margin > margin for one in people)
        beside.append(Standing(place, bot, margin, scores[bot]))
    return [*people, *beside]


def _mean(gaps: Sequence[float]) -> float:
    """To a tenth of a point, as it is shown: what nobody sees decides nothing."""
    return round(sum(gaps) / max(len(gaps), 1), 1)


def _of(scores: Mapping[int, Scores], team: int, board: int) -> int:
    if board in scores[team]:
        return scores[team][board]
    return min(played[board] for played in scores.values() if board in played)


def _wins(mine: Mapping[int, float], theirs: Mapping[int, float]) -> int:
    """Boards on which one was ahead of the other, less those on which they were behind."""
    return sum((mine[b] > theirs[b]) - (mine[b] < theirs[b]) for b in mine)


def _bands(
    teams: Sequence[int], again: Mapping[int, Again], weights: Weights
) -> dict[int, tuple[tuple[int, int], float]]:
    """Band and half interval of the mean against the field's median, for those verified."""
    rows = {team: again[team] for team in teams if again.get(team)}
    if len({len(scores) for row in rows.values() for scores in row.values()}) != 1:
        return {}
    table = _by_seed(list(rows.values()), weights)
    usual = np.median(table, axis=0)
    found = {}
    for n, team in enumerate(rows):
        gaps = [mean_and_half(table[n] - other) for m, other in enumerate(table) if m != n]
        better = sum(mean + half < 0 for mean, half in gaps)
        worse = sum(mean - half > 0 for mean, half in gaps)
        _, half = mean_and_half(table[n] - usual)
        found[team] = ((1 + better, len(rows) - worse), half)
    return found


def _by_seed(rows: Sequence[Again], weights: Weights) -> NDArray[np.float64]:
    """The mean over boards for each team and verification seed [T, S], in points as they count.

    On a board that does not count for a team, it comes to the worst of those who have it.
    """
    boards = sorted({board for row in rows for board in row})
    worst = {b: np.array([row[b] for row in rows if b in row], float).min(axis=0) for b in boards}
    counts = np.array([weights.get(b, 1) for b in boards], float)[:, None]
    table = np.array([[row.get(b, worst[b]) for b in boards] for row in rows], float) * counts
    found: NDArray[np.float64] = table.mean(axis=1)
    return found
