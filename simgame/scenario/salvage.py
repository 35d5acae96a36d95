"""A scenario with unreadable values made whole, so that its sense can still be checked.

Only for checking: what stands in for a refused value is either what the trainer clearly meant
(`0.6` → `60%`) or any valid value. Paths of the latter are remembered, and nothing is said
about them.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import BaseModel

from simgame.findings import Path
from simgame.scenario.advice import unquoted
from simgame.scenario.outline import Outline, outline_of
from simgame.scenario.problem import Problem
from simgame.scenario.refer import meant, referred
from simgame.scenario.validate import attempt

ROUNDS = 6
MOST = 200

# Problems whose remedy is what the trainer meant, not a guess.
_CLEAR = ("unit_missing", "unit_sign", "unit_excess", "unit_negative")

_PLAIN = ("int_type", "float_type", "bool_type")

M = TypeVar("M", bound=BaseModel)


def salvage(data: Any, model: type[M]) -> tuple[M | None, set[Path]]:
    """A model as near to the data as possible, and the paths whose values are made up."""
    data, guessed = copy.deepcopy(data), set[Path]()
    for _ in range(ROUNDS):
        built, problems = attempt(data, model)
        if built is not None:
            return built, guessed
        again = [p for p in problems[:MOST] if p.path in guessed and not p.of_key]
        for problem in sorted(problems[:MOST], key=_misspelt_first):
            if problem not in again:
                _mend(data, problem, outline_of(model), guessed)
        for problem in reversed(again):  # from the end of lists, whose later items move up
            _leave_out(data, problem.path, guessed)
    return None, guessed


def _misspelt_first(problem: Problem) -> bool:
    return problem.type != "extra_forbidden"


def _mend(data: Any, problem: Problem, outline: Outline, guessed: set[Path]) -> None:
    """Put something valid in the place of one refused value."""
    path = problem.path
    parent = _parent(data, path)
    if not path or parent is None:
        return
    if problem.type == "extra_forbidden":
        _rename(parent, problem, outline, data)
    elif problem.type == "missing" and path[-1] in parent:
        return
    elif problem.type in ("string_pattern_mismatch", "string_too_long"):
        _refer(parent, problem, data, guessed)
    elif problem.of_key:
        guessed.add(path[:-1])
        parent.pop(path[-1], None)
    elif problem.type in _CLEAR:
        parent[path[-1]] = problem.write
    elif problem.type in _PLAIN and unquoted(problem.value) is not None:
        parent[path[-1]] = unquoted(problem.value)
    else:
        guessed.add(path)
        parent[path[-1]] = problem.write or outline.example(data, path)


def _leave_out(data: Any, path: Path, guessed: set[Path]) -> None:
    """Take out a value for which nothing valid was made up, or the nearest that holds it."""
    parent, step = _parent(data, path), path[-1]
    if isinstance(parent, list) and isinstance(step, int):
        del parent[step]
        guessed.add(path[:-1])
    elif isinstance(parent, dict) and step in parent:
        del parent[step]
        guessed.add(path)
    elif len(path) > 1:
        _leave_out(data, path[:-1], guessed)


def _refer(parent: Any, problem: Problem, data: Any, guessed: set[Path]) -> None:
    """Put the id that a name means in its place, or take the name out."""
    step = problem.path[-1]
    _, _, entries = referred(problem.path, problem.of_key, data)
    known = meant(str(problem.value), entries)
    if not known:
        guessed.add(problem.path[:-1] if problem.of_key else problem.path)
    if not problem.of_key:
        parent[step] = known or "x"
    else:
        value = parent.pop(step)
        parent |= {known: value} if known else {}


def _rename(parent: Any, problem: Problem, outline: Outline, data: Any) -> None:
    known = problem.meant(outline, data)
    value = parent.pop(problem.path[-1], None)
    if known and known not in parent:
        parent[known] = value


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
