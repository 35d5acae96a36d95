"""A scenario laid over its pack, and a level over the scenario, with every value's origin.

The data is merged as a tree whose nodes know where they were written. A pack is a shelf: a
scenario takes from it what it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simgame.findings import Finding, Path, Say, did_you_mean, there_are
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.scenario.advice import EXPECTED, described, to_write, words_in
from simgame.scenario.chinese import in_schema
from simgame.yamlread import Node

REMOVE = "remove"
LIKE = "like"  # what an entry starts from, laid below it by `likeness`
ENOUGH = 400  # findings after which no more bad names are told
MOST = 40  # bad names for which the nearest is looked for

# The collections of which a scenario takes only what it names, and the code for a bad name.
SHELVES = {
    "platforms": "S210",
    "personas": "S211",
    "content_types": "S212",
    "kols": "S213",
    "private_channels": "S214",
}


@dataclass(slots=True)
class Merger:
    """The rules of merging; what is wrong with `remove` and with names gathers in `findings`.

    Of what lies below `refused` paths nothing more is to be told.
    """

    findings: list[Finding] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)

    def scenario(self, shelf: Node, own: Node) -> Node:
        """A scenario over its pack: shelves by name, all else by deep merging."""
        entries, base = own.map, shelf.map
        if entries is None or base is None:
            return own
        if not base:
            return self.fresh(own)
        plain = replace(own, value={k: v for k, v in entries.items() if k not in SHELVES})
        merged = self.over(shelf, plain)
        chosen = {
            name: self.choose(name, base[name], entries[name])
            for name in SHELVES
            if name in entries and name in base
        }
        own_only = {
            name: self.fresh(entry)
            for name, entry in entries.items()
            if name not in base and (name in SHELVES or REMOVE in (entry.map or {}))
        }
        return replace(merged, value={**(merged.map or {}), **own_only, **chosen})

    def choose(self, collection: str, shelf: Node, named: Node) -> Node:
        """What a scenario takes of one shelf."""
        entries, stock = named.map, shelf.map
        if entries is None or stock is None:
            return named
        entries = {name: _empty_if_nothing(entry) for name, entry in entries.items()}
        if REMOVE in entries:
            return self.over(shelf, replace(named, value=entries))
        chosen: dict[str, Node] = {}
        for name, entry in entries.items():
            known = name if name in stock else self.meant(collection, name, entry, stock)
            if known in stock and not _starts_anew(entry):
                chosen[known] = self.over(stock[known], entry)
            elif known:
                chosen[known] = entry
        return replace(named, value=chosen)

    def meant(self, collection: str, name: str, entry: Node, stock: Mapping[str, Node]) -> str:
        """The id of an entry that is not on the shelf: its own if it is a new one with a name."""
        if entry.map is not None and ("name" in entry.map or LIKE in entry.map):
            return name
        if entry.map is None:
            return name
        if len(self.findings) > ENOUGH:
            return ""
        guess = self.nearest(name, stock)
        own = Say(N_("an entry of your own has a `name`, or says what it is `like`"))
        hint = did_you_mean(guess) or there_are(stock)
        code, hints = SHELVES[collection], (hint,) if guess and hint else (hint, own)
        found = Finding(code, entry.key or entry.at, {"name": name}, tuple(h for h in hints if h))
        self.findings.append(found)
        return guess

    def nearest(self, word: str, entries: Mapping[str, Node]) -> str:
        """The id that a word means; not looked for any more in a file full of bad names."""
        if len(self.findings) >= MOST:
            return ""
        return in_schema(word, entries) or nearest(word, names(entries))

    def over(self, base: Node, top: Node) -> Node:
        """`top` over `base`: maps merge, `remove` takes out, all else replaces."""
        below, above = base.map, top.map
        if below is None or above is None:
            return top
        merged = self._removed(below, above)
        for name, node in above.items():
            if name != REMOVE:
                lies_over = name in merged and not _starts_anew(node)
                merged[name] = self.over(merged[name], node) if lies_over else node
        return replace(top, value=merged)

    def fresh(self, top: Node) -> Node:
        """A map with nothing below it."""
        return self.over(Node({}, top.at, top.key), top)

    def _removed(self, below: dict[str, Node], above: dict[str, Node]) -> dict[str, Node]:
        if REMOVE not in above:
            return dict(below)
        wanted = above[REMOVE]
        if not isinstance(wanted.value, list):
            words = _words(wanted)
            hint = (to_write(f"[{', '.join(words)}]", ""),) if words else ()
            self.findings.append(Finding("S207", wanted.at, {}, hint))
            return {name: node for name, node in below.items() if name not in words}
        gone = {self._leaving(item, below) for item in wanted.value}
        return {name: node for name, node in below.items() if name not in gone}

    def _leaving(self, item: Node, below: dict[str, Node]) -> str:
        """The entry that `remove` names, or the one that it means."""
        word = item.value
        if not isinstance(word, str):
            values: dict[str, object] = {
                "expected": EXPECTED["string"],
                "found": described(word),
            }
            self.findings.append(Finding("S102", item.at, values))
            return ""
        if word in below:
            return word
        guess = self.nearest(word, below)
        hint = did_you_mean(guess) or there_are(below)
        found = Finding("S206", item.at, {"name": word}, (hint,) if hint else ())
        self.findings.append(found)
        return guess


def names(entries: Mapping[str, Node]) -> dict[str, str]:
    """Every word an entry goes by, id or display name, with its id."""
    words = {name: name for name in entries}
    for name, node in entries.items():
        for key in ("name", "short_name"):
            called = (node.map or {}).get(key)
            texts = (called.map or {"": called}).values() if called else ()
            words.update({str(t.value): name for t in texts if isinstance(t.value, str)})
    return words


def _words(node: Node) -> list[str]:
    """The ids that stand where a list of them belongs: some words, or the keys of a map."""
    found = words_in(node.value) if isinstance(node.value, str) else list(node.map or ())
    return found if all(re.fullmatch(r"[\w.*-]+", word) for word in found) else []


def _starts_anew(entry: Node) -> bool:
    """Whether an entry says itself what it starts from."""
    return LIKE in (entry.map or {})


def _empty_if_nothing(node: Node) -> Node:
    return replace(node, value={}) if node.value is None else node
