"""The same seasons many times over, on many seeds: what tells an effect from luck.

The one engine for tests, calibration, benchmarks and the command line. What is asked of a season
is a function of a trial and a seed; how many processes share the work changes no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Generic, TypeVar

from simgame.lab.trial import Figures, Trial, figures_of
from simgame.lab.workers import ALL, Failed, each

Asked = TypeVar("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class FailedTrial(Generic[Asked]):
    """A trial and seed of which nothing came, and why."""

    trial: Asked
    seed: int
    why: Failed


class TrialsFailed(Exception, Generic[Asked, Found]):
    """Some seasons failed: which, and what was `found` in the others, None in their places."""

    def __init__(
        self, failed: Sequence[FailedTrial[Asked]], found: list[list[Found | None]]
    ) -> None:
        self.failed, self.found = tuple(failed), found
        told = [f"{f.trial}, seed {f.seed}: {f.why.error}" for f in failed]
        super().__init__("\n".join([*told, failed[0].why.trace]))


def run_all(
    trials: Sequence[Trial], seeds: Sequence[int], processes: int = ALL
) -> list[list[Figures]]:
    """For each trial the figures of every seed."""
    return run_each(figures_of, trials, seeds, processes)


def run_each(
    work: Callable[[Asked, int], Found],
    asked: Sequence[Asked],
    seeds: Sequence[int],
    processes: int = ALL,
    told: Callable[[int, int], None] | None = None,
) -> list[list[Found]]:
    """For each of `asked` what `work` finds on every seed, in their order.

    `told` hears how many of how many are done. All are, though some fail; then raises
    `TrialsFailed`.
    """
    tasks = list(product(asked, seeds))
    found, failed = dict[int, Found](), dict[int, FailedTrial[Asked]]()
    for done, (n, one) in enumerate(each(partial(_apply, work), tasks, processes), 1):
        if isinstance(one, Failed):
            failed[n] = FailedTrial(*tasks[n], one)
        else:
            found[n] = one
        if told is not None:
            told(done, len(tasks))
    if failed:
        known = _rows([found.get(n) for n in range(len(tasks))], len(seeds))
        raise TrialsFailed([failed[n] for n in sorted(failed)], known)
    return _rows([found[n] for n in range(len(tasks))], len(seeds))


def _apply(work: Callable[[Asked, int], Found], task: tuple[Asked, int]) -> Found:
    return work(*task)


def _rows(found: Sequence[Found], length: int) -> list[list[Found]]:
    return [list(found[n : n + length]) for n in range(0, len(found), length or 1)]
