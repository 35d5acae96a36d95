"""The differences of two scenarios, value by value, in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from simgame.authoring.show.kinds import Hint, entry_hint, field_hint, keys, written
from simgame.findings import Path
from simgame.plan.text import Text
from simgame.scenario import Loaded
from simgame.scenario.level import LEVELS
from simgame.scenario.schema import Scenario

What = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs, or an entry of a collection that only one side has.

    `before` and `after` are the values of the models, None where a side has none; `hint` is
    the type that the schema gives them.
    """

    path: Path
    what: What
    before: Any
    after: Any
    hint: Hint = None

    def written(self) -> tuple[Any, Any]:
        """Both values as a trainer writes them."""
        sides = (self.before, self.after)
        before, after = (None if side is None else written(side, self.hint) for side in sides)
        return before, after


def changes(one: Loaded, other: Loaded) -> list[Change]:
    """What is different from `one` to `other`. Raises `ScenarioError` where one has errors."""
    found = _models((), one.scenario, other.scenario)
    return [*found, *_names((LEVELS,), one.levels, other.levels)]


def _models(path: Path, one: BaseModel, other: BaseModel) -> Iterator[Change]:
    for key, name in keys(type(one)).items():
        if path or key != LEVELS:
            hint = field_hint(type(one), name)
            yield from _values((*path, key), getattr(one, name), getattr(other, name), hint)


def _values(path: Path, one: Any, other: Any, hint: Hint) -> Iterator[Change]:
    if one == other:
        return
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from _maps(path, one, other, entry_hint(hint))
    elif isinstance(one, BaseModel) and type(one) is type(other) and not isinstance(one, Text):
        yield from _models(path, one, other)
    else:
        yield Change(path, "changed", one, other, hint)


def _maps(
    path: Path, one: Mapping[str, Any], other: Mapping[str, Any], hint: Hint
) -> Iterator[Change]:
    for name, value in one.items():
        if name in other:
            yield from _values((*path, name), value, other[name], hint)
        else:
            yield Change((*path, name), "removed", value, None, hint)
    for name in other:
        if name not in one:
            yield Change((*path, name), "added", None, other[name], hint)


def _names(path: Path, one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Change]:
    yield from (Change((*path, n), "removed", n, None, str) for n in one if n not in other)
    yield from (Change((*path, n), "added", None, n, str) for n in other if n not in one)


def name_of(path: Path, scenario: Scenario) -> Text:
    """The name that the entry at a path has, empty where it has none."""
    value: Any = scenario
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else getattr(value, str(step), None)
    name = getattr(value, "name", None)
    return name if isinstance(name, Text) else Text()
