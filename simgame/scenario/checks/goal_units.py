"""S105–S111: a goal is written in the unit of its metric, so that ¥1,500 is not 150000 fen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.findings.finding import Finding, Say
from simgame.findings.place import Path
from simgame.locale import N_
from simgame.plan.kpis import BY_ID, Kpi
from simgame.scenario.advice import described, kind_of
from simgame.scenario.checks.reference import At
from simgame.scenario.parse import parse_count, parse_money, parse_number, parse_share

_CODES = {
    "unit_missing": "S105",
    "unit_unknown": "S106",
    "unit_range": "S107",
    "unit_precision": "S109",
    "unit_excess": "S110",
    "unit_negative": "S111",
}
MAY_FALL_BELOW_ZERO = ("net_contribution",)


def check_written(data: Mapping[str, Any], at: At) -> list[Finding]:
    """Values of goals that their metric cannot have, or not in this unit."""
    refused = ((path, value, _refusal(kpi, value)) for path, kpi, value in _values(data))
    return [
        _finding(path, value, error, at)
        for path, value, error in refused
        if error is not None and error.type in _CODES
    ]


def _values(data: Mapping[str, Any]) -> Iterator[tuple[Path, Kpi, Any]]:
    goals = data.get("goals")
    for name, goal in goals.items() if isinstance(goals, dict) else ():
        for step in ("floor", "target", "stretch"):
            value = goal.get(step) if isinstance(goal, dict) else None
            if name in BY_ID and value is not None and not isinstance(value, (dict, list)):
                yield ("goals", name, step), BY_ID[name], value


def _refusal(kpi: Kpi, value: Any) -> PydanticCustomError | None:
    try:
        if kpi.unit == "fen":
            parse_money(value, signed=kpi.id in MAY_FALL_BELOW_ZERO)
        elif kpi.unit == "share":
            parse_share(value)
        elif kpi.unit == "count":
            parse_count(value)
        else:
            parse_number(value)
    except PydanticCustomError as error:
        return error
    return None


def _finding(path: Path, value: Any, error: PydanticCustomError, at: At) -> Finding:
    context = error.context or {}
    if error.type == "unit_range":
        bounds = Say(N_("from {low} to {high}"), {k: context.get(k) for k in ("low", "high")})
        return Finding("S107", at(path), {"found": described(value), "bounds": bounds}, (), path)
    values = {"found": value, "kind": kind_of(str(context.get("kind")))}
    hint = Say(N_("write `{write}`"), {"write": context.get("write", "")})
    return Finding(_CODES[error.type], at(path), values, (hint,), path)
