"""A tournament: everybody on the same seeds, compared seed by seed.

A mean alone says little where luck is large; the same seeds for all take most of it out, so the
table holds paired differences to the winner, and who was better how often.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from simgame.lab.effect import mean_and_half

# The band holds nine of ten seasons.
_LOW, _HIGH = 5, 95


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a player ends: their scores by seed, and how they compare.

    `behind` is by how much the mean lies below the winner's, over the same seeds, with half its
    95 % interval; `wins` on how many seeds they were best, a shared one in part; `place` is shared
    with whoever cannot be told apart from the best of it.
    """

    player: str
    scores: tuple[float, ...]
    place: int
    behind: float
    half: float
    wins: float

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    @property
    def band(self) -> tuple[float, float]:
        """Between what nine of ten seasons lie."""
        low, high = np.percentile(self.scores, (_LOW, _HIGH))
        return float(low), float(high)


def standings(scores: Mapping[str, Sequence[float]]) -> list[Standing]:
    """The players by mean score, the best first; all have played the same seeds in one order."""
    order = sorted(scores, key=lambda who: -fmean(scores[who]))
    table, wins = np.array([scores[who] for who in order], float), _wins(scores)
    found: list[Standing] = []
    place, best_of_place = 1, 0
    for n, who in enumerate(order):
        gap, half = mean_and_half(table[best_of_place] - table[n])
        if n and gap > half:
            place, best_of_place = n + 1, n
        behind, half = mean_and_half(table[0] - table[n])
        mine = tuple(float(score) for score in scores[who])
        found.append(Standing(who, mine, place, behind, half, wins[who]))
    return found


def _wins(scores: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """On how many seeds each was best."""
    wins = dict.fromkeys(scores, 0.0)
    for seed in zip(*scores.values(), strict=True):
        best = [who for who, score in zip(scores, seed, strict=True) if score == max(seed)]
        for who in best:
            wins[who] += 1 / len(best)
    return wins
