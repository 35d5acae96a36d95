"""Bounds of quantities, written as a trainer writes them, so that a finding can show them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from simgame.quantity.kinds import Kind
from simgame.quantity.parse import parse_change, parse_count, parse_duration, parse_money
from simgame.quantity.written import out_of_range


class Within:
    """An annotation: the value is from `low` to `high`, both included.

    Bounds of a field lie within those of its type, and are the ones that are told.
    """

    def __init__(self, kind: Kind, low: str, high: str, read: Callable[[str], float]) -> None:
        self.low, self.high = low, high
        self._kind, self._read = kind, read

    @cached_property
    def _ends(self) -> tuple[float, float]:
        """Both bounds as numbers, worked out when the first value is held against them."""
        return self._read(self.low), self._read(self.high)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = handler(source)
        if inner["type"] == "function-after" and _of_bounds(inner["function"]["function"]):
            inner = inner["schema"]
        return core_schema.no_info_after_validator_function(self._held, inner)

    def _held(self, value: float) -> float:
        least, most = self._ends
        if least <= value <= most:
            return value
        raise out_of_range(self._kind, value, self.low, self.high)


def _of_bounds(validator: object) -> bool:
    return isinstance(getattr(validator, "__self__", None), Within)


def money(low: str, high: str) -> Within:
    """Bounds of an amount of money."""
    return Within("money", low, high, partial(parse_money, signed=True))


def days(low: str, high: str) -> Within:
    """Bounds of a duration in days."""
    return Within("duration", low, high, partial(parse_duration, unit="days"))


def hours(low: str, high: str) -> Within:
    """Bounds of a duration in hours."""
    return Within("duration", low, high, partial(parse_duration, unit="hours"))


def count(low: str, high: str) -> Within:
    """Bounds of a count."""
    return Within("count", low, high, parse_count)


def change(low: str, high: str) -> Within:
    """Bounds of a relative change."""
    return Within("change", low, high, parse_change)
