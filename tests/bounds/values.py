"""What may be written at a place of a scenario: values at and near the bounds of its schema.

What a place takes is read off the schema's own fields, so a new key of a scenario is tried without
anybody listing it here. Values that are out of bounds are tried too: `check` has to say so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import BaseMetadata
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from simgame.findings import Path
from simgame.plan.text import Text
from simgame.scenario.within import Within

Written = Any

MONEY = tuple(f"¥{n}" for n in ("0", "0.01", "0.02", "1", "9.99", "100", "10k", "1M", "10B"))
SHARES = ("0%", "0.0001%", "0.1%", "1%", "33%", "50%", "99.9%", "100%")
CHANGES = ("-99.99%", "-50%", "0%", "+0.01%", "+50%", "+100%")
DURATIONS = ("1 second", "1 minute", "1 hour", "1 day", "3 days", "13 days", "26 weeks")
COUNTS = (0, 1, 2, 7, 999, "1k", "30k", "1M", "100M", "1B")
NUMBERS = (0, 1e-9, 0.001, 0.5, 1, 1.0001, 2, 9.99, 10, 26, 99, 999, 1e6)
WHOLES = (0, 1, 2, 3, 7, 25, 26, 50)
DATES = ("2000-01-01", "2000-02-29", "2024-12-30", "2099-12-31", "9999-12-31")
QUANTITIES = ("0%", "0.1%", "100%", "¥0", "-¥1000", "¥1", "¥1B", 0, 1, 1000, "1B")
# By the first example that the JSON Schema of a type gives.
_BY_EXAMPLE: Mapping[object, tuple[Written, ...]] = {
    "¥200k": MONEY, "60%": SHARES, "-15%": CHANGES, "3 days": DURATIONS, "120k": COUNTS,
    "round 4": ("round 1", "round 2", "round 4", "round 26"), "¥15万": QUANTITIES,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One place, and values at or near the bounds of what it takes; none where it takes a name."""

    path: Path
    values: tuple[Written, ...]


def slots(model: type[BaseModel], data: Any, path: Path = ()) -> Iterator[Slot]:
    """Every place that holds, or could hold, one value of `data`, which `model` describes."""
    if not isinstance(data, dict):
        return
    for name, field in model.model_fields.items():
        key = field.alias or name
        yield from _below(field.annotation, tuple(field.metadata), data.get(key), (*path, key))


def _below(annotation: Any, marks: tuple[Any, ...], data: Any, path: Path) -> Iterator[Slot]:
    """The slots of one field; those inside of a map for each of its entries."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _below(parts[0], (*marks, *_flat(parts[1:])), data, path)
    elif origin in (Union, UnionType):
        for option in _options(parts, data):
            yield from _below(option, marks, data, path)
    elif origin is dict:
        for name in data if isinstance(data, dict) else ():
            yield from _below(parts[1], (), data[name], (*path, name))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from slots(annotation, data or {}, path) if annotation is not Text else ()
    elif origin is not tuple:
        yield Slot(path, tuple(_values(annotation, marks)))


def _options(options: Iterable[Any], data: Any) -> list[Any]:
    """The parts of a union that data can be of: the one with its tag, or what there is but None."""
    real = [option for option in options if option is not type(None)]
    return real if len(real) == 1 else [option for option in real if _is_tagged(option, data)]


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """Marks of a type; a `Field` holds its own."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _is_tagged(option: Any, data: Any) -> bool:
    tag = option.model_fields.get("type") if isinstance(option, type) else None
    return (
        tag is not None and isinstance(data, dict) and data.get("type") in get_args(tag.annotation)
    )


def _values(annotation: Any, marks: tuple[Any, ...]) -> list[Written]:
    bounds = [
        value
        for mark in marks
        for value in ((mark.low, mark.high) if isinstance(mark, Within) else _limits(mark))
    ]
    known = next((_known(mark) for mark in marks if isinstance(mark, WithJsonSchema)), ())
    if known:
        return [*known, *bounds, *bounds]
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [*_BY_TYPE.get(annotation, ()), *bounds, *bounds]


def _limits(mark: Any) -> tuple[Written, ...]:
    """The bound that pydantic's own mark sets, where it is a number."""
    if not isinstance(mark, BaseMetadata):
        return ()
    found = (getattr(mark, name, None) for name in ("ge", "le", "gt", "lt"))
    return tuple(value for value in found if isinstance(value, int | float))


def _known(mark: WithJsonSchema) -> tuple[Written, ...]:
    schema = mark.json_schema or {}
    if schema.get("type") == "number":
        return NUMBERS
    return _BY_EXAMPLE.get(next(iter(schema.get("examples", ())), None), ())


_BY_TYPE: dict[Any, tuple[Written, ...]] = {
    bool: (True, False), int: WHOLES, datetime.date: DATES,
}  # fmt: skip
