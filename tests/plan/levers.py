"""Levers taken one by one, and moved."""

from __future__ import annotations

from simgame.game.menu import catalogue_of
from simgame.market.mechanism import levers_read
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Key, Pattern, Value, patterns
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario

PATTERNS = {str(pattern): pattern for pattern in patterns(Plan)}


def offered(played: Scenario) -> dict[str, Spec]:
    """Every lever that some mechanism reads, by pattern: the first that `played` has."""
    found: dict[str, Spec] = {}
    for spec in catalogue_of(played).specs:
        pattern = next(str(p) for p in PATTERNS.values() if _fits(p, spec.path))
        if pattern in levers_read():
            found.setdefault(pattern, spec)
    return found


def _fits(pattern: Pattern, path: str) -> bool:
    parts = path.split(".")
    return len(parts) == len(pattern.segments) and all(
        isinstance(s, Key) or s == part for s, part in zip(pattern.segments, parts, strict=True)
    )


def another(spec: Spec, value: Value) -> Value:
    """A value of the lever other than `value`, as far off as may be."""
    if spec.unit == "switch":
        return not value
    if spec.unit == "choice":
        return next(choice for choice in reversed(spec.choices) if choice != value)
    assert not isinstance(value, str)
    far = spec.lever.high if value - spec.lever.low < spec.lever.high - value else spec.lever.low
    return type(value)(far)
