"""What kind of quantity a field of the schema holds, and how a value of it is written.

Found by the type that the schema names, so that a new field needs no entry here.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from simgame.plan.text import Text
from simgame.quantity import format as write
from simgame.quantity.times import format_time
from simgame.quantity.windows import format_window
from simgame.scenario import units

Hint = Any
"""A type as a field names it, with its metadata."""

KINDS: dict[str, tuple[Hint, Callable[[Any], Any]]] = {
    "money": (units.Money, write.format_money),
    "share": (units.Share, write.format_share),
    "change": (units.Change, write.format_change),
    "days": (units.Days, write.format_days),
    "hours": (units.Hours, write.format_hours),
    "count": (units.Count, write.format_count),
    "round": (units.RoundRef, write.format_round),
    "time": (units.TimeRef, format_time),
    "window": (units.GoalWindow, format_window),
    "minutes": (units.Minutes, lambda value: int(value) if value == int(value) else value),
    "number": (units.Number, lambda value: int(value) if value == int(value) else value),
    "quantity": (units.Quantity, lambda value: value),
}


def keys(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a model by the keys a trainer writes: `for` is no name in Python."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def field_hint(model: type[BaseModel], name: str) -> Hint:
    """The type of a field as the model names it."""
    field = model.model_fields[name]
    hint: Hint = field.annotation
    return Annotated[(hint, *field.metadata)] if field.metadata else hint


def entry_hint(hint: Hint) -> Hint:
    """The type of the entries of a map or list."""
    bare = _bare(hint)
    inner, origin = get_args(bare), _origin(bare)
    return inner[1 if origin is dict else 0] if inner else Any


def kind(hint: Hint) -> str:
    """The name of the quantity that a type holds, `text` or an empty word for anything else."""
    if _bare(hint) is Text:
        return "text"
    for part in _parts(hint):
        marks = get_args(part)[1:] if _origin(part) is Annotated else ()
        for name, (known, _) in KINDS.items():
            if get_args(known)[1] in marks:
                return name
    return ""


def written(value: Any, hint: Hint) -> Any:
    """A value of the model as a trainer writes it, as plain data; what is not there is left out."""
    if isinstance(value, Text):
        return value.zh if value.zh == value.en else value.model_dump(exclude_defaults=True)
    name = kind(hint)
    if name and name != "text":
        return KINDS[name][1](value)
    if isinstance(value, BaseModel):
        return {
            key: written(entry, field_hint(type(value), name))
            for key, name in keys(type(value)).items()
            if not left_out(entry := getattr(value, name), field_hint(type(value), name))
        }
    if isinstance(value, dict):
        return {key: written(entry, entry_hint(hint)) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [written(entry, entry_hint(hint)) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def left_out(value: Any, hint: Hint) -> bool:
    """Whether a value is written by saying nothing: none, and a goal for the whole season."""
    return value is None or (kind(hint) == "window" and not value)


def _bare(hint: Hint) -> Hint:
    """A type without metadata and without `| None`."""
    found = next(_parts(hint))
    return get_args(found)[0] if _origin(found) is Annotated else found


def _origin(hint: Hint) -> Any:
    return get_origin(hint)


def _parts(hint: Hint) -> Iterator[Hint]:
    """The types that a union is of, but for None; any other type is its own."""
    inner = get_args(hint)[0] if _origin(hint) is Annotated else hint
    if _origin(inner) in (Union, types.UnionType):
        yield from (part for part in get_args(inner) if part is not type(None))
    else:
        yield hint
