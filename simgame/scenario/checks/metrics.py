"""S105–S111: what is compared with a metric is in its unit: ¥1,500 is not 150000 fen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.findings import UNIT_CODES, Finding, Path, unreadable
from simgame.plan.kpis import BY_ID, Kpi
from simgame.quantity.kinds import EXAMPLES, Kind
from simgame.quantity.parse import parse_count, parse_money, parse_number, parse_share
from simgame.scenario.schema_findings import BOUNDS, STEPS
from simgame.yamlread import Places

_MAY_FALL_BELOW_ZERO = ("net_contribution",)
_KINDS: dict[str, Kind] = {"fen": "money", "share": "share", "count": "count"}


def written_metric_units(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S105–S111: goals, and the conditions of events, are written in the unit of their metric."""
    refused = (
        (path, kpi, _refusal(kpi, value))
        for values in (_goals(data), _conditions(data))
        for path, kpi, value in values
    )
    return [
        unreadable(error.type, _meant(kpi, error), at(path), path)
        for path, kpi, error in refused
        if error is not None and error.type in UNIT_CODES
    ]


def _meant(kpi: Kpi, error: PydanticCustomError) -> dict[str, object]:
    """What the error says to write, as far as the metric takes it."""
    context: dict[str, object] = dict(error.context or {})
    writes = [str(context[key]) for key in ("write", "other") if context.get(key)]
    fit = [write for write in writes if _refusal(kpi, write) is None]
    if writes and not fit:
        return context | {"example": EXAMPLES[_KINDS.get(kpi.unit, "number")]}
    return context | dict(zip(("write", "other"), [*fit, ""], strict=False))


_Compared = Iterator[tuple[Path, Kpi, Any]]


def _goals(data: Mapping[str, Any]) -> _Compared:
    for name, goal in _map(data, "goals").items():
        yield from _values(("goals", name), name, goal, STEPS)


def _conditions(data: Mapping[str, Any]) -> _Compared:
    for name in _map(data, "events"):
        path: Path = ("events", name, "when")
        when = _map(_map(data["events"], name), "when")
        yield from _values(path, when.get("metric"), when, BOUNDS)
        for of in ("all", "any"):
            tests = when.get(of)
            for n, test in enumerate(tests if isinstance(tests, list) else ()):
                metric = test.get("metric") if isinstance(test, dict) else None
                yield from _values((*path, of, n), metric, test, BOUNDS)


def _map(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _values(path: Path, metric: Any, compared: Any, keys: tuple[str, ...]) -> _Compared:
    if isinstance(compared, dict) and isinstance(metric, str) and metric in BY_ID:
        for key in keys:
            value = compared.get(key)
            if value is not None and not isinstance(value, (dict, list)):
                yield (*path, key), BY_ID[metric], value


def _refusal(kpi: Kpi, value: Any) -> PydanticCustomError | None:
    try:
        if kpi.unit == "fen":
            parse_money(value, signed=kpi.id in _MAY_FALL_BELOW_ZERO)
        elif kpi.unit == "share":
            parse_share(value)
        elif kpi.unit == "count":
            parse_count(value)
        else:
            parse_number(value)
    except PydanticCustomError as error:
        return error
    return None
