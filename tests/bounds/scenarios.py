"""Scenarios at the bounds: shipped ones of which a few values, or whole parts, are moved.

What is moved is written into the trainer's own file, as a trainer would; what makes a whole of
100 % is shared out again, so that the one extreme value is tried and not the sum.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from simgame.findings import Path
from simgame.scenario import Loaded, find_scenario, list_scenarios, load
from simgame.scenario.library import LIBRARY, scenario_root
from simgame.scenario.loading import load_source
from simgame.scenario.schema import Scenario
from simgame.yamlread import plain, read_file
from tests.bounds.values import Slot, slots

MOST_MOVED = 6
# How often a whole part is changed besides single values.
_PARTS = 0.35
# How a share is written: fine enough that the rest makes a whole.
_FINE = 6
_FIXED = ("format", "currency")

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Extreme:
    """A scenario's file with a few values moved, and which those are."""

    name: str
    level: str
    moved: tuple[str, ...]
    source: str

    def check(self) -> Loaded:
        """What `check` makes of it at its level."""
        return load_source(self.source, f"{self.name}.yaml", self.level)

    def __str__(self) -> str:
        return f"{self.name} ({self.level}): {'; '.join(self.moved)}"


def names() -> list[str]:
    """The scenarios that values are moved in: the shipped ones and the library's own."""
    shelf = scenario_root() / LIBRARY
    own = (str(path) for path in sorted(shelf.glob("*/scenario.yaml")))
    return [*list_scenarios(), *own]


def extreme(seed: int) -> Extreme:
    """The scenario of this number, the same on every machine."""
    rng = Random(seed)
    name = rng.choice(names())
    own, merged, levels = _read(name)
    data = copy.deepcopy(own)
    moved = [part(data, merged, rng) for part in _parts(rng)]
    moved += [_move(name, data, rng) for _ in range(rng.randint(1, MOST_MOVED))]
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Extreme(name, rng.choice(levels), tuple(filter(None, moved)), text)


@lru_cache
def _read(name: str) -> tuple[Data, Data, tuple[str, ...]]:
    """What the file says itself, what it comes to with its pack, and its levels."""
    loaded = load(name)
    return plain(read_file(find_scenario(name)[0]).tree), loaded.merged, loaded.levels


@lru_cache
def _slots(name: str) -> tuple[tuple[Slot, ...], ...]:
    """Every place of a scenario where one value stands or could stand, by the top key."""
    by_key: dict[object, list[Slot]] = {}
    for slot in slots(Scenario, _read(name)[1]):
        if slot.values and slot.path[0] not in _FIXED:
            by_key.setdefault(slot.path[0], []).append(slot)
    return tuple(map(tuple, by_key.values()))


def _move(name: str, data: Data, rng: Random) -> str:
    """Write another value at one place; nothing where the file holds something else above it."""
    slot = rng.choice(rng.choice(_slots(name)))
    value = rng.choice(slot.values)
    if not _write(data, slot.path, value):
        return ""
    _share_out(data, _read(name)[1], slot.path)
    return f"{'.'.join(map(str, slot.path))}: {value}"


def _write(data: Data, path: Path, value: Any) -> bool:
    """Put a value into the maps of the file, with those that are not there yet."""
    for step in path[:-1]:
        if data.get(step) is None:
            data[step] = {}
        data = data[step]
        if not isinstance(data, dict):
            return False
    data[path[-1]] = value
    return True


def _share_out(data: Data, merged: Data, path: Path) -> None:
    """Give the other parts of a whole what the share at `path` leaves, in their proportion."""
    inside = path[-1] in ("share", "weight") and path[0] in ("personas", "product", "goals")
    above = path[:-2] if inside else path[:-1]
    whole = inside or above[-1:] in (("online",), ("audience",), ("spends",))
    parts = _at(merged, above)
    if not whole or not isinstance(parts, dict):
        return
    mine = path[-2] if inside else path[-1]
    others = {k: v for k, v in parts.items() if k != mine}
    shares = {k: _percent(v[path[-1]] if inside else v) for k, v in others.items()}
    left, total = 100 - _percent(_at(data, path)), sum(shares.values())
    written = 0.0
    for n, (name, share) in enumerate(shares.items(), 1):
        rest = left - written
        part = rest if n == len(shares) else round(left * share / total if total else 0, _FINE)
        written += part
        _write(data, (*above, name, path[-1]) if inside else (*above, name), _as_share(part))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _percent(written: Any) -> float:
    return float(str(written).rstrip("%"))


