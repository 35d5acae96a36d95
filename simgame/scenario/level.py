"""Levels of difficulty: overlays over the base file, which is the level `normal`."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import ValidationError

from simgame.findings import Finding, Say, did_you_mean, there_are
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.plan.text import Text
from simgame.scenario.advice import EXPECTED, described, to_write
from simgame.scenario.chinese import in_schema
from simgame.scenario.ids import LONGEST, spoken_id
from simgame.scenario.loaded import BASE_LEVEL
from simgame.scenario.merge import LIKE, REMOVE, SHELVES, Merger
from simgame.scenario.plain import LONGEST_ID
from simgame.yamlread import Node, plain

LEVELS = "levels"
FIXED = ("format", "id", "extends", LEVELS)  # what makes it the same scenario at every level
NAME = "name"  # what a level is called

# Collections of which a level may change entries, and what a new entry says at least.
_NEEDED = {
    "events": "type", "goals": "floor", "lessons": "objective",
    **dict.fromkeys((*SHELVES, "rivals", "rival_styles", "research", "tools", "seats"), "name"),
}  # fmt: skip
_USUAL = ("easy", "normal", "hard", "expert")  # what levels are mostly called
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def level_names(scenario: Node) -> tuple[str, ...]:
    """The levels there are, `normal` first unless the file lists it itself."""
    own = tuple(_levels(scenario).map or {})
    return own if BASE_LEVEL in own else (BASE_LEVEL, *own)


def level_titles(scenario: Node) -> dict[str, Text]:
    """What the levels are called that have a name."""
    named = {name: (one.map or {}).get(NAME) for name, one in (_levels(scenario).map or {}).items()}
    return {name: text for name, node in named.items() if node and (text := _text(node))}


def _text(node: Node) -> Text | None:
    try:
        return Text.model_validate(plain(node))
    except ValidationError:
        return None


def with_level(merger: Merger, scenario: Node, level: str) -> Node:
    """The scenario at a level; findings for levels that cannot be.

    Of its `levels` there stays what this one is called.
    """
    entries = scenario.map
    if entries is None:
        return scenario
    levels = _levels(scenario)
    merger.findings += _refused(levels)
    base = replace(scenario, value={k: v for k, v in entries.items() if k != LEVELS})
    overlays = levels.map or {}
    if level in overlays:
        merged = merger.over(base, _known(merger, base, _overlay(overlays[level])))
        return _named(merged, levels, level)
    if level != BASE_LEVEL:
        merger.findings.append(_no_level(scenario, level))
    return base


def _overlay(level: Node) -> Node:
    """What a level may change of the base."""
    changes = {k: v for k, v in (level.map or {}).items() if k not in (*FIXED, NAME)}
    return replace(level, value=changes)


def _named(scenario: Node, levels: Node, level: str) -> Node:
    """The scenario with the name of its level, if that has one."""
    here = (levels.map or {})[level]
    name = (here.map or {}).get(NAME)
    if name is None:
        return scenario
    kept = replace(levels, value={level: replace(here, value={NAME: name})})
    return replace(scenario, value={**(scenario.map or {}), LEVELS: kept})


def _known(merger: Merger, base: Node, overlay: Node) -> Node:
    """The overlay with its entries called as in the base; S223 for those that are not there.

    An entry that says what an entry of its own needs is a new one.
    """
    changes = dict(overlay.map or {})
    for collection, needed in _NEEDED.items():
        below, above = (base.map or {}).get(collection), changes.get(collection)
        if below is None or above is None or not below.map or above.map is None:
            continue
        entries: dict[str, Node] = {}
        for name, entry in above.map.items():
            is_new = entry.map is not None and (needed in entry.map or LIKE in entry.map)
            changed = name not in below.map and entry.map is not None and not is_new
            called = _meant(merger, name, entry, below.map) if changed and name != REMOVE else name
            entries |= {called: entry} if called else {}
        changes[collection] = replace(above, value=entries)
    return replace(overlay, value=changes)


def _meant(merger: Merger, name: str, entry: Node, below: dict[str, Node]) -> str:
    """The entry of the base that a level probably changes; S223 says that there is no `name`."""
    guess = merger.nearest(name, below)
    hint = did_you_mean(guess) or there_are(below)
    hints = (hint,) if hint else ()
    merger.findings.append(Finding("S223", entry.key or entry.at, {"name": name}, hints))
    return guess


def _levels(scenario: Node) -> Node:
    nothing = Node({}, scenario.at)
    return (scenario.map or {}).get(LEVELS, nothing)


def _refused(levels: Node) -> list[Finding]:
    """The findings of all levels, whichever is asked for."""
    if levels.map is None:
        return [_no_map(levels, LEVELS)]
    found = []
    for name, level in levels.map.items():
        if not _ID.fullmatch(name) or len(name) > LONGEST_ID:
            write = in_schema(name, _USUAL) or spoken_id(name)[:LONGEST]
            hint = to_write("" if write in levels.map else write, "hard")
            found.append(Finding("S112", level.key or level.at, {"found": name}, (hint,)))
        if level.map is None:
            found.append(_no_map(level, name))
        for key in FIXED:
            if key in (level.map or {}):
                node = (level.map or {})[key]
                found.append(Finding("S208", node.key or node.at, {"key": key}))
    return found


def _no_map(node: Node, name: str) -> Finding:
    """The finding for a level, or the levels, written as something else than a map."""
    values = {"expected": EXPECTED["dict"], "found": described(_plain(node))}
    empty = node.value is None and node.at.column == node.at.end_column
    hint = Say(N_("indent its keys below it, or write `{write}`"), {"write": "{}"})
    return Finding("S102", (node.key or node.at) if empty else node.at, values, (hint,), (name,))


def _plain(node: Node) -> object:
    return [] if isinstance(node.value, list) else node.value


def _no_level(scenario: Node, level: str) -> Finding:
    known = level_names(scenario)
    titles = {
        word: name for name, text in level_titles(scenario).items() for word in (text.zh, text.en)
    }
    guess = in_schema(level, known) or nearest(level, {n: n for n in known} | titles)
    hint = did_you_mean(guess) or there_are(known)
    levels = _levels(scenario)
    return Finding("S205", levels.key or levels.at, {"name": level}, (hint,) if hint else ())
