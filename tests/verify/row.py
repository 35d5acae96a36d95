"""What a row of the table is, and where rows are found."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch

from tests.verify import rows


@dataclass(frozen=True)
class Row:
    """A claim in one sentence and the function that measures it.

    `measure` returns a short figure and raises AssertionError when the claim does not hold. `needs`
    names the programs without which the row is skipped.
    """

    name: str
    claim: str
    measure: Callable[[], str]
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def find_rows() -> list[Row]:
    """Collect `ROWS` of every file in `rows/`; ValueError when two share a name."""
    names = sorted(module.name for module in pkgutil.iter_modules(rows.__path__))
    modules = [importlib.import_module(f"{rows.__name__}.{name}") for name in names]
    found: list[Row] = [row for module in modules for row in module.ROWS]
    twice = [name for name, count in Counter(row.name for row in found).items() if count > 1]
    if twice:
        raise ValueError(f"rows share a name: {', '.join(twice)}")
    return found


def choose(found: list[Row], patterns: list[str], tag: str | None) -> list[Row]:
    """Keep the rows that match a name pattern and carry the tag; ValueError for a dead pattern."""
    for pattern in patterns:
        if not any(fnmatch(row.name, pattern) for row in found):
            known = ", ".join(row.name for row in found)
            raise ValueError(f"no row is called {pattern!r}; there are: {known}")
    return [
        row
        for row in found
        if (not patterns or any(fnmatch(row.name, pattern) for pattern in patterns))
        and (tag is None or tag in row.tags)
    ]
