"""S323: nothing is listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Words that stand in a list for the second time."""
    return [
        Finding("S323", at((*path, number)), {"name": word}, (), (*path, number))
        for path, words in _lists(scenario)
        for number, word in enumerate(words)
        if word in words[:number]
    ]


def _lists(scenario: Scenario) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for key in ("objectives", "tags", "forecast"):
        yield (key,), getattr(scenario, key)
    for name, lesson in scenario.lessons.items():
        yield ("lessons", name, "courses"), lesson.courses
