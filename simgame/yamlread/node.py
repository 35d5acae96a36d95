"""A scenario as a tree whose nodes know where they were written.

Reading, merging and laying levels over each other work on it; `flatten` gives back plain data
and its places. It knows nothing of what a scenario means.
"""

from __future__ import annotations

from typing import Any

from simgame.findings.place import Path
from simgame.yamlread.places import Node, Places

_HOLDS = (dict, list)


def tree(data: Any, places: Places, path: Path = ()) -> Node:
    """Plain data with its places as a tree."""
    if places.root is not None and not path:
        return places.root
    at, key = places.value(path), places.keys.get(path)
    if isinstance(data, dict):
        return Node({k: tree(v, places, (*path, k)) for k, v in data.items()}, at, key)
    if isinstance(data, list):
        return Node([tree(v, places, (*path, i)) for i, v in enumerate(data)], at, key)
    return Node(data, at, key)


def flatten(node: Node, file: str) -> tuple[Any, Places]:
    """A tree as plain data and the places of its keys and values."""
    return plain(node), Places(file, node)


def plain(node: Node) -> Any:
    """A tree as plain data."""
    value = node.value
    if type(value) is dict:
        return {
            name: plain(inner) if type(inner.value) in _HOLDS else inner.value
            for name, inner in value.items()
        }
    return [plain(inner) for inner in value] if type(value) is list else value
