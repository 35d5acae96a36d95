"""What a play-test measures: a row for each player, goal, level, event, lever and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean

import numpy as np

from simgame.game.score import TARGET_SHARE
from simgame.lab.playtest.case import Facts
from simgame.scenario.schema import Goal


@dataclass(frozen=True, slots=True)
class Reached:
    """In what share of seasons a goal's floor, target and stretch were reached, and the median."""

    floor: float
    target: float
    stretch: float
    median: float
    share: float


@dataclass(frozen=True, slots=True)
class PlayerRow:
    """A player's seasons: scores by seed, and what became of each goal."""

    player: str
    seasons: tuple[Facts, ...]

    @property
    def scores(self) -> list[float]:
        return [one.score for one in self.seasons]

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    @property
    def band(self) -> tuple[float, float]:
        """Between what nine of ten seasons lie."""
        low, high = np.percentile(self.scores, (5, 95))
        return float(low), float(high)

    def reached(self, goal: str) -> Reached:
        """How often a goal's marks were reached; whichever way it goes."""
        shares = [one.shares[goal] for one in self.seasons]
        values = [one.values[goal] for one in self.seasons]
        part = len(shares)
        return Reached(
            sum(share > 0 for share in shares) / part,
            sum(share >= TARGET_SHARE - 1e-9 for share in shares) / part,
            sum(share >= 1 - 1e-9 for share in shares) / part,
            float(np.median(values)),
            fmean(shares),
        )

    @property
    def all_targets(self) -> float:
        """In what share of seasons every target was reached."""
        met = [min(one.shares.values()) >= TARGET_SHARE - 1e-9 for one in self.seasons]
        return sum(met) / len(met)


@dataclass(frozen=True, slots=True)
class Difference:
    """By how many points something is worth it, with half its 95 % interval, paired by seed."""

    name: str
    mean: float
    half: float

    @property
    def is_clear(self) -> bool:
        return abs(self.mean) > self.half


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level: what the best plan and an even split score in it, on the same seeds."""

    level: str
    best: float
    even: float


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event: in what share of all seasons it came, and what it changes in points.

    `effect` is the larger of what it changes for the best plan and for an even split; None where it
    never came, or only speaks.
    """

    name: str
    came: float
    effect: Difference | None


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever group, and what it is worth in points.

    `gain` is what leaving it out costs the best plan, `other` what it costs a player who uses every
    lever, `more` what using it as good practice would adds to the best plan that does not. `alone`
    is what the best plan scores with nothing but this group. None where that was not to be tried.
    """

    group: str
    gain: Difference | None
    other: Difference | None
    more: Difference | None
    alone: float | None

    @property
    def worth(self) -> Difference | None:
        """What it is worth to the best plan; None where nobody used it."""
        return self.gain or self.more or self.other


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A crisis, and what each standing answer to it is worth beside the first, the best first."""

    event: str
    answers: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Luck:
    """Shares of the variance of scores: who plays, which seed, and how they go together."""

    skill: float
    seed: float
    both: float


@dataclass(frozen=True, slots=True)
class Knob:
    """A number of the scenario, another one that was tried, and what came of it.

    `reached` is in what share of seasons the goal's target was reached then. A target that rises
    above the goal's stretch takes the `stretch` along.
    """

    path: str
    before: float
    after: float
    goal: str
    reached: float
    stretch: float | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """A number of a level that was tried, and by how many points it then is from the `other`."""

    level: str
    other: str
    path: str
    before: float
    after: float
    points: float


@dataclass(frozen=True, slots=True)
class Spare:
    """The season's money without most of what is never spent, in fen; what that does to players."""

    total: int
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Hands:
    """More people in a role, and what that is worth to the best player in points."""

    role: str
    before: int
    after: int
    gain: Difference


@dataclass(frozen=True, slots=True)
class PlayTest:
    """All that was measured at one level. `seasons` counts what was played for it."""

    scenario: str
    level: str
    seeds: tuple[int, ...]
    seasons: int
    goals: Mapping[str, Goal]
    players: tuple[PlayerRow, ...]
    best: str
    luck: Luck
    levels: tuple[LevelRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    levers: tuple[LeverRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    knobs: tuple[Knob, ...] = ()
    apart: tuple[Apart, ...] = ()
    spare: Spare | None = None
    hands: Hands | None = None
    found_here: bool = field(default=False)

    def player(self, name: str) -> PlayerRow:
        """The row of a player. Raises `StopIteration` where there is none."""
        return next(row for row in self.players if row.player == name)

    @property
    def top(self) -> PlayerRow:
        """The row of whoever scored most."""
        return self.player(self.best)


def luck_of(players: tuple[PlayerRow, ...]) -> Luck:
    """What of the scores' variance is the player's, and what the seed's."""
    scores = np.array([row.scores for row in players], float)
    whole = float(scores.var())
    if whole <= 0:
        return Luck(0.0, 0.0, 0.0)
    skill, seed = scores.mean(axis=1).var() / whole, scores.mean(axis=0).var() / whole
    return Luck(float(skill), float(seed), float(1 - skill - seed))
