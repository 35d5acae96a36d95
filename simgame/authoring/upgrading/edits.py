"""What steps do to a file's data: rename, move and drop keys without losing a comment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml.comments import CommentedMap

from simgame.scenario.level import LEVELS


def layers(document: CommentedMap) -> Iterator[CommentedMap]:
    """The file itself, and each of its levels, which have the same keys."""
    yield document
    levels = document.get(LEVELS)
    for level in levels.values() if isinstance(levels, CommentedMap) else ():
        if isinstance(level, CommentedMap):
            yield level


def rename(entries: CommentedMap, old: str, new: str) -> None:
    """Give a key another name; it stays where it is, and a key that is not there stays so."""
    if old not in entries or new in entries:
        return
    at, remarks = list(entries).index(old), entries.ca.items.pop(old, None)
    entries.insert(at, new, entries.pop(old))
    if remarks:
        entries.ca.items[new] = remarks


def rewrite(entries: CommentedMap, key: str, change: Callable[[Any], Any]) -> None:
    """Put another value in the place of the one there is."""
    if key in entries:
        entries[key] = change(entries[key])


def move(entries: CommentedMap, old: str, into: str, new: str) -> None:
    """Put a key's value into the map under another key, as its last entry."""
    if old not in entries:
        return
    inside = entries.get(into)
    if inside is None:
        at = list(entries).index(old)
        inside = CommentedMap()
        entries.insert(at, into, inside)
    remarks = entries.ca.items.pop(old, None)
    inside[new] = entries.pop(old)
    if remarks:
        inside.ca.items[new] = remarks
