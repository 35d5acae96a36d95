"""What is wrong with a Plan: always with the lever's path, and all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from simgame.nearest import nearest
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value


class Problem(NamedTuple):
    """One finding about a Plan.

    `code` names the rule, `path` the lever (or group, or "" for the whole plan). `blocks` is
    false for a warning that does not keep the week from running.
    """

    code: str
    path: str
    found: Value | None = None
    expected: str = ""
    nearest: str = ""
    blocks: bool = True


def problems_of(error: ValidationError) -> list[Problem]:
    """Pydantic's errors as problems with lever paths."""
    found = []
    for e in error.errors():
        path = ".".join(str(part) for part in e["loc"] if part != "[key]")
        value = e["input"] if isinstance(e["input"], bool | int | float | str) else None
        code = "unknown-lever" if e["type"] == "extra_forbidden" else "wrong-type"
        found.append(Problem(code, path, value, e["msg"]))
    return found


def check_values(
    values: Mapping[str, Value], catalogue: Catalogue, round_number: int
) -> list[Problem]:
    """Problems of single levers: unknown, still locked, too late, out of bounds, not a choice."""
    found: list[Problem] = []
    for path, value in values.items():
        spec = catalogue.by_path.get(path)
        if spec is None and path in catalogue.nothing:
            found.append(Problem("buys-nothing", path, value, catalogue.nothing[path]))
        elif spec is None:
            meant = nearest(path, catalogue.by_path.keys())
            found.append(Problem("unknown-lever", path, value, nearest=meant))
        else:
            found += _check_value(spec, value, round_number)
    return found


def _check_value(spec: Spec, value: Value, round_number: int) -> Iterator[Problem]:
    if spec.unlock_round > round_number:
        yield Problem("locked", spec.path, value, str(spec.unlock_round))
    if spec.is_closed(round_number) and value != spec.neutral:
        yield Problem("lever-closed", spec.path, value, str((spec.closes or 0) + 1))
    elif spec.is_past(round_number) and value != spec.neutral:
        yield Problem("too-late", spec.path, value, str(spec.last_round), blocks=False)
    if spec.takes(value):
        return
    if spec.unit == "choice":
        meant = nearest(str(value), spec.choices)
        yield Problem("not-a-choice", spec.path, value, ", ".join(spec.choices), meant)
    elif isinstance(value, int | float):
        low, high = spec.lever.low, spec.lever.high
        near_value = str(low if value < low else high)
        yield Problem("out-of-bounds", spec.path, value, f"{low:g}–{high:g}", near_value)
