"""What a mechanism is, and how the market finds them.

A mechanism is one file in a room of `mechanisms/`: its `Params`, the `LEVERS` it reads, a pure
`step`, and at least one of the hooks `start_week(week, params)` (Monday), `show(week, params)`
(what the seven days put before people) and `end_week(week, params)` (Sunday).
Switched off, its hooks are not called and the week keeps the neutral values of `Days`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any, ClassVar, NamedTuple, dataclass_transform

import numpy as np

from simgame.market import mechanisms as package
from simgame.market.arrays import Counts, Floats

__all__ = [
    "Counts", "Floats", "Parameters", "defaults", "given", "levers_read", "mechanisms", "table",
]  # fmt: skip


class Given(NamedTuple):
    """A parameter's default with its unit and source."""

    value: float
    unit: str
    source: str


def given(value: float, unit: str, source: str) -> Any:
    """A parameter's default with its unit and source.

    The source is a key of the bibliography, a course row (`course:T13`), or `assumption` for a
    plain game assumption.
    """
    return Given(value, unit, source)


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Parameters:
    """Base of a mechanism's parameters: frozen; every number has a unit and a source.

    A class of these holds the defaults, and `SAID` what was said about each; an instance holds
    what replaces them. No dataclasses: making half a hundred of them takes as long as a season.
    """

    SAID: ClassVar[Mapping[str, Given]]

    def __init_subclass__(cls) -> None:
        cls.SAID = {name: said for name, said in vars(cls).items() if isinstance(said, Given)}
        for name, said in cls.SAID.items():
            setattr(cls, name, said.value)

    def __init__(self, **replaced: float) -> None:
        if unknown := replaced.keys() - self.SAID.keys():
            raise TypeError(sorted(unknown))
        vars(self).update(replaced)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(sorted(vars(self).items())))


def table(values: float | Sequence[Any], unit: str, source: str) -> Floats:  # noqa: ARG001 - for readers
    """Numbers that belong together, with their unit and source as those of `given`; frozen."""
    found = np.array(values, float)
    found.flags.writeable = False
    return found


def line(row: Floats, x: Floats | float) -> Floats:
    """A table's two numbers as a line over `x`, any shape: what there is at 0, and more per 1."""
    value: Floats = row[0] + row[1] * x
    return value


@lru_cache(maxsize=1)
def mechanisms() -> dict[str, ModuleType]:
    """Every mechanism by name, in alphabetical order."""
    rooms = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    found = {m.name.rsplit(".", 1)[-1]: m.name for m in rooms if not m.ispkg}
    return {name: importlib.import_module(found[name]) for name in sorted(found)}


@lru_cache
def defaults(name: str) -> Parameters:
    """A mechanism's parameters where nothing replaces them."""
    params: Parameters = mechanisms()[name].Params()
    return params


@lru_cache(maxsize=1)
def levers_read() -> frozenset[str]:
    """The patterns of all levers that some mechanism reads; only these are offered."""
    return frozenset(p for m in mechanisms().values() for p in getattr(m, "LEVERS", ()))
