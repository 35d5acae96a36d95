"""A scenario with unreadable values made whole, so that its sense can still be checked.

Only for checking: what stands in for a refused value is either what the trainer clearly meant
(`0.6` → `60%`) or any valid value. Paths of the latter are remembered, and nothing is said
about them.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import BaseModel

from simgame.scenario.outline import Outline, outline_of
from simgame.scenario.places import Path
from simgame.scenario.problem import Problem
from simgame.scenario.validate import attempt

ROUNDS = 4
MOST = 200

M = TypeVar("M", bound=BaseModel)


def salvage(data: Any, model: type[M]) -> tuple[M | None, set[Path]]:
    """A model as near to the data as possible, and the paths whose values are made up."""
    data, guessed = copy.deepcopy(data), set[Path]()
    for _ in range(ROUNDS):
        built, problems = attempt(data, model)
        if built is not None:
            return built, guessed
        for problem in problems[:MOST]:
            _mend(data, problem, outline_of(model), guessed)
    return None, guessed


def _mend(data: Any, problem: Problem, outline: Outline, guessed: set[Path]) -> None:
    """Put something valid in the place of one refused value."""
    path = problem.path
    parent = _parent(data, path)
    if not path or parent is None:
        return
    if problem.type == "extra_forbidden":
        _rename(parent, problem, outline, data)
    elif problem.of_key:
        guessed.add(path[:-1])
        parent.pop(path[-1], None)
    elif problem.type in ("unit_missing", "unit_sign", "unit_negative"):
        parent[path[-1]] = problem.write
    else:
        guessed.add(path)
        parent[path[-1]] = problem.write or outline.example(data, path)


def _rename(parent: Any, problem: Problem, outline: Outline, data: Any) -> None:
    meant = problem.meant(outline, data)
    value = parent.pop(problem.path[-1], None)
    if meant and meant not in parent:
        parent[meant] = value


def _parent(data: Any, path: Path) -> Any:
    """The map or list that holds the value at `path`, if it is there."""
    for step in path[:-1]:
        inside = step in data if isinstance(data, dict) else _holds(data, step)
        if not inside:
            return None
        data = data[step]
    return data if isinstance(data, dict) or _holds(data, path[-1]) else None


def _holds(data: Any, step: str | int) -> bool:
    return isinstance(data, list) and isinstance(step, int) and step < len(data)
