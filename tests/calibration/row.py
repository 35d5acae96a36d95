"""What a row of the table is, when it passes, and where rows are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from math import inf
from typing import TYPE_CHECKING, Literal, get_args

from tests.calibration import rows
from tests.calibration.market import REFERENCE, UNLIKE
from tests.calibration.mutation import Mutation

if TYPE_CHECKING:
    from tests.calibration.world import World

# How much a pass is worth. `emerges`: it passes through several mechanisms, and no parameter holds
# the target. `fitted`: parameters were chosen so that it comes out. `set`: it is a parameter, or a
# formula of its own, read back. `sign`: the direction of one coefficient.
Kind = Literal["emerges", "fitted", "set", "sign"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# The smallest effect worth teaching, as a share of the figure.
WORTH = 0.02


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval, which has no width where nothing is drawn.

    `worth` is by what share orders or net contribution move besides, the larger of both, where two
    seasons are compared.
    """

    value: float
    low: float
    high: float
    note: str = ""
    worth: float | None = None


@dataclass(frozen=True)
class Target:
    """Where the whole interval of a figure must lie, in `unit` (`%` for shares)."""

    low: float = -inf
    high: float = inf
    unit: str = ""

    def holds(self, found: Estimate) -> bool:
        """Whether the interval lies inside."""
        return bool(self.low <= found.low and found.high <= self.high)

    def crosses(self, found: Estimate) -> bool:
        """Whether the interval lies neither inside nor outside, so that nobody can tell."""
        return not self.holds(found) and found.low <= self.high and self.low <= found.high

    def __str__(self) -> str:
        if self.high == inf:
            return f"≥ {self.said(self.low)}"
        if self.low == -inf:
            return f"≤ {self.said(self.high)}"
        low = self.said(self.low).removesuffix(self.unit).strip()
        return f"{low} to {self.said(self.high)}"

    def said(self, value: float) -> str:
        """A value with the unit."""
        if self.unit == "%":
            return f"{100 * value:.4g}%"
        number = f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
        return f"{number} {self.unit}".strip()


UP, DOWN = Target(low=WORTH, unit="%"), Target(high=-WORTH, unit="%")


@dataclass(frozen=True)
class Row:
    """A fact, where it comes from, and the function that measures it in a world.

    `breaks` is the mutation with which it must fail; `markets` are those it claims. A row that is
    known to fail says why in `reason`: it stays in the table and does not make the run fail.
    """

    id: str
    kind: Kind
    fact: str
    source: str
    target: Target
    measure: Callable[[World], Estimate]
    breaks: Mutation
    markets: tuple[str, ...] = UNLIKE
    reason: str = ""

    @property
    def claims_market(self) -> bool:
        """Whether it is measured in unlike markets, and in others that are asked for."""
        return self.markets == UNLIKE


ONE = (REFERENCE,)


def find_rows() -> list[Row]:
    """`ROWS` of every file in `rows/`, in the order of ids; ValueError when two share an id."""
    found = [row for module in _modules().values() for row in module.ROWS]
    twice = [name for name, count in Counter(row.id for row in found).items() if count > 1]
    if twice:
        raise ValueError(f"rows share an id: {', '.join(twice)}")
    return sorted(found, key=lambda row: _natural(row.id))


def file_of(row: Row) -> str:
    """The file in which a row stands."""
    return next(str(m.__file__) for m in _modules().values() if any(r.id == row.id for r in m.ROWS))


def _modules():
    names = sorted(module.name for module in pkgutil.iter_modules(rows.__path__))
    return {name: importlib.import_module(f"{rows.__name__}.{name}") for name in names}


def choose(found: Iterable[Row], patterns: Sequence[str]) -> list[Row]:
    """The rows whose id is one of `patterns` or matches it; ValueError for a dead pattern."""
    rows_ = list(found)
    for pattern in patterns:
        if not any(fnmatch(row.id, pattern) for row in rows_):
            known = ", ".join(row.id for row in rows_)
            raise ValueError(f"no row is called {pattern!r}; there are: {known}")
    return [row for row in rows_ if not patterns or any(fnmatch(row.id, p) for p in patterns)]


def _natural(name: str) -> tuple[str, int, str]:
    """T9 comes before T13."""
    head = name.partition("-")[0]
    letters = head.rstrip("0123456789")
    return letters, int(head[len(letters) :] or 0), name
