"""S105, S110: a goal is written in the unit of its metric, so that ¥1,500 is not 150000 fen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.locale import N_
from simgame.plan.kpis import BY_ID, KpiUnit
from simgame.scenario.advice import kind_of
from simgame.scenario.checks.reference import At
from simgame.scenario.diagnostics import Finding, Say
from simgame.scenario.parse import parse_count, parse_money, parse_number, parse_share
from simgame.scenario.places import Path

_CODES = {"unit_missing": "S105", "unit_unknown": "S106", "unit_excess": "S110"}


def check_written(data: Mapping[str, Any], at: At) -> list[Finding]:
    """Values of goals whose unit is not that of the metric."""
    found = []
    for path, unit, value in _values(data):
        error = _refusal(unit, value)
        code = _CODES.get(error.type) if error else None
        if error and code:
            context = error.context or {}
            values = {"found": value, "kind": kind_of(str(context.get("kind")))}
            hint = Say(N_("write `{write}`"), {"write": context.get("write", "")})
            found.append(Finding(code, at(path), values, (hint,), path))
    return found


def _values(data: Mapping[str, Any]) -> Iterator[tuple[Path, KpiUnit, Any]]:
    goals = data.get("goals")
    for name, goal in goals.items() if isinstance(goals, dict) else ():
        for step in ("floor", "target", "stretch"):
            if name in BY_ID and isinstance(goal, dict) and step in goal:
                yield ("goals", name, step), BY_ID[name].unit, goal[step]


def _refusal(unit: KpiUnit, value: Any) -> PydanticCustomError | None:
    try:
        if unit == "fen":
            parse_money(value, signed=True)
        elif unit == "share":
            parse_share(value)
        elif unit == "count":
            parse_count(value)
        else:
            parse_number(value)
    except PydanticCustomError as error:
        return error
    return None