def _as_share(percent: float) -> str:
    return f"{max(percent, 0):.{_FINE}f}".rstrip("0").rstrip(".") + "%"


def _parts(rng: Random) -> list[Callable[[Data, Data, Random], str]]:
    return [rng.choice(PARTS)] if rng.random() < _PARTS else []


def _one_persona(data: Data, merged: Data, rng: Random) -> str:
    name = rng.choice(sorted(merged["personas"]))
    entry = data["personas"].get(name) if isinstance(data["personas"], dict) else None
    data["personas"] = {name: {**(entry or {}), "share": "100%"}}
    return f"only the persona {name}"


def _one_shop(data: Data, merged: Data, rng: Random) -> str:
    name = rng.choice(sorted(merged["product"]["sold_at"]))
    shop = {**merged["product"]["sold_at"][name], "share": "100%"}
    others = [other for other in merged["product"]["sold_at"] if other != name]
    data.setdefault("product", {})["sold_at"] = {name: shop, "remove": others}
    return f"only the shop {name}"


def _none_of(key: str) -> Callable[[Data, Data, Random], str]:
    def without(data: Data, merged: Data, rng: Random) -> str:  # noqa: ARG001
        if not merged.get(key):
            return ""
        data[key] = {} if key in ("kols", "private_channels") else {"remove": sorted(merged[key])}
        if key == "rivals":
            data.pop("rivals")
            data["events"] = {}
        return f"no {key}"

    return without


def _one_goal(data: Data, merged: Data, rng: Random) -> str:
    name = rng.choice(sorted(merged["goals"]))
    data["goals"] = {name: {**merged["goals"][name], "weight": "100%"}}
    return f"only the goal {name}"


def _closed(data: Data, merged: Data, rng: Random) -> str:  # noqa: ARG001
    group = rng.choice(("content", "paid", "kol", "private", "live", "price", "team", "tools"))
    rule = rng.choice(({"enabled": False}, {"unlock": "round 3"}))
    data.setdefault("levers", {})[group] = rule
    return f"levers {group} {rule}"


def _event(data: Data, merged: Data, rng: Random) -> str:  # noqa: ARG001
    kind = rng.choice(("attention", "traffic-price", "newcomer-platform", "hot-topic", "crisis"))
    change = rng.choice(("-99%", "-50%", "+0.1%", "+100%", "+1000%"))
    event = {"type": kind, "at": f"round {rng.randint(1, 4)}", "change": change}
    if kind != "crisis":
        event["lasts"] = rng.choice(("1 day", "7 days", "400 days"))
    data.setdefault("events", {})["extreme"] = event
    return f"event {event}"


def _rivals(data: Data, merged: Data, rng: Random) -> str:
    if not merged.get("rivals"):
        return ""
    like = merged["rivals"][rng.choice(sorted(merged["rivals"]))]
    rivals = {f"another-{n}": like for n in range(rng.randint(1, 3))}
    data["rivals"] = {**data.get("rivals", {}), **rivals}
    return f"{len(rivals)} more rivals"


def _same_everywhere(data: Data, merged: Data, rng: Random) -> str:
    """One key of every entry of a collection at the same extreme."""
    collection = rng.choice(("platforms", "personas", "content_types", "kols", "private_channels"))
    entries = merged.get(collection) or {}
    found = [s for s in slots(Scenario, merged) if s.path[0] == collection and len(s.path) == 3]
    found = [slot for slot in found if slot.values and slot.path[-1] != "share"]
    if not entries or not found:
        return ""
    slot = rng.choice(found)
    value = rng.choice(slot.values)
    for name in entries:
        _write(data, (collection, name, slot.path[-1]), value)
    return f"{collection}.*.{slot.path[-1]}: {value}"


PARTS = (
    _one_persona, _one_shop, _one_goal, _closed, _event, _rivals, _same_everywhere,
    *map(_none_of, ("kols", "private_channels", "rivals")),
)  # fmt: skip
