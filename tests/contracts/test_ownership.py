"""A mechanism writes what it says it writes, and no other; seen while seasons are played."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from simgame.market import run_week
from simgame.market.board.days import Days
from simgame.market.mechanism import mechanisms
from simgame.market.state import State
from simgame.market.week import Week
from simgame.plan.observation import Prompt
from tests.market.seasons import SHORT, play, scenario

# What everybody uses through a door of its own: money is paid, trust earned, prompts asked, things
# told, records passed on, factors multiplied, brands found out (`penalties`).
DOORS = frozenset({
    "week.setting", "week.state", "week.levers", "week.streams", "week.env", "week.prompts",
    "week.days", "week.factors", "week.trust", "week.till", "week.notes", "week.records",
    "days.spent", "state.ledger", "state.spent",
    "days.outrage", "own.compliance.breaches", "own.compliance.throttle",
})  # fmt: skip
HOURS = "the hours of the week"
Values = dict[str, Any]


def _as_it_is(value: Any) -> Any:
    """Something that differs when what is in `value` differs."""
    if isinstance(value, np.ndarray):
        return value.tobytes()
    if isinstance(value, Mapping):
        return [(key, _as_it_is(item)) for key, item in value.items()]
    if type(value).__name__ in ("Posts", "NewPosts"):
        return [_as_it_is(getattr(value, f.name)) for f in fields(value)]
    return list(value) if isinstance(value, list) else value


def _all(week: Week) -> Values:
    """All that there is on the board and in the state, by name."""
    found: Values = {f"own.{name}": value for name, value in week.state.own.items()}
    for above, part in (("week", week), ("days", week.days), ("state", week.state)):
        found |= {f"{above}.{f.name}": getattr(part, f.name) for f in fields(part)}
    del found["state.own"]
    return {name: _as_it_is(v) for name, v in found.items() if name not in DOORS}


@pytest.fixture(scope="module")
def written() -> dict[str, set[str]]:
    """What each mechanism wrote in seasons in which everything is tried."""
    found: dict[str, set[str]] = defaultdict(set)

    def run(name: str, week: Week, rules: run_week.Rules) -> None:
        before = _all(week)
        for mechanism, hook, params in run_week._called(name, rules.off):
            hook(week, params)
            after = _all(week)
            found[mechanism] |= {n for n in after if after[n] != before[n]}
            before = after

    def pass_hours(week: Week) -> tuple[Prompt, int] | None:
        before, stopped = _all(week), hours(week)
        after = _all(week)
        found[HOURS] |= {n for n in after if after[n] != before[n]}
        return stopped

    hours = run_week._pass_hours
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_week, "_run", run)
        patch.setattr(run_week, "_pass_hours", pass_hours)
        for name, seed in (("_library/reference", 3), ("_library/reference", 11), (SHORT, 5)):
            play(scenario(name), "random", seed)
    return found


@pytest.mark.parametrize("name", mechanisms())
def test_it_writes_what_it_says(name: str, written: dict[str, set[str]]) -> None:
    """What it remembers from week to week is its own, and need not be said."""
    wrote = {n for n in written[name] if not n.startswith(f"own.{name}.")}
    assert sorted(wrote - set(_writes(name))) == []


@pytest.mark.parametrize("name", mechanisms())
def test_what_it_says_it_writes_is_there(name: str) -> None:
    """And has no door of its own."""
    parts = (("week", Week), ("days", Days), ("state", State))
    there = {f"{above}.{f.name}" for above, part in parts for f in fields(part)}
    assert sorted(set(_writes(name)) - (there - DOORS)) == []


def test_the_hours_write_what_those_with_processes_say(written: dict[str, set[str]]) -> None:
    """Production, KOLs and crises go on while the hours of the week pass."""
    said = {field for name in ("production", "kol", "crisis") for field in _writes(name)}
    assert sorted(n for n in written[HOURS] - said if not n.startswith("own.")) == []


def _writes(name: str) -> tuple[str, ...]:
    writes: tuple[str, ...] = getattr(mechanisms()[name], "WRITES", ())
    return writes
