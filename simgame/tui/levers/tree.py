"""The order of levers on the desk: groups, platforms within them, entries, and their details.

Derived from the catalogue; a beginner sees one lever an entry, its details are folded away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simgame.game.desk.lever_listing import by_kol
from simgame.plan.catalogue import Catalogue, Spec
from simgame.scenario.schema import Scenario

# The lever that stands for its entry, where it is not the first one of the Plan.
_MAIN = {"private": "touches"}
# Groups with more entries than this start folded, except the first.
_SHORT = 5

Kind = Literal["group", "platform", "lever"]


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the table before it is drawn.

    `key` is the lever's path, or that of a heading with a slash after it; `specs` are all levers
    at and below it, a lever's own first. A `detail` hangs below the lever of its entry; a heading
    of the kind `platform` has the id of its `platform`.
    """

    kind: Kind
    key: str
    depth: int
    specs: tuple[Spec, ...]
    below: tuple[Node, ...] = ()
    detail: bool = False
    platform: str = ""

    @property
    def spec(self) -> Spec:
        """The lever of this line."""
        return self.specs[0]

    @property
    def key_spec(self) -> Spec:
        """The lever that decides whether the line is open: its own, or the first that opens."""
        if self.kind == "lever":
            return self.spec
        return min(self.specs, key=lambda spec: (spec.last_round is not None, spec.unlock_round))

    @property
    def group(self) -> str:
        """The lever group it belongs to."""
        return self.specs[0].group


def lever_tree(catalogue: Catalogue, view: Scenario) -> tuple[Node, ...]:
    """The groups of `catalogue` with everything below them."""
    specs = by_kol(catalogue.specs, view)
    return tuple(
        _group(group, tuple(s for s in specs if s.group == group), view)
        for group in catalogue.groups
    )


def _group(group: str, specs: tuple[Spec, ...], view: Scenario) -> Node:
    if group == "content":
        below = _platforms(specs, lambda s: s.keys[0])
    elif group == "kol" and len(_gathered(specs, _entry_of)) > _SHORT:
        below = _platforms(specs, lambda s: view.kols[s.keys[0]].platform)
    else:
        below = _entries(specs, 1)
    return Node("group", f"{group}/", 0, specs, below)


def _platforms(specs: tuple[Spec, ...], of: Callable[[Spec], str]) -> tuple[Node, ...]:
    """A heading over the entries of each platform; a single entry needs none."""
    return tuple(_platform(mine, of(mine[0])) for mine in _gathered(specs, of))


def _platform(specs: tuple[Spec, ...], platform: str) -> Node:
    entries = _entries(specs, 2)
    if len(entries) == 1:
        return _entries(specs, 1)[0]
    key = f"{specs[0].group}.{platform}/"
    return Node("platform", key, 1, specs, entries, platform=platform)


def _entries(specs: Sequence[Spec], depth: int) -> tuple[Node, ...]:
    return tuple(_entry(mine, depth) for mine in _gathered(specs, _entry_of))


def _gathered(specs: Sequence[Spec], of: Callable[[Spec], str]) -> list[tuple[Spec, ...]]:
    """Levers that belong together, wherever they stand: the catalogue goes lever by lever."""
    found: dict[str, list[Spec]] = {}
    for spec in specs:
        found.setdefault(of(spec), []).append(spec)
    return [tuple(mine) for mine in found.values()]


def _entry_of(spec: Spec) -> str:
    """The path of what a lever is a detail of, or its own where it stands alone."""
    above, _, last = spec.path.rpartition(".")
    return above if spec.keys and spec.keys[-1] != last else spec.path


def _entry(specs: tuple[Spec, ...], depth: int) -> Node:
    name = _MAIN.get(specs[0].group, "")
    main = next((s for s in specs if s.path.endswith("." + name)), specs[0])
    rest = tuple(s for s in specs if s is not main)
    details = tuple(Node("lever", s.path, depth + 1, (s,), detail=True) for s in rest)
    return Node("lever", main.path, depth, (main, *rest), details)


def open_at_first(tree: Sequence[Node]) -> set[str]:
    """The headings that are open when a season starts."""
    opened = set()
    for place, group in enumerate(tree):
        if place == 0 or len(group.below) <= _SHORT:
            opened.add(group.key)
        if group.group != "kol":
            opened |= {node.key for node in group.below if node.kind == "platform"}
    return opened


def shown(tree: Sequence[Node], opened: set[str], week: int) -> Iterator[Node]:
    """The lines to draw, given what is open; a heading that is locked this week stays shut."""
    for node in tree:
        yield node
        locked = node.kind != "lever" and not node.key_spec.is_open(week)
        if node.key in opened and not locked:
            yield from shown(node.below, opened, week)


def levers_in(tree: Sequence[Node]) -> Iterator[Node]:
    """Every lever, whatever is folded."""
    for node in tree:
        if node.kind == "lever":
            yield node
        yield from levers_in(node.below)


def way_to(tree: Sequence[Node], key: str) -> list[str]:
    """The keys of what has to be open for the line with `key` to show."""
    for node in tree:
        if node.key == key:
            return []
        if any(n.key == key for n in levers_in(node.below)) or any(
            n.key == key for n in node.below
        ):
            return [node.key, *way_to(node.below, key)]
    return []
