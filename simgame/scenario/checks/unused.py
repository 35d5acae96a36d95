"""S320: entries that the trainer wrote down are used by something.

What comes from a pack as a whole, without being named, is nobody's mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from simgame.findings.finding import Finding, Say
from simgame.findings.nearest import nearest
from simgame.findings.place import Path
from simgame.locale import N_
from simgame.scenario.checks.reference import At
from simgame.scenario.schema import Scenario

Idle = tuple[Path, Say, tuple[Path, ...]]


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The entries of the trainer's own file that nothing in the scenario uses."""
    own = at(()).file
    return [
        Finding("S320", at.key(path), {"name": path[-1], "why": why}, (), path, (path, *reads))
        for path, why, reads in _idle(scenario)
        if (node := at.node(path)) and node.key and node.key.file == own
    ]


def _idle(scenario: Scenario) -> Iterator[Idle]:
    yield from _content_types(scenario)
    yield from _platforms(scenario)
    yield from _styles(scenario)
    yield from _without_lever(scenario)


def _meant(named: Iterable[str], known: Collection[str]) -> set[str]:
    """The ids that are referred to, also by a slip of the pen, which has its own finding."""
    return {name if name in known else nearest(name, tuple(known)) for name in set(named)}


def _content_types(scenario: Scenario) -> Iterator[Idle]:
    named = [kind for platform in scenario.platforms.values() for kind in platform.formats]
    named += [kol.content_type for kol in scenario.kols.values()]
    carried = _meant(named, scenario.content_types)
    for name in scenario.content_types:
        if name not in carried:
            why = Say(N_("no platform carries it and no KOL makes it"))
            yield ("content_types", name), why, (("platforms",), ("kols",))


def _platforms(scenario: Scenario) -> Iterator[Idle]:
    for name in scenario.platforms:
        if not any(people.usage.get(name) for people in scenario.personas.values()):
            why = Say(N_("no persona spends any time on it"))
            yield ("platforms", name), why, (("personas",),)


def _styles(scenario: Scenario) -> Iterator[Idle]:
    followed = _meant((rival.style for rival in scenario.rivals.values()), scenario.rival_styles)
    for name in scenario.rival_styles:
        if name not in followed:
            yield ("rival_styles", name), Say(N_("no rival spends in this way")), (("rivals",),)


def _without_lever(scenario: Scenario) -> Iterator[Idle]:
    """Entries of a group of levers that is taken away whole."""
    for group, collection in (("kol", "kols"), ("private", "private_channels")):
        rule = scenario.levers.get(group)
        inner = any(name.startswith(f"{group}.") for name in scenario.levers)
        if rule and not rule.enabled and not inner:
            why = Say(N_("the levers `{group}` are taken away"), {"group": group})
            for name in getattr(scenario, collection):
                yield (collection, name), why, (("levers",),)
