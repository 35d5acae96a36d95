"""What a row of the table is, and where rows are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Literal

from tests.calibration import rows


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval, and whether it is as the row wants it."""

    value: float
    low: float
    high: float
    passed: bool
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A fact, where it comes from, and the function that measures it.

    `target` says in words what passes. A row that is known to fail says why in `reason`: it stays
    in the table and does not make the run fail.

    `basis` says how much a pass is worth: `set` where the figure is a parameter itself, `fitted`
    where parameters were chosen so that it comes out, nothing where it was not aimed at.
    """

    id: str
    fact: str
    source: str
    target: str
    measure: Callable[[], Measured]
    reason: str = ""
    basis: Literal["", "set", "fitted"] = ""

    @property
    def origin(self) -> str:
        """The source, with the basis."""
        return f"{self.source}, {self.basis}" if self.basis else self.source

    @property
    def has_number(self) -> bool:
        """Whether the target is a number; otherwise it is a direction."""
        return any(sign.isdigit() for sign in self.target)


def find_rows() -> list[Row]:
    """`ROWS` of every file in `rows/`, in the order of ids; ValueError when two share an id."""
    names = sorted(module.name for module in pkgutil.iter_modules(rows.__path__))
    modules = [importlib.import_module(f"{rows.__name__}.{name}") for name in names]
    found: list[Row] = [row for module in modules for row in module.ROWS]
    twice = [name for name, count in Counter(row.id for row in found).items() if count > 1]
    if twice:
        raise ValueError(f"rows share an id: {', '.join(twice)}")
    return sorted(found, key=lambda row: _natural(row.id))


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
