"""Values that know where they were written: a scenario as a tree, and its places by path.

Reading, merging and laying levels over each other work on the tree; `plain` gives back the data.
Paths are tuples of map keys and list indexes from the top. Merging moves places along with the
data, so that any value of a merged scenario can be traced to its line. Nothing here knows what a
scenario means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simgame.findings import Path, Place

Scalar = str | int | float | bool | None

_HOLDS = (dict, list)


@dataclass(slots=True)
class Node:
    """A value with its place and that of its key. Nodes are shared and never changed."""

    value: Scalar | dict[str, Node] | list[Node]
    at: Place
    key: Place | None = None

    @property
    def map(self) -> dict[str, Node] | None:
        """The entries, if this is a map."""
        return self.value if isinstance(self.value, dict) else None


def plain(node: Node) -> Any:
    """A tree as plain data."""
    value = node.value
    if type(value) is dict:
        return {
            name: plain(inner) if type(inner.value) in _HOLDS else inner.value
            for name, inner in value.items()
        }
    return [plain(inner) for inner in value] if type(value) is list else value


class Places:
    """The places of keys and of values in a tree, by path."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def node(self, path: Path) -> Node | None:
        """The node at `path`, if it was written."""
        nodes = self._on_the_way(path)
        return nodes[-1] if len(nodes) > len(path) else None

    def key(self, path: Path) -> Place:
        """The place of the key at `path`, else of what it lies in."""
        return _innermost(self._on_the_way(path))

    def value(self, path: Path) -> Place:
        """The place of the value at `path`; for one in lines of its own, of its key."""
        nodes = self._on_the_way(path)
        return nodes[-1].at if len(nodes) > len(path) else _innermost(nodes)

    __call__ = value

    def _on_the_way(self, path: Path) -> list[Node]:
        """The nodes from the top towards `path`, as far as they go."""
        nodes = [self.root]
        for step in path:
            inner = nodes[-1].value
            if isinstance(inner, dict) and step in inner:
                nodes.append(inner[str(step)])
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                nodes.append(inner[step])
            else:
                break
        return nodes


def _innermost(nodes: list[Node]) -> Place:
    return nodes[-1].key or nodes[-1].at
