"""Values of a scenario changed by dotted path; `*` stands for any one name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from simgame.scenario.schema import Scenario
from tests.calibration.case import Change, Changes, Times

# The value that empties a map, such as `rivals`.
NONE = ""


def edited(scenario: Scenario, changes: Changes) -> Scenario:
    """The scenario with these values. Raises `KeyError` for a path that leads nowhere."""
    for path, change in changes:
        scenario = _within(scenario, path.split("."), change)
    return scenario


def _within(node: Any, path: list[str], change: Change) -> Any:
    if not path:
        return _changed(node, change)
    head, *rest = path
    parts = dict(node) if isinstance(node, Mapping | BaseModel) else {}
    names = list(parts) if head == "*" else [head]
    if head not in (*parts, "*"):
        raise KeyError(head)
    new = {name: _within(parts[name], rest, change) for name in names}
    if isinstance(node, BaseModel):
        return node.model_copy(update=new)
    return {**parts, **new}


def _changed(value: Any, change: Change) -> Any:
    if isinstance(change, Times):
        return change.of(value)
    return type(value)() if change == NONE and isinstance(value, Mapping) else change
