"""A lever's value as people write it: `¥15k`, `70%`, `2 hours`, or a number where that is certain.

In a file money and shares carry their unit. Where a player types, the lever stands beside it, so
that a bare number is yuan, percent, hours or how many; nothing else differs.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pydantic_core import PydanticCustomError

from simgame.plan.catalogue import Spec
from simgame.plan.kpis import BY_ID
from simgame.plan.lever import Value
from simgame.quantity.format import (
    decimal,
    digits,
    format_count,
    format_hours,
    format_share,
    money_text,
)
from simgame.quantity.kinds import EXAMPLES, Kind
from simgame.quantity.parse import (
    amount_in_fen,
    free_share,
    parse_amount,
    parse_duration,
)
from simgame.quantity.written import out_of_range, whole

_KINDS: dict[str, Kind] = {
    "fen": "money", "share": "share", "hours": "duration", "minutes": "duration", "count": "count",
    "ratio": "number",
}  # fmt: skip


def unit_of(spec: Spec) -> str:
    """The unit of a lever's number; that of a forecast is its figure's."""
    if spec.unit != "kpi":
        return spec.unit
    return BY_ID[spec.keys[-1]].unit if spec.keys[-1] in BY_ID else "count"


def read_value(spec: Spec, value: object) -> float:
    """A number of the lever's unit from what stands in a file.

    Raises `PydanticCustomError` for what cannot be read, is too fine, or lies out of bounds.
    """
    number = _read(spec, value, bare=False)
    low, high = spec.lever.low, spec.lever.high
    if not low <= number <= high:
        raise out_of_range(
            _KINDS[unit_of(spec)], value, value_text(spec, low), value_text(spec, high)
        )
    return number


def typed_value(spec: Spec, text: str) -> float:
    """The number that a player has typed, in the lever's unit, in bounds or not.

    Raises `PydanticCustomError` for what cannot be read or is too fine: bots expect part of an
    order, people do not.
    """
    number = _read(spec, text, bare=True)
    of_many = spec.unit == "kpi" and unit_of(spec) == "count"
    return whole(Decimal(number), "count", text) if of_many else number


def _read(spec: Spec, value: object, *, bare: bool) -> float:
    try:
        return _number(spec, value, bare=bare)
    except PydanticCustomError as error:
        raise _with_own_advice(spec, error) from error


def _number(spec: Spec, value: object, *, bare: bool) -> float:
    number = _READ[unit_of(spec)](value, spec.lever.low < 0, bare)
    is_whole = isinstance(spec.neutral, int)
    return whole(Decimal(number), _KINDS[unit_of(spec)], value) if is_whole else float(number)


def _fen(value: object, signed: bool, bare: bool) -> Decimal:
    return amount_in_fen(value, signed=signed, bare=bare)


def _share(value: object, signed: bool, bare: bool) -> float:
    return free_share(value, bare=bare, signed=signed)


def _amount(value: object, signed: bool, bare: bool) -> Decimal:  # noqa: ARG001 - one signature
    return parse_amount(value, signed=signed)


def _lasting(unit: str) -> Callable[[object, bool, bool], float]:
    return lambda value, signed, bare: parse_duration(value, unit, bare=True)  # noqa: ARG005


_READ: dict[str, Callable[[object, bool, bool], float | Decimal]] = {
    "fen": _fen, "share": _share, "count": _amount, "ratio": _amount,
    "hours": _lasting("hours"), "minutes": _lasting("minutes"),
}  # fmt: skip


def written_value(spec: Spec, value: Value) -> Value:
    """A lever's value as it is written in a file; reading it gives the same value exactly."""
    if isinstance(value, str | bool):
        return value
    unit = unit_of(spec)
    if unit == "fen":
        return money_text(decimal(value))
    if unit == "share":
        return format_share(float(value))
    if unit == "hours":
        return format_hours(float(value))
    return int(value) if float(value).is_integer() else value


def value_text(spec: Spec, value: float) -> str:
    """The same on a line of words."""
    unit = unit_of(spec)
    if unit == "count":
        return format_count(int(value)) if float(value).is_integer() else digits(decimal(value))
    if unit == "minutes":
        return f"{digits(decimal(value))} minutes"
    return str(written_value(spec, value))


def example(spec: Spec) -> str:
    """A value that this lever can have, as it is written."""
    lever = spec.lever
    if spec.unit == "kpi":
        return EXAMPLES[_KINDS[unit_of(spec)]]
    middle = lever.low + lever.step * round((lever.high - lever.low) / 2 / lever.step)
    return value_text(spec, middle)


def _with_own_advice(spec: Spec, error: PydanticCustomError) -> PydanticCustomError:
    """The error with what this lever can be to write, or else with an example of it."""
    context = dict(error.context or {})
    if "write" not in context:
        return error
    meant = () if context.get("example") else (context["write"], context.get("other"))
    fit = [str(write) for write in meant if write and _can_be(spec, write)]
    shown = example(spec)
    own = {"write": fit[0]} if fit else {"write": shown, "example": shown}
    return PydanticCustomError(
        error.type, error.message_template, {**context, **own, "other": "".join(fit[1:])}
    )


def _can_be(spec: Spec, write: object) -> bool:
    try:
        return bool(spec.lever.low <= _number(spec, write, bare=False) <= spec.lever.high)
    except PydanticCustomError:
        return False
