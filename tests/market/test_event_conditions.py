"""Rules of conditions: compared with true figures, held for whole weeks, once unless repeated."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from simgame.market import event_conditions
from simgame.market.event_conditions import due, holds
from simgame.scenario.market_events import Event

LOW = {"metric": "trust", "below": "40%"}


def _event(condition: dict[str, Any], **more: object) -> Event:
    made = {"type": "crisis", "at": "round 2", "change": "-10%", "when": condition, **more}
    return TypeAdapter(Event).validate_python(made)


def _weeks_of(event: Event, trust: list[float], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the rounds in which it happens, when each round begins with such trust."""
    held = {"crisis.held": np.zeros((1, 1, 3), np.int64)}
    found = []
    for number, value in enumerate(trust, 1):
        monkeypatch.setattr(event_conditions, "_kpis", lambda *_, value=value: {"trust": value})
        week = SimpleNamespace(state=SimpleNamespace(week=number - 1, own=held))
        found += [number] if due(week, 0, 0, event) else []
    return found


@pytest.mark.parametrize(
    ("lasting", "rounds"),
    [(None, [3]), ("3 days", [3]), ("7 days", [3]), ("8 days", [4]), ("2 weeks", [4]),
     ("3 周", [])],
)  # fmt: skip
def test_a_week_counts_when_the_condition_holds_on_its_sunday(lasting, rounds, monkeypatch):
    """The third and the fourth week begin with little trust: two Sundays in a row."""
    event = _event(LOW | ({"for": lasting} if lasting else {}))
    assert _weeks_of(event, [0.3, 0.5, 0.3, 0.3, 0.5], monkeypatch) == rounds


@pytest.mark.parametrize(("repeat", "rounds"), [(False, [2]), (True, [2, 5])])
def test_an_event_comes_once_or_each_time_it_becomes_true(repeat, rounds, monkeypatch):
    """Not again while it stays true."""
    event = _event(LOW, repeat=repeat)
    assert _weeks_of(event, [0.5, 0.3, 0.3, 0.5, 0.3], monkeypatch) == rounds


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        ({"metric": "trust", "above": "40%"}, True),
        ({"metric": "trust", "above": "50%"}, False),
        ({"metric": "trust", "at_least": "50%"}, True),
        ({"metric": "trust", "at_least": "40%", "below": "50%"}, False),
        ({"all": [LOW, {"metric": "orders", "above": "10"}]}, False),
        ({"any": [LOW, {"metric": "orders", "above": "10"}]}, True),
        ({"metric": "orders", "above": "10", "any": [LOW]}, False),
    ],
)
def test_comparisons_are_joined_as_they_say(condition, true):
    """Its own, all of `all` and one of `any`."""
    assert holds(_event(condition), {"trust": 0.5, "orders": 20.0}) is true


@pytest.mark.parametrize(("lasting", "rounds"), [("7 days", [4]), ("2 weeks", [5])])
def test_sundays_before_its_round_do_not_count(lasting, rounds, monkeypatch):
    """A condition that is true all along is counted from the event's own round on."""
    event = _event(LOW | {"for": lasting}, at="round 4")
    assert _weeks_of(event, [0.3] * 6, monkeypatch) == rounds
