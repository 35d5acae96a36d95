"""Plans as flat maps of lever path → value: reading, writing, comparing, carrying over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem, problems_of

Values = Mapping[str, Value]

_NEUTRAL: dict[str, Any] = {name: field.default for name, field in Plan.model_fields.items()}
# The parts of a Plan with maps: pydantic would make a deep copy of each that is left out.
_MAPS = {name: part for name, part in _NEUTRAL.items() if not part or name in ("team", "price")}


def untouched(plan: Plan, group: str) -> bool:
    """Whether `plan` leaves a group alone, as one sees at a glance: False may be wrong."""
    part = getattr(plan, group)
    return part is _NEUTRAL[group] or not part


def flatten(plan: Plan) -> dict[str, Value]:
    """The levers of `plan` that are not at neutral, by path."""
    return dict(_leaves(plan.model_dump(exclude_defaults=True), ""))


def _leaves(node: Mapping[str, Any], above: str) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for name, value in node.items():
        path = f"{above}.{name}" if above else name
        found += _leaves(value, path) if isinstance(value, dict) else [(path, value)]
    return found


def plan_from(values: Values) -> Plan:
    """The Plan with these lever values. Raises `pydantic.ValidationError`."""
    return plan_of(nested(values))


def plan_of(maps: Mapping[str, Any]) -> Plan:
    """The Plan of maps within maps. Raises `pydantic.ValidationError`."""
    return Plan.model_validate({**_MAPS, **maps})


def nested(values: Values) -> dict[str, Any]:
    """The same values as maps within maps, a segment of the path each."""
    tree: dict[str, Any] = {}
    nodes = {"": tree}
    for path, value in values.items():
        above, _, last = path.rpartition(".")
        if (node := nodes.get(above)) is None:
            node = tree
            for segment in above.split("."):
                node = node.setdefault(segment, {})
            nodes[above] = node
        node[last] = value
    return tree


def read_plan(values: Values) -> tuple[Plan | None, list[Problem]]:
    """The Plan with these values, or every problem that keeps it from being one."""
    try:
        return plan_from(values), []
    except ValidationError as error:
        return None, problems_of(error)


def carried_over(values: Values, catalogue: Catalogue, into: int) -> dict[str, Value]:
    """What round `into` starts from: standing levers keep their value, one-offs are reset.

    A lever that does nothing any more is reset too.
    """
    specs = ((path, catalogue.by_path.get(path)) for path in values)
    kept = (p for p, spec in specs if spec and spec.lever.standing and not spec.is_past(into))
    return {path: values[path] for path in kept}


def without(plan: Plan, group: str) -> Plan:
    """`plan` with a lever group at neutral; the money is not spent elsewhere."""
    return plan.model_copy(update={group: Plan.model_fields[group].get_default()})


def changes(before: Values, after: Values) -> dict[str, tuple[Value | None, Value | None]]:
    """Levers that differ, as (before, after); None where a side is at neutral."""
    paths = [*before, *(p for p in after if p not in before)]
    return {p: (before.get(p), after.get(p)) for p in paths if before.get(p) != after.get(p)}
