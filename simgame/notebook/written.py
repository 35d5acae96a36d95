"""Plans as they are written in Python: maps of levers, numbers, and values as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.locale import Texts
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.lever_values import typed_value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten
from simgame.words import not_read

Written = Mapping[str, Any]


class Rejected(ValueError):
    """A plan that cannot run, or cannot be read: every reason, in a line each."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(reasons))


def values_of(plan: Written | Plan, levers: Catalogue, t: Texts) -> dict[str, Value]:
    """The lever values of a plan: `paid.douyin.budget`, or maps within maps.

    Numbers are in the lever's own unit, as tables have them: fen, shares 0–1, hours. Texts carry
    theirs: `¥5k`, `60%`. Raises `Rejected` for what cannot be read.
    """
    if isinstance(plan, Plan):
        return flatten(plan)
    values, reasons = dict[str, Value](), list[str]()
    for path, written in _leaves(plan):
        spec = levers.by_path.get(path)
        try:
            values[path] = written if spec is None else _value(spec, written)
        except PydanticCustomError as error:
            reasons.append(f"{path}: {not_read(error, t)}")
    if reasons:
        raise Rejected(reasons)
    return values


def _leaves(written: Written, above: str = "") -> Iterator[tuple[str, Any]]:
    for name, below in written.items():
        path = f"{above}.{name}" if above else name
        if isinstance(below, Mapping):
            yield from _leaves(below, path)
        else:
            yield path, below


def _value(spec: Spec, written: Any) -> Value:
    """A value of this lever; what is of another type is left for the plan to refuse."""
    is_number = spec.unit not in ("choice", "switch")
    if is_number and isinstance(written, str):
        written = typed_value(spec, written)
    if is_number and isinstance(spec.neutral, int) and isinstance(written, float):
        return int(written) if written.is_integer() else written
    value: Value = written
    return value
