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


def _models(path: Path, one: BaseModel | None, other: BaseModel | None) -> Iterator[Change]:
    """The keys that differ of two models, of two types perhaps, or of one that is not there."""
    types = [type(side) for side in (one, other) if side is not None]
    held = {key: kind for kind in reversed(types) for key in keys(kind)}
    for key, kind in held.items():
        if path or key != LEVELS:
            name, both = keys(kind)[key], len(types) > 1 and all(key in keys(t) for t in types)
            before, after = (_value(side, name, both) for side in (one, other))
            yield from _values((*path, key), before, after, field_hint(kind, name))


def _value(model: BaseModel | None, name: str, both: bool) -> Any:
    """What a model holds; nothing where it has no such key, or alone has it and does not say it."""
    said = model is not None and (both or name in model.model_fields_set)
    return getattr(model, name) if said else None


def _values(path: Path, one: Any, other: Any, hint: Hint) -> Iterator[Change]:
    if one == other:
        return
    parts = _parts(one, other), _parts(other, one)
    if any(part is not None for part in parts):
        yield from _maps(path, parts[0] or {}, parts[1] or {}, entry_hint(hint))
        rest = [
            None if part is not None else side
            for part, side in zip(parts, (one, other), strict=True)
        ]
        if any(rest):
            yield Change(path, "changed", rest[0], rest[1], hint)
    elif _is_part(one) or _is_part(other):
        yield from _models(path, one, other)
    else:
        yield Change(path, "changed", one, other, hint)


def _parts(value: Any, beside: Any) -> Mapping[str, Any] | None:
    """The entries of a map, of a list of more than words, or of words where a map stands beside."""
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, tuple):
        return None
    if isinstance(beside, Mapping):
        return dict.fromkeys(map(str, value))
    models = {str(n): item for n, item in enumerate(value, 1) if _is_part(item)}
    return models or None


def _is_part(value: Any) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Text)


def _maps(
    path: Path, one: Mapping[str, Any], other: Mapping[str, Any], hint: Hint
) -> Iterator[Change]:
    inner = len(path) > 1 and path[:2] != ("product", "sold_at")
    for name in {**one, **other}:
        here = (*path, name)
        if (name in one and name in other) or (inner and _is_part({**one, **other}[name])):
            yield from _values(here, one.get(name), other.get(name), hint)
        elif name in one:
            yield Change(here, "removed", one[name], None, hint)
        else:
            yield Change(here, "added", None, other[name], hint)


def _names(path: Path, one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Change]:
    yield from (Change((*path, n), "removed", n, None, str) for n in one if n not in other)
    yield from (Change((*path, n), "added", None, n, str) for n in other if n not in one)


def name_of(path: Path, scenario: Scenario) -> Text:
    """The name that the entry at a path has, empty where it has none."""
    name = getattr(value_at(path, scenario), "name", None)
    return name if isinstance(name, Text) else Text()


def value_at(path: Path, scenario: Scenario) -> Any:
    """What stands at a path, where places in a list count from 1; None where nothing does."""
    value: Any = scenario
    for step in map(str, path):
        if isinstance(value, tuple):
            value = dict(zip(map(str, range(1, len(value) + 1)), value, strict=True))
        value = value.get(step) if isinstance(value, Mapping) else getattr(value, step, None)
    return value
