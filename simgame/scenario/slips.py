"""Keys under a slip of the pen: told once, and read as what they mean.

What stands behind such a key is then laid over its pack, looked at as if the key were right, and
told at its own place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from simgame.findings import Finding, Path, Place
from simgame.nearest import is_slip
from simgame.scenario.chinese import in_schema
from simgame.yamlread import Document, Node

_SLIP, _MOST = "S104", 80  # more were not written by hand


def mended(document: Document, found: Iterable[Finding]) -> Document | None:
    """The document with the keys as they are meant of which findings say so; None where none is.

    Their findings are then those of the document.
    """
    told = [f for f in found if f.file == document.file and _meant(f)]
    if not told or len(told) > _MOST:
        return None
    words = {finding.place: _meant(finding) for finding in told}
    tree = _renamed(document.tree, words)
    refused = frozenset(_under(path, told) for path in document.refused)
    return replace(document, tree=tree, findings=[*document.findings, *told], refused=refused)


def _meant(finding: Finding) -> str:
    """The key that is surely meant by one that nobody knows."""
    if finding.code != _SLIP or len(finding.hints) != 1:
        return ""
    key, word = str(finding.values["key"]), str(finding.hints[0].values.get("meant", ""))
    return word if word and (in_schema(key, (word,)) or is_slip(key, word)) else ""


def _renamed(node: Node, words: Mapping[Place, str]) -> Node:
    """The tree with other words for the keys at some places; the first of two stays."""
    if isinstance(node.value, list):
        return replace(node, value=[_renamed(item, words) for item in node.value])
    if node.map is None:
        return node
    entries: dict[str, Node] = {}
    for key, inner in node.map.items():
        word = words.get(inner.key or inner.at, key)
        entries.setdefault(key if word in node.map else word, _renamed(inner, words))
    return replace(node, value=entries)


def _under(path: Path, told: Iterable[Finding]) -> Path:
    """A path with the last key of a finding's, where it leads through that, as it is meant."""
    for finding in told:
        upto = len(finding.path)
        if path[:upto] == finding.path:
            path = (*path[: upto - 1], _meant(finding), *path[upto:])
    return path
