"""What a mechanism is, and how the market finds them.

A mechanism is one file in a room of `mechanisms/`: its `Params`, the `LEVERS` it reads, a pure
`step`, and at least one of the hooks `start_week(week, params)` (Monday), `show(week, params)`
(what the seven days put before people) and `end_week(week, params)` (Sunday).
Switched off, its hooks are not called and the week keeps the neutral values of `Days`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from simgame.market import mechanisms as package
from simgame.market.arrays import Counts, Floats

__all__ = [
    "Counts", "Floats", "Parameters", "defaults", "given", "levers_read", "mechanisms", "table",
]  # fmt: skip


class Parameters(BaseModel):
    """Base of a mechanism's parameters: frozen; every number has a unit and a source."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def given(value: float, unit: str, source: str) -> Any:
    """A parameter's default with its unit and source.

    The source is a key of the bibliography, a course row (`course:T13`), or `assumption` for a
    plain game assumption.
    """
    return Field(default=value, json_schema_extra={"unit": unit, "source": source})


def table(values: Sequence[Any], unit: str, source: str) -> Floats:  # noqa: ARG001 - for readers
    """Numbers that belong together, with their unit and source as those of `given`; frozen."""
    found = np.array(values, float)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=1)
def mechanisms() -> dict[str, ModuleType]:
    """Every mechanism by name, in alphabetical order."""
    rooms = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    found = {m.name.rsplit(".", 1)[-1]: m.name for m in rooms if not m.ispkg}
    return {name: importlib.import_module(found[name]) for name in sorted(found)}


@lru_cache
def defaults(name: str) -> Parameters:
    """A mechanism's parameters where nothing replaces them."""
    params: Parameters = mechanisms()[name].Params.model_construct()  # nothing to validate
    return params


def levers_read() -> frozenset[str]:
    """The patterns of all levers that some mechanism reads; only these are offered."""
    return frozenset(p for m in mechanisms().values() for p in getattr(m, "LEVERS", ()))
