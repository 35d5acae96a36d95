"""Levers taken one by one, and moved."""

from __future__ import annotations

from simgame.game.offered_levers import catalogue_of
from simgame.market.mechanism import levers_read
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Key, Pattern, Value, patterns
from simgame.plan.plan import Plan
from simgame.scenario.market_events import Crisis
from simgame.scenario.schema import Scenario

PATTERNS = {str(pattern): pattern for pattern in patterns(Plan)}


# What else has to be set for a lever to do anything, in the short scenario; `.x` is its neighbour.
BESIDE: dict[str, dict[str, Value]] = {
    "paid.{platforms}.audience": {"tools.data_platform": 2},
    "live.{platforms}.hours": {".sessions": 2},
    "live.{platforms}.host": {".sessions": 2},
    "live.{platforms}.offer": {".sessions": 2},
    "live.{platforms}.qa": {".sessions": 2},
    "service.target_minutes": {"service.staff": 2},
    "innovation.virtual_ads": {"innovation.virtual_world": True},
}
# Nobody there is a member for long enough, there is no money for it, no crisis lasts so long, or
# the community staff answer whoever writes:
# what these do is measured in the reference market (`tests/levers.yaml`).
ELSEWHERE = frozenset({"private.{private_channels}.loyalty_tiers", "innovation.virtual_ads",
                       "compliance.plan_owner", "service.staff"})  # fmt: skip
# What only does something when a crisis breaks out.
IN_CRISIS = frozenset({"compliance.plan_owner", "standing.crisis", "compliance.drill_hours",
                       "compliance.reserve"})  # fmt: skip


def beside(pattern: str, spec: Spec) -> dict[str, Value]:
    """What is set beside the lever, by path."""
    near = spec.path.rpartition(".")[0]
    return {
        near + p if p.startswith(".") else p: value for p, value in BESIDE.get(pattern, {}).items()
    }


def with_crisis(played: Scenario) -> Scenario:
    """The scenario with a rumour in its second week."""
    rumour = Crisis.model_validate({"type": "crisis", "at": "round 2", "change": "+0%"})
    return played.model_copy(update={"events": {**played.events, "rumour": rumour}})


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
