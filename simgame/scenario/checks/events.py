"""S217, S302, S318, S319, S321, S343, S344: what happens, when, and that it has an effect."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from simgame.findings import Finding, Path, Say, in_words
from simgame.locale import N_
from simgame.plan.kpis import BY_ID
from simgame.quantity.format import format_round
from simgame.quantity.times import WEEK_HOURS
from simgame.scenario.checks.reference import unknown
from simgame.scenario.days import read_day
from simgame.scenario.event_parts import Announced, Test
from simgame.scenario.market_events import BudgetChange, Event, Law, Supply
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places


def check_events(scenario: Scenario, at: Places) -> list[Finding]:
    """S318: an event changes something."""
    paths: list[Path] = [
        ("events", name, key)
        for name, event in scenario.events.items()
        for key in ("change", "lasts")
        if getattr(event, key, None) == 0 and key in event.model_fields_set
    ]
    paths += [("events", name) for name, event in scenario.events.items() if _idle(event)]
    return [Finding("S318", at(path), {"name": path[1]}, (), path) for path in paths]


def _idle(event: Event) -> bool:
    """Whether an event says nothing of what it changes."""
    match event:
        case Supply():
            return event.stock is event.daily is None and not event.change
        case BudgetChange():
            return event.amount is None and not event.change
        case Law():
            return not event.forbids and not event.ai_labels
    return False


def check_times(scenario: Scenario, at: Places) -> list[Finding]:
    """S344: an event says when it happens, or on what condition."""
    paths: list[Path] = [
        ("events", name)
        for name, event in scenario.events.items()
        if "at" not in event.model_fields_set and event.condition is None
    ]
    return [Finding("S344", at.key(path), {"name": path[1]}, (), path) for path in paths]


def check_conditions(scenario: Scenario, at: Places) -> list[Finding]:
    """S217, S343: a condition compares metrics that there are."""
    tests = [test for name, event in scenario.events.items() for test in _tests(name, event)]
    lasting = {name: kpi for name, kpi in BY_ID.items() if kpi.span != "week"}
    metrics: list[tuple[Path, str]] = [
        ((*path, "metric"), test.metric) for path, test in tests if test.metric
    ]
    empty = [path for path, test in tests if _says_nothing(test)]
    return [
        *unknown("S217", metrics, lasting, at),
        *(Finding("S343", at(path), {"name": path[1]}, (), path) for path in empty),
    ]


def _tests(name: str, event: Event) -> Iterator[tuple[Path, Test]]:
    when = event.condition
    if when is None:
        return
    path: Path = ("events", name, "when")
    if when.metric or not (when.all or when.any):
        yield path, when
    yield from (((*path, "all", i), test) for i, test in enumerate(when.all))
    yield from (((*path, "any", i), test) for i, test in enumerate(when.any))


def _says_nothing(test: Test) -> bool:
    return not test.metric or (test.below is test.above is test.at_least is None)


def check_season(scenario: Scenario, at: Places) -> list[Finding]:
    """S302, S319: events happen, levers open and dates lie within the season."""
    return [*_rounds(scenario, at), *_dates(scenario, at)]


def _rounds(scenario: Scenario, at: Places) -> list[Finding]:
    times: list[tuple[Path, str, int]] = [
        (("events", name, "at"), name, event.round) for name, event in scenario.events.items()
    ]
    times += [
        (("events", name, "announced"), name, event.announced // WEEK_HOURS + 1)
        for name, event in scenario.events.items()
        if isinstance(event, Announced) and event.announced is not None
    ]
    times += [
        (("levers", name, "unlock"), name, rule.unlock) for name, rule in scenario.levers.items()
    ]
    times += [
        (("rivals", name, "from"), name, rival.enters) for name, rival in scenario.rivals.items()
    ]
    return [
        Finding("S302", at(path), values, by_then(scenario.rounds), path, (path, ("rounds",)))
        for path, name, number in times
        if number > scenario.rounds
        for values in [{"name": name, "at": number, "rounds": scenario.rounds}]
    ]


def by_then(rounds: int) -> tuple[Say, ...]:
    """The hint for what comes after the last week of the season."""
    last = in_words(format_round(rounds))
    return (Say(N_("at the latest `{last}`; or make `rounds` larger"), {"last": last}),)


def _dates(scenario: Scenario, at: Places) -> list[Finding]:
    own = at(()).file  # a pack lists the holidays of a whole year
    last = scenario.start + datetime.timedelta(weeks=scenario.rounds, days=-1)
    written = at.node(("calendar",))
    paths: list[Path] = [("calendar", day) for day in ((written and written.map) or {})]
    return [
        Finding("S319", at.key(path), values, (), path, (path, ("start",), ("rounds",)))
        for path in paths
        if at.key(path).file == own
        and (day := read_day(str(path[-1])))
        and not scenario.start <= day <= last
        for values in [{"name": path[-1], "first": scenario.start, "last": last}]
    ]


def check_lever_rules(scenario: Scenario, at: Places) -> list[Finding]:
    """S321: a lever that is taken away does not also open later."""
    found = []
    for name, rule in scenario.levers.items():
        path: Path = ("levers", name, "unlock")
        if not rule.enabled and rule.unlock > 1:
            reads = (path, ("levers", name, "enabled"))
            found.append(Finding("S321", at(path), {"name": name}, (), path, reads))
    return found
