"""S219: `levers` names levers that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from simgame.findings import Finding, Path, Say, did_you_mean, there_are
from simgame.nearest import nearest
from simgame.plan.lever import Key, Pattern, patterns
from simgame.plan.plan import Plan
from simgame.scenario.checks.reference import MOST, words
from simgame.scenario.chinese import in_schema
from simgame.scenario.market_events import Law
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places


def check_levers(scenario: Scenario, at: Places) -> list[Finding]:
    """S219: `levers`, and what a law forbids, are levers: a group, a path, or the start of one."""
    named: list[tuple[Path, str]] = [(("levers", name), name) for name in scenario.levers]
    for event, law in scenario.events.items():
        if isinstance(law, Law):
            named += [(("events", event, "forbids", n), p) for n, p in enumerate(law.forbids)]
    levers = tuple(patterns(Plan)) if named else ()
    own = at(()).file
    wrong = [
        (path, name)
        for path, name in named
        if at.key(path).file == own
        and not any(_names(name, pattern, scenario) for pattern in levers)
    ]
    return [
        Finding("S219", at.key(path) if path[0] == "levers" else at(path), {"name": name},
                _hints(name, scenario), path, of_key=path[0] == "levers")
        for path, name in wrong[:MOST]
    ]  # fmt: skip


def _names(name: str, pattern: Pattern, scenario: Scenario) -> bool:
    """Whether a dotted path is this lever, or the start of its path; `*` is any segment."""
    parts = name.split(".")
    options = [_options(segment, scenario) for segment in pattern.segments]
    fits = all(part == "*" or part in ids for part, ids in zip(parts, options, strict=False))
    return len(parts) <= len(options) and fits


def _hints(name: str, scenario: Scenario) -> tuple[Say, ...]:
    """The path that was probably meant, mended where it leaves those there are.

    A segment is only mended by one that may stand there; failing that, these are listed.
    """
    if meant := in_schema(name, tuple(_paths(scenario))):
        return _some(did_you_mean(meant))
    mended: list[str] = []
    for part in name.split("."):
        here = _next(mended, scenario)
        guess = part if part == "*" or part in here.values() else nearest(part, here)
        if not guess or (not mended and not _alike(part, guess)):
            return _some(there_are(".".join([*mended, one]) for one in here.values()))
        mended.append(guess)
    return _some(did_you_mean(".".join(mended)))


def _alike(part: str, group: str) -> bool:
    """Whether a slip of the pen makes one group of another word: they begin alike."""
    return part[:1] == group[:1]


def _some(hint: Say | None) -> tuple[Say, ...]:
    return (hint,) if hint else ()


def _next(parts: Sequence[str], scenario: Scenario) -> dict[str, str]:
    """The words of all segments that may stand behind some, each with its segment."""
    found: dict[str, str] = {}
    for pattern in patterns(Plan):
        if len(pattern.segments) > len(parts) and _names(".".join(parts) or "*", pattern, scenario):
            found |= words(_options(pattern.segments[len(parts)], scenario))
    return found


def _paths(scenario: Scenario) -> Iterator[str]:
    """Every lever's path in this scenario, and every start of one."""
    for pattern in patterns(Plan):
        for filled in product(*(_options(segment, scenario) for segment in pattern.segments)):
            yield from (".".join(filled[:end]) for end in range(1, len(filled) + 1))


def _options(segment: str | Key, scenario: Scenario) -> Mapping[str, Any]:
    if isinstance(segment, str):
        return {segment: None}
    collection: Mapping[str, Any] = getattr(scenario, segment.collection, {})
    return collection
