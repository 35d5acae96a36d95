"""The best way to share money over channels, found by successive halving.

Many ways are tried on few seeds, the better part on more, the best on many. A way is a share of
each week's money for every channel, and a few levers that all channels of a group have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

import numpy as np

from simgame.game.season import Season
from simgame.lab.trial import Trial, figures, scenario_of
from simgame.lab.trials import run_each
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief
from simgame.players.spending import Channel, channels, spend, weekly_money
from tests.market.seasons import play, scenario

# Ways kept and seeds each is played on, stage by stage.
STAGES = ((160, 2), (32, 6), (8, 16))


@dataclass(frozen=True)
class Way:
    """Shares of the money by channel, and levers by `group.lever`."""

    shares: Mapping[Channel, float]
    levers: Mapping[str, Value]

    def __call__(self, brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG002
        """The plan of a round: what is not open yet waits."""
        open_ = set(channels(brief, observation))
        mine = {c: s for c, s in self.shares.items() if c in open_}
        money, total = weekly_money(observation), sum(mine.values()) or 1.0
        return spend(
            brief, observation, {c: money * s / total for c, s in mine.items()}, self.levers
        )


@dataclass(frozen=True)
class Found:
    """A way with its mean score and the error of it."""

    way: Way
    mean: float
    error: float


def best(
    name: str,
    ways: Sequence[Way],
    stages: Sequence[tuple[int, int]] = STAGES,
    level: str = "normal",
) -> Found:
    """The best of `ways` at a level of a scenario; each stage plays fresh seeds."""
    first, left, found = 1000, list(ways), list[Found]()
    for keep, seeds in stages:
        left = left[:keep]
        scores = _scores((name, level), left, range(first, first + seeds))
        first += seeds
        found = [
            Found(way, float(mine.mean()), float(mine.std() / np.sqrt(seeds)))
            for way, mine in zip(left, scores, strict=True)
        ]
        found.sort(key=lambda each: -each.mean)
        left = [each.way for each in found]
    return found[0]


def _scores(where: tuple[str, str], ways: Sequence[Way], seeds: Sequence[int]) -> list[np.ndarray]:
    return [np.array(mine) for mine in run_each(partial(_score, where), ways, seeds)]


def _score(where: tuple[str, str], way: Way, seed: int) -> float:
    return figures(play(scenario_of(Trial(where[0], level=where[1])), way, seed))["score"]


def all_channels(name: str) -> list[Channel]:
    """Every channel of a scenario."""
    season = Season(scenario(name), 1)
    return [channel for _, channel in season.brief(season.seats[0]).channels]


def mixed(name: str, number: int) -> list[Way]:
    """Ways at random: money on some of the channels, in unequal shares."""
    rng, found = Random(f"{name}|mixed"), all_channels(name)
    return [
        Way(
            {c: rng.expovariate(1.0) for c in rng.sample(found, rng.randint(3, len(found)))},
            _levers(rng),
        )
        for _ in range(number)
    ]


def single(name: str, each: int) -> list[Way]:
    """Ways with everything on one channel, or on one KOL and all its like."""
    rng = Random(f"{name}|single")
    groups: dict[tuple[str, ...], list[Channel]] = {}
    for channel in all_channels(name):
        groups.setdefault(("kol",) if channel[0] == "kol" else channel, []).append(channel)
    return [
        Way(dict.fromkeys(members, 1.0), _levers(rng)) for members in groups.values()
        for _ in range(each)
    ]  # fmt: skip


def _levers(rng: Random) -> dict[str, Value]:
    return {
        "content.quality": rng.choice((0.5, 0.7, 0.9)),
        "content.sell": rng.choice((0.0, 0.2, 0.4)),
        "paid.objective": rng.choice(("awareness", "seeding", "conversion")),
        "kol.freedom": rng.choice((0.4, 0.7)),
        "private.touchpoint": "everywhere",
    }
