"""A lever's value as it is written in a file: `¥15k`, `70%`, `2 hours`, or a plain number.

A plain number is in the lever's own unit (fen, share 0–1, hours, minutes), as in a save.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StrictBool, WithJsonSchema
from pydantic_core import PydanticCustomError

from simgame.plan.catalogue import Spec
from simgame.plan.kpis import BY_ID
from simgame.plan.lever import Unit, Value
from simgame.quantity.format import (
    decimal,
    digits,
    format_count,
    format_hours,
    format_money,
    format_share,
)
from simgame.quantity.parse import (
    parse_count,
    parse_duration,
    parse_money,
    parse_number,
    parse_quantity,
    parse_share,
)
from simgame.quantity.written import EXAMPLES, Kind, out_of_range, refusal

_KINDS: dict[Unit, Kind] = {
    "fen": "money", "share": "share", "hours": "duration", "minutes": "duration", "count": "count",
    "kpi": "quantity",
}  # fmt: skip
_PARSE: dict[Unit, Callable[[Any], float]] = {
    "fen": parse_money,
    "share": parse_share,
    "hours": lambda value: parse_duration(value, "hours"),
    "minutes": lambda value: parse_duration(value, "minutes"),
    "count": parse_count,
    "kpi": parse_quantity,
}


def lever_type(spec: Spec) -> Any:
    """The type of a lever's value in a file, for pydantic."""
    if spec.unit == "switch":
        return StrictBool
    if spec.unit == "choice":
        return Literal[spec.choices]
    example = WithJsonSchema({"examples": [_example(spec)]})
    return Annotated[type(spec.neutral), BeforeValidator(lambda v: read_value(spec, v)), example]


def read_value(spec: Spec, value: object) -> float:
    """A number of the lever's unit from what is written.

    Raises `PydanticCustomError` for what cannot be read, is too fine, or lies out of bounds.
    """
    try:
        number = _number(spec, value)
    except PydanticCustomError as error:
        raise _with_own_example(spec, error) from error
    low, high = spec.lever.low, spec.lever.high
    if not low <= number <= high:
        kind = _KINDS[spec.unit]
        raise out_of_range(kind, value, _words(spec, low), _words(spec, high))
    return int(number) if isinstance(spec.neutral, int) else float(number)


def written_value(spec: Spec, value: Value) -> Value:
    """A lever's value as it is written in a file; reading it gives the same value exactly."""
    if isinstance(value, str | bool):
        return value
    unit: str = spec.unit
    if unit == "kpi":
        unit = BY_ID[spec.keys[-1]].unit if spec.keys[-1] in BY_ID else "count"
    if unit == "fen" and float(value).is_integer():
        return format_money(int(value))
    if unit == "share" and value >= 0:
        return format_share(float(value))
    if unit == "hours":
        return format_hours(float(value))
    return int(value) if float(value).is_integer() else value


def _number(spec: Spec, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = parse_number(value)
        if isinstance(spec.neutral, int) and not number.is_integer():
            raise refusal("unit_precision", _KINDS[spec.unit], value, str(round(number)))
        return number
    return _PARSE[spec.unit](value)


def _example(spec: Spec) -> str:
    """A value that this lever can have, as it is written."""
    lever = spec.lever
    middle = lever.low + lever.step * round((lever.high - lever.low) / 2 / lever.step)
    return _words(spec, middle)


def _with_own_example(spec: Spec, error: PydanticCustomError) -> PydanticCustomError:
    """The error with a value of this lever to write, where it would name any of the kind."""
    context = dict(error.context or {})
    if context.get("write") != EXAMPLES[_KINDS[spec.unit]]:
        return error
    return PydanticCustomError(
        error.type, error.message_template, context | {"write": _example(spec)}
    )


def _words(spec: Spec, bound: float) -> str:
    if spec.unit == "count":
        return format_count(int(bound))
    if spec.unit == "minutes":
        return f"{digits(decimal(bound))} minutes"
    return str(written_value(spec, bound))
