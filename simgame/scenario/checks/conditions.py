"""S217, S343: a condition looks at metrics that there are, compares them, and starts a crisis."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.plan.kpis import BY_ID
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.market_events import Event, Test
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Conditions that can never be true, or that nothing waits for."""
    tests = [test for name, event in scenario.events.items() for test in _tests(name, event)]
    lasting = {name: kpi for name, kpi in BY_ID.items() if kpi.span != "week"}
    metrics: list[tuple[Path, str]] = [
        ((*path, "metric"), test.metric) for path, test in tests if test.metric
    ]
    empty = {path: test for path, test in tests if _says_nothing(test)}
    odd: list[Path] = [
        ("events", name, "when")
        for name, event in scenario.events.items()
        if event.when is not None and event.type != "crisis"
    ]
    return [
        *unknown("S217", metrics, lasting, at),
        *(Finding("S343", at(path), {"name": path[1]}, (), path) for path in (*empty, *odd)),
    ]


def _tests(name: str, event: Event) -> Iterator[tuple[Path, Test]]:
    when = event.when
    if when is None:
        return
    path: Path = ("events", name, "when")
    if when.metric or not (when.all or when.any):
        yield path, when
    yield from (((*path, "all", i), test) for i, test in enumerate(when.all))
    yield from (((*path, "any", i), test) for i, test in enumerate(when.any))


def _says_nothing(test: Test) -> bool:
    return not test.metric or (test.below is test.above is test.at_least is None)
