"""Whether a level is as hard as it is called, as far as that is certain without playing it.

Only where everything that a level alters makes it easier, or everything makes it harder, is there
something to say: what pulls both ways, and what nobody can tell beforehand (a price, an event), is
left to play-tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from simgame.findings import Finding, Path
from simgame.scenario.loaded import Loaded

# What more of a thing does: 1 makes it easier, -1 harder; `*` is any id, and more may follow.
_SIDES: dict[Path, int] = {
    ("budget", "total"): 1, ("budget", "per_round"): 1, ("opening",): 1, ("team", "roles"): 1,
    ("product", "goods_cost"): -1, ("product", "delivery_cost"): -1, ("product", "return_rate"): -1,
    ("product", "quality"): 1, ("rivals", "*", "budget"): -1, ("rivals", "*", "quality"): -1,
    ("rivals", "*", "opening"): -1, ("rivals", "*", "price"): 1, ("kols", "*", "fee"): -1,
    ("platforms", "*", "cost_per_1000"): -1,
}  # fmt: skip
_WAGE = "wage"
_TOLD = ("title", "brief", "levels", "lessons", "accept")  # what only says something
_STEPS = ("floor", "target", "stretch")
_MEANT = {"easy": 1, "beginner": 1, "hard": -1, "expert": -1}


def against_its_name(base: Loaded, other: Loaded) -> list[Finding]:
    """S350: a level that is called easy, or hard, only goes the other way."""
    meant = _MEANT.get(other.level)
    if meant is None or base.model is None or other.model is None:
        return []
    before, now = (dict(_leaves(one.model_dump(), ())) for one in (base.model, other.model))
    every = (path for path in {**before, **now} if path[0] not in _TOLD)
    changed = [path for path in every if before.get(path) != now.get(path)]
    sides = {_side(path, before, now) for path in changed}
    written = next((path for path in changed if other.origins.node(path) is not None), None)
    if sides != {-meant} or written is None:
        return []
    values = {"level": other.level, "name": ".".join(map(str, written))}
    return [Finding("S350", other.origins(written), values, (), written)]


def _side(path: Path, before: Mapping[Path, Any], now: Mapping[Path, Any]) -> int:
    """Whether a change makes it easier (1) or harder (-1); 0 where that is not certain."""
    old, new = before.get(path), now.get(path)
    if not isinstance(old, int | float) or not isinstance(new, int | float) or path[-1] == _WAGE:
        return 0
    more = 1 if new > old else -1
    if path[0] == "goals" and path[-1] in _STEPS:
        rises = before[(*path[:-1], "stretch")] > before[(*path[:-1], "floor")]
        return -more if rises else more
    for known, side in _SIDES.items():
        if len(path) >= len(known) and all(
            k in ("*", p) for k, p in zip(known, path, strict=False)
        ):
            return side * more
    return 0


def _leaves(data: object, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data
