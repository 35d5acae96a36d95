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

from simgame.lab.crew import Failed
from simgame.lab.ledger import Ledger, key_of
from simgame.lab.trial import Figures, Trial, figures_of
from simgame.lab.workers import ALL, Told, Workers, each

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
    trials: Sequence[Trial], seeds: Sequence[int], processes: Workers = ALL
) -> list[list[Figures]]:
    """For each trial the figures of every seed."""
    return run_each(figures_of, trials, seeds, processes)


def run_each(
    work: Callable[[Asked, int], Found],
    asked: Sequence[Asked],
    seeds: Sequence[int],
    processes: Workers = ALL,
    told: Told | None = None,
    ledger: Ledger[Found] | None = None,
) -> list[list[Found]]:
    """For each of `asked` what `work` finds on every seed, in their order.

    `told` hears how many of how many are done. All are, though some fail; then raises
    `TrialsFailed`. With a `ledger`, what is known there is not done again, and what is found is
    kept there at once.
    """
    tasks = list(product(asked, seeds))
    keys = _keys(work, asked, seeds) if ledger is not None else []
    known = ledger.known if ledger is not None else {}
    found = {n: known[key] for n, key in enumerate(keys) if key in known}
    failed = dict[int, FailedTrial[Asked]]()
    missing = [n for n in range(len(tasks)) if n not in found]
    for at, one in each(partial(_apply, work), [tasks[n] for n in missing], processes):
        n = missing[at]
        if isinstance(one, Failed):
            failed[n] = FailedTrial(*tasks[n], one)
        else:
            found[n] = one
            if ledger is not None:
                ledger.keep(keys[n], one)
        if told is not None:
            told(len(found) + len(failed), len(tasks))
    if failed:
        partly = _rows([found.get(n) for n in range(len(tasks))], len(seeds))
        raise TrialsFailed([failed[n] for n in sorted(failed)], partly)
    return _rows([found[n] for n in range(len(tasks))], len(seeds))


def _keys(
    work: Callable[[Asked, int], Found], asked: Sequence[Asked], seeds: Sequence[int]
) -> list[str]:
    """Under which key a ledger has each task."""
    return [f"{name}/{seed}" for name in (key_of(work, one) for one in asked) for seed in seeds]


def _apply(work: Callable[[Asked, int], Found], task: tuple[Asked, int]) -> Found:
    return work(*task)


def _rows(found: Sequence[Found], length: int) -> list[list[Found]]:
    return [list(found[n : n + length]) for n in range(0, len(found), length or 1)]
