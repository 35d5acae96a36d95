"""A scenario as it is told to another machine: its values as the game uses them, as JSON.

What a trainer writes has units and is checked; what is told is fen, shares and hours already, and
parts that players may not know are left at their stand-ins. So it is put together again part by
part, by the types that the model declares, and nothing is read as if somebody had written it.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from simgame.scenario.schema import Scenario


class NotTold(ValueError):
    """What came is no scenario; `where` it is not."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(where)


def told(view: Scenario) -> dict[str, Any]:
    """A scenario as plain data that JSON can hold."""
    return view.model_dump(mode="json")


def heard(data: Mapping[str, Any]) -> Scenario:
    """The scenario that was `told`. Raises `NotTold`."""
    try:
        found: Scenario = _model(Scenario, data, "")
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotTold(str(error)) from error
    return found


def _model(model: type[BaseModel], data: Any, where: str) -> Any:
    """A part with every field by its own type; nothing more and nothing less than it has."""
    if not isinstance(data, Mapping) or data.keys() != set(model.model_fields):
        raise NotTold(where or model.__name__)
    values = {
        name: _value(field.annotation, data[name], f"{where}.{name}")
        for name, field in model.model_fields.items()
    }
    return model.model_construct(**values)


def _value(kind: Any, data: Any, where: str) -> Any:
    kind = _bare(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(inner, data, where)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind, data, where)
    if origin is dict:
        return {str(key): _value(inner[1], item, f"{where}.{key}") for key, item in data.items()}
    if origin in (tuple, list):
        many = [_value(inner[0], item, where) for item in _listed(data, where)]
        return tuple(many) if origin is tuple else many
    if kind is date:
        return date.fromisoformat(data)
    if data is not None and not isinstance(data, bool | int | float | str):
        raise NotTold(where)
    return data


def _one_of(kinds: tuple[Any, ...], data: Any, where: str) -> Any:
    """By its `type` among events, else the first kind that it can be."""
    if data is None and type(None) in kinds:
        return None
    for kind in map(_bare, kinds):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if not isinstance(data, Mapping) or not _says_so(kind, data):
                continue
            return _model(kind, data, where)
        if isinstance(data, Mapping) == (get_origin(kind) is dict) and kind is not type(None):
            return _value(kind, data, where)
    raise NotTold(where)


def _says_so(model: type[BaseModel], data: Mapping[str, Any]) -> bool:
    field = model.model_fields.get("type")
    if field is None or get_origin(_bare(field.annotation)) is not Literal:
        return data.keys() == set(model.model_fields)
    return data.get("type") in get_args(_bare(field.annotation))


def _listed(data: Any, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise NotTold(where)
    return data


def _bare(kind: Any) -> Any:
    """The type without what is noted on it."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return getattr(kind, "__value__", kind)
