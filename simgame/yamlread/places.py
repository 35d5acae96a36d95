"""Where a value was written: places in files, kept for every key and value of a scenario.

Paths are tuples of map keys and list indexes from the top of the data. Merging moves places
along with the data, so that any value of a merged scenario can be traced to its line.
"""

from __future__ import annotations

from dataclasses import dataclass

from simgame.findings.place import Path, Place

Scalar = str | int | float | bool | None


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


class Places:
    """The places of keys and of values, by path.

    They are gathered one by one, or looked up in a tree whose nodes know theirs.
    """

    def __init__(self, file: str, root: Node | None = None) -> None:
        self.file, self.root = file, root
        self._keys: dict[Path, Place] = {}
        self._values: dict[Path, Place] = {}
        self._gathered = root is None

    @property
    def keys(self) -> dict[Path, Place]:
        """The places of all keys."""
        self._gather()
        return self._keys

    @property
    def values(self) -> dict[Path, Place]:
        """The places of all values."""
        self._gather()
        return self._values

    def key(self, path: Path) -> Place:
        """The place of the key at `path`, else of what it lies in."""
        nodes = self._on_the_way(path)
        if nodes is None:
            return self.keys.get(path) or self._within(path)
        return _innermost(nodes)

    def own_key(self, path: Path) -> Place | None:
        """The place of the key at `path`, if it was written."""
        nodes = self._on_the_way(path)
        if nodes is None:
            return self.keys.get(path)
        return nodes[-1].key if len(nodes) > len(path) else None

    def value(self, path: Path) -> Place:
        """The place of the value at `path`; for one in lines of its own, of its key."""
        nodes = self._on_the_way(path)
        if nodes is None:
            return self.values.get(path) or self._within(path)
        return nodes[-1].at if len(nodes) > len(path) else _innermost(nodes)

    __call__ = value

    def _on_the_way(self, path: Path) -> list[Node] | None:
        """The nodes from the top towards `path`, as far as they go; None without a tree."""
        if self.root is None:
            return None
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

    def _within(self, path: Path) -> Place:
        for end in range(len(path), 0, -1):
            place = self.keys.get(path[:end]) or self.values.get(path[:end])
            if place:
                return place
        return self.values.get((), Place(self.file))

    def _gather(self) -> None:
        if self._gathered or self.root is None:
            return
        self._gathered = True
        waiting: list[tuple[Path, Node]] = [((), self.root)]
        for path, node in waiting:
            if node.key:
                self._keys[path] = node.key
            self._values[path] = node.at
            if isinstance(node.value, dict):
                waiting += [((*path, name), inner) for name, inner in node.value.items()]
            elif isinstance(node.value, list):
                waiting += [((*path, number), inner) for number, inner in enumerate(node.value)]


def _innermost(nodes: list[Node]) -> Place:
    return nodes[-1].key or nodes[-1].at
