"""Where the time of a season goes: each mechanism's hooks, as a part of the whole.

What is left are the clock, the week's books, reports and bots.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from benchmarks import Figure
from benchmarks.season import play
from simgame.market.mechanism import mechanisms
from simgame.market.sequence import HOOKS as ORDER
from simgame.scenario import load_or_raise

ROUNDS = 5
HOOKS = tuple(ORDER)


def measure() -> list[Figure]:
    """Time the hooks of every mechanism in tea-launch, the slowest first."""
    played = load_or_raise("tea-launch").scenario
    play(played)
    runs = []
    for _ in range(ROUNDS):
        with _watched() as spent:
            start = time.process_time()
            play(played)
            runs.append((time.process_time() - start, dict(spent)))
    whole, spent = min(runs, key=lambda run: run[0])
    left = {"everything else": whole - sum(spent.values())}
    slowest = sorted((spent | left).items(), key=lambda item: -item[1])
    return [Figure(name, seconds, "the season", whole) for name, seconds in slowest]


@contextmanager
def _watched() -> Iterator[dict[str, float]]:
    """Add up the time in each mechanism's hooks while the block runs."""
    spent: dict[str, float] = defaultdict(float)
    found = [(n, m, h) for n, m in mechanisms().items() for h in HOOKS if hasattr(m, h)]
    patches = [patch.object(m, h, _timer(getattr(m, h), n, spent)) for n, m, h in found]
    for each in patches:
        each.start()
    try:
        yield spent
    finally:
        for each in patches:
            each.stop()


def _timer(hook: Any, name: str, spent: dict[str, float]) -> Any:
    def timed(*args: Any) -> None:
        start = time.process_time()
        hook(*args)
        spent[name] += time.process_time() - start

    return timed
