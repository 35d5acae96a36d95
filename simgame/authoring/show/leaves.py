"""Every value of a merged scenario with the place it comes from, the schema's defaults included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from simgame.authoring.show.kinds import field_hint, keys, left_out, written
from simgame.authoring.show.taken_out import taken_out
from simgame.findings import Path, Place
from simgame.plan.text import Text
from simgame.scenario import Loaded
from simgame.scenario.level import LEVELS
from simgame.scenario.merge import REMOVE
from simgame.yamlread import Places

Value = str | int | float | bool | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that holds no other, as it is written; without a place it is a default.

    Lists are whole values, because a list replaces a list; so are empty maps.
    """

    path: Path
    value: Value
    place: Place | None = None


def leaves(loaded: Loaded) -> list[Leaf]:
    """The values of a scenario at its level, in the order of the schema.

    A scenario that has no model, for its errors, is shown without defaults.
    """
    data = loaded.merged if loaded.model is None else completed(loaded.merged, loaded.model)
    found = [Leaf(path, value, _place(path, loaded.origins)) for path, value in _flat(data, ())]
    gone = dict(taken_out(loaded))
    return [one for leaf in found for one in (*_removals(leaf, gone, loaded.origins), leaf)]


def _removals(leaf: Leaf, gone: dict[Path, list[str]], origins: Places) -> Iterator[Leaf]:
    """What is taken out of the maps that a value is the first of."""
    for end in range(1, len(leaf.path)):
        path = leaf.path[:end]
        if names := gone.pop(path, []):
            yield Leaf((*path, REMOVE), [*names], origins.key(path))


def completed(data: Mapping[str, Any], model: BaseModel) -> dict[str, Any]:
    """Written data with what the schema gives for all that is not written."""
    found: dict[str, Any] = {}
    for key, name in keys(type(model)).items():
        value, hint = getattr(model, name), field_hint(type(model), name)
        if key in data:
            found[key] = _within(data[key], value)
        elif not left_out(value, hint) and value != Text() and key != LEVELS:
            found[key] = written(value, hint)
    return found


def _within(data: Any, value: Any) -> Any:
    if isinstance(value, BaseModel) and isinstance(data, Mapping):
        return completed(data, value)
    if isinstance(value, Text) or not isinstance(data, Mapping):
        return data
    # A week or a day that is a key may be written in many ways; only maps below ids are completed.
    return {key: _within(entry, value.get(key, entry)) for key, entry in data.items()}


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, Value]]:
    if isinstance(value, dict) and (value or not path):
        for key, entry in value.items():
            yield from _flat(entry, (*path, key))
    else:
        yield path, value


def _place(path: Path, origins: Places) -> Place | None:
    """The place of the key, on whose line the value starts; None for what nobody wrote."""
    node = origins.node(path)
    if node is None:
        return None
    return node.key if node.key and node.key.file == node.at.file else node.at
