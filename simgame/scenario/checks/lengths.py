"""S302, S349: what takes its time has that time before the season ends."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from simgame.findings import Finding, Path, Say, in_words
from simgame.locale import N_
from simgame.quantity.format import format_days
from simgame.quantity.times import WEEK_HOURS
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places


def check_lengths(scenario: Scenario, at: Places) -> list[Finding]:
    """S302, S349: the season is long enough for a condition to come true, and for what follows."""
    return [
        found
        for name, event in scenario.events.items()
        for found in (
            *_past_the_end(scenario, name, event, at),
            *_too_late(scenario, name, event, at),
        )
    ]


def _past_the_end(scenario: Scenario, name: str, event: Event, at: Places) -> Iterator[Finding]:
    path: Path = ("events", name, "lasts")
    left = scenario.rounds * WEEK_HOURS - event.at
    if "lasts" in event.model_fields_set and 0 < left < event.hours < float("inf"):
        lasts, most = (in_words(format_days(hours / 24)) for hours in (event.hours, left))
        hint = Say(N_("at most `{most}`; or make `rounds` larger"), {"most": most})
        reads: tuple[Path, ...] = (path, ("events", name, "at"), ("rounds",))
        values = {"name": name, "lasts": lasts, "left": most}
        yield Finding("S349", at(path), values, (hint,), path, reads)


def _too_late(scenario: Scenario, name: str, event: Event, at: Places) -> Iterator[Finding]:
    path: Path = ("events", name, "when", "for")
    if event.condition is None or event.round > scenario.rounds:
        return
    weeks = ceil(event.condition.lasting / 7)
    if event.round - 1 + weeks >= scenario.rounds and "lasting" in event.condition.model_fields_set:
        values = {"name": name, "at": event.round + weeks, "rounds": scenario.rounds}
        most = in_words(format_days(7.0 * max(scenario.rounds - event.round, 0)))
        hint = Say(N_("at most `{most}`; or make `rounds` larger"), {"most": most})
        yield Finding("S302", at(path), values, (hint,), path, (path, ("rounds",)))
