"""What each lever does to what is seen, as `tests/levers.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from simgame.lab.effect import Effect, effect
from simgame.lab.trial import Trial
from simgame.lab.trials import run_all
from simgame.plan.lever import Value
from simgame.yamlread import read

FILE = Path(__file__).parents[1] / "levers.yaml"


class Row(BaseModel):
    """A lever's values from little to much, and which figure moves which way from first to last.

    `path` is one real lever of the pattern, `levers` are set besides it in every round. With
    `falls`, the gain a unit of the first step is larger than that of the second; numbers
    without it say `why`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = ""
    values: tuple[Value, ...]
    moves: Mapping[str, Literal["up", "down"]]
    falls: str = ""
    why: str = ""
    levers: Mapping[str, Value] = {}
    scenario: str = "_library/reference"
    seeds: int = 16


@lru_cache
def listed() -> Mapping[str, Row]:
    """The rows by lever pattern. Raises `ValidationError`."""
    document = read(FILE.read_bytes(), FILE.name)
    assert not document.findings, document.findings
    return {name: Row.model_validate(row) for name, row in document.data["levers"].items()}


def measured(only: str = "") -> Iterator[tuple[str, str, bool, str]]:
    """Lever, figure, whether it does what is written, and what it was; `only` of one pattern."""
    for pattern, row in listed().items():
        if only in pattern:
            yield from _row(pattern, row)


def _row(pattern: str, row: Row) -> Iterator[tuple[str, str, bool, str]]:
    path = row.path or pattern
    trials = [
        Trial(row.scenario, levers=(*row.levers.items(), (path, value))) for value in row.values
    ]
    found = run_all(trials, range(row.seeds))
    for kpi, sign in row.moves.items():
        moved = effect(found[0], found[-1], kpi)
        yield pattern, kpi, moved.sign == sign, f"{sign}: {moved}"
    if row.falls:
        first, second = _gains(row, found, row.falls)
        yield (
            pattern,
            row.falls,
            abs(second) < abs(first),
            f"gain falls: {first:.4g} > {second:.4g}",
        )


def _gains(row: Row, found: list[list[Mapping[str, float]]], kpi: str) -> tuple[float, float]:
    """The gain of `kpi` a unit of the lever, in the first step and in the second."""
    low, middle, high = (float(value) for value in row.values)
    means = [float(np.mean([figures[kpi] for figures in seeds])) for seeds in found]
    return (means[1] - means[0]) / (middle - low), (means[2] - means[1]) / (high - middle)


__all__ = ["Effect", "Row", "listed", "measured"]

if __name__ == "__main__":
    import sys

    for pattern, kpi, holds, said in measured(*sys.argv[1:2]):
        print(f"{'ok ' if holds else 'BAD'} {pattern} {kpi} {said}")  # noqa: T201
