"""A problem of the schema with all that is needed to tell it."""

from __future__ import annotations

from typing import Any, NamedTuple

from simgame.findings import Say
from simgame.scenario.outline import Outline
from simgame.scenario.problem import Problem
from simgame.yamlread import Places

Told = tuple[str, dict[str, object], tuple[Say, ...]]
"""A code, the values of its message and hints."""


class Case(NamedTuple):
    """A problem, the data and where it stands, and what the schema allows there."""

    problem: Problem
    data: Any
    places: Places
    outline: Outline
