"""Entries that start from another: `campus: {like: student, share: 30%}`.

What an entry is like is an entry of the same collection: one of the scenario, or one that its pack
keeps on the shelf. The rest is laid over it, so that every value still knows where it was written.
It is done last, when the level lies over the scenario: what a level changes in `student` it changes
in what is like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simgame.findings import Finding, Path, Say, did_you_mean, there_are
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.scenario.advice import EXPECTED, described
from simgame.scenario.merge import LIKE, Merger, names
from simgame.yamlread import Node

# The collections whose entries can be like another one.
COLLECTIONS: tuple[Path, ...] = (
    ("platforms",), ("personas",), ("content_types",), ("kols",), ("private_channels",),
    ("rival_styles",), ("rivals",), ("research",), ("tools",), ("events",), ("goals",),
    ("lessons",), ("seats",), ("levers",), ("product", "sold_at"), ("team", "roles"),
)  # fmt: skip


def alike(merger: Merger, shelf: Node, scenario: Node) -> Node:
    """The merged scenario in which every entry that is like another one holds what that holds."""
    for path in COLLECTIONS:
        found = _at(scenario, path)
        if found is not None and any(LIKE in (one.map or {}) for one in (found.map or {}).values()):
            stock = _at(shelf, path)
            filled = _Likeness(merger, path, found.map or {}, (stock and stock.map) or {}).filled()
            scenario = _put(scenario, path, replace(found, value=filled))
    return scenario


@dataclass(slots=True)
class _Likeness:
    """One collection: what the scenario has of it, and what the shelf has."""

    merger: Merger
    path: Path
    entries: Mapping[str, Node]
    stock: Mapping[str, Node]
    done: dict[str, Node] = field(default_factory=dict)

    def filled(self) -> dict[str, Node]:
        """The entries, each laid over what it is like."""
        return {name: self._entry(name, ()) for name in self.entries}

    def _entry(self, name: str, above: tuple[str, ...]) -> Node:
        if name not in self.done:
            self.done[name] = self._made(name, above)
        return self.done[name]

    def _made(self, name: str, above: tuple[str, ...]) -> Node:
        entry = self.entries[name]
        written = entry.map or {}
        if LIKE not in written:
            return entry
        rest = replace(entry, value={key: v for key, v in written.items() if key != LIKE})
        meant = self._meant(name, written[LIKE], above)
        if not meant:
            self.merger.refused.add((*self.path, name))
            return rest
        known = meant in self.entries and meant != name
        base = self._entry(meant, (*above, name)) if known else self.stock[meant]
        if (*self.path, meant) in self.merger.refused:
            self.merger.refused.add((*self.path, name))
        return self.merger.over(base, rest)

    def _meant(self, name: str, like: Node, above: tuple[str, ...]) -> str:
        """The entry that is named; failing that the nearest, which the finding proposes."""
        word = like.value
        if not isinstance(word, str):
            values: dict[str, object] = {"expected": EXPECTED["string"], "found": described(word)}
            at = (like.key or like.at) if word is None else like.at
            self.merger.findings.append(Finding("S102", at, values))
            return ""
        if word == name or word in above:
            return self._in_a_circle(name, like, above)
        known = {**self.stock, **self.entries}
        if word in known:
            return word
        others = {key: node for key, node in known.items() if key != name}
        guess = nearest(word, names(others))
        hint = did_you_mean(guess) or there_are(others)
        told = Finding("S226", like.at, {"name": name, "like": word}, (hint,) if hint else ())
        self.merger.findings.append(told)
        return guess if guess not in above else ""

    def _in_a_circle(self, name: str, like: Node, above: tuple[str, ...]) -> str:
        """S227: an entry is like itself, perhaps by way of others."""
        from_pack = like.value == name and name in self.stock
        hint = (
            Say(N_("an entry with the id of the pack starts from it without `like`"))
            if from_pack
            else Say(N_("one of them has to say what it is itself"))
        )
        circle = (*above, name, str(like.value))
        names_ = " → ".join(circle[circle.index(str(like.value)) :])
        self.merger.findings.append(Finding("S227", like.at, {"circle": names_}, (hint,)))
        return ""


def _at(node: Node, path: Path) -> Node | None:
    """The map at a path."""
    for step in path:
        inner = (node.map or {}).get(str(step))
        if inner is None:
            return None
        node = inner
    return node if node.map is not None else None


def _put(node: Node, path: Path, inside: Node) -> Node:
    """The tree with another map at a path."""
    if not path:
        return inside
    entries, step = node.map or {}, str(path[0])
    return replace(node, value={**entries, step: _put(entries[step], path[1:], inside)})
