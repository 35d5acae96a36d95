"""How long a season takes on one core, against a fixed workload of Python and numpy.

Process time, best of several after a warm-up: other programs on the machine count as little as
they can.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks import Figure
from simgame.game.season import Season
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario

REFERENCE = "10⁵ Python steps and 10³ small numpy calls"
ROUNDS = 9
# The last is the standard season: 12 weeks, 4 brands, 8 personas, 7 platforms, every lever open.
SEASONS = ("tutorial", "tea-launch", "_library/reference")


def measure() -> list[Figure]:
    """Time each shipped season with the bot that uses every lever group."""
    return [
        timed(f"{name}, {played.rounds} weeks", played)
        for name in SEASONS
        for played in [load_or_raise(name).scenario]
    ]


def timed(name: str, played: Scenario) -> Figure:
    """The time of one season, taking turns with the reference workload."""
    season, reference = best(lambda: play(played), workload)
    return Figure(name, season, REFERENCE, reference)


def best(*works: Callable[[], object]) -> list[float]:
    """The shortest process time of each piece of work, after a warm-up, taking turns."""
    for work in works:
        work()
    times = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*times, strict=True)]


def play(played: Scenario, seed: int = 7) -> Season:
    """Play a season with `greedy_roi` in every seat."""
    return Season(played, seed, dict.fromkeys(played.seats, policy("greedy_roi"))).play_out()


def workload() -> float:
    """What a season is made of: Python steps, and calls of numpy on small arrays."""
    total = 0
    for i in range(100_000):
        total += i * i % 7
    small = np.linspace(0.0, 1.0, 480).reshape(4, 20, 6)
    for _ in range(1000):
        small = np.exp(-small * 0.5) + small.sum(axis=1, keepdims=True) * 1e-6
    return total + float(small.sum())


def seconds(work: Callable[[], object]) -> float:
    """The process time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start
