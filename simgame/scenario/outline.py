"""What the schema allows at a path: keys, choices and an example, from its own JSON Schema.

Drives did-you-mean and the values that stand in for unreadable ones while the rest of a
scenario is checked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from simgame.findings import Path

Schema = dict[str, Any]


@lru_cache(maxsize=8)
def outline_of(model: type[BaseModel]) -> Outline:
    """The outline of a model, made once."""
    return Outline(model.model_json_schema())


class Outline:
    """A JSON Schema that can be asked what may stand at a path of the data."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def keys(self, data: Any, path: Path) -> list[str]:
        """The keys that the map at `path` may have."""
        found = [key for node in self.at(data, path) for key in node.get("properties", {})]
        return list(dict.fromkeys(found))

    def required(self, data: Any, path: Path) -> set[str]:
        """The keys that the map at `path` must have."""
        return {key for node in self.at(data, path) for key in node.get("required", [])}

    def meaning(self, data: Any, path: Path, key: str) -> str:
        """What a key of the map at `path` is for, in English; empty where nothing says it."""
        found = (node.get("properties", {}).get(key, {}) for node in self.at(data, path))
        return next((str(one["description"]) for one in found if "description" in one), "")

    def choices(self, data: Any, path: Path) -> list[str]:
        """The words that the value at `path` may be, if it is one of a list."""
        nodes = self.at(data, path)
        return [str(word) for node in nodes for word in (*node.get("enum", ()), *_const(node))]

    def elsewhere(self, data: Any, path: Path) -> list[str]:
        """The types of a union that have the key at `path`, where this is of another type."""
        types = self.types(data, path[:-1])
        return [tag for tag, keys in types.items() if path[-1] in keys]

    def types(self, data: Any, path: Path) -> dict[str, set[str]]:
        """The types of a union that the value at `path` may be of, each with its keys."""
        if not path:
            return {}
        holders = (_child(node, path[-1]) or {} for node in self.at(data, path[:-1]))
        tagged = [node.get("discriminator", {}).get("mapping", {}) for node in holders]
        targets = (item for mapping in tagged for item in mapping.items())
        return {tag: set(self._target(target).get("properties", ())) for tag, target in targets}

    def example(self, data: Any, path: Path) -> Any:
        """A valid value for `path`, or None where the schema does not know the path."""
        nodes = self.at(data, path)
        return self._example(nodes[0]) if nodes else None

    def at(self, data: Any, path: Path) -> list[Schema]:
        """The schemas that apply at `path`; unions are narrowed by the data's own tag."""
        nodes = self._open(self.schema, data)
        for step in path:
            data = _step(data, step)
            nodes = [n for node in nodes for n in self._open(_child(node, step), data)]
        return nodes

    def _open(self, node: Schema | None, data: Any) -> list[Schema]:
        """A schema with references and unions resolved into plain ones."""
        if not isinstance(node, dict):
            return []
        if "$ref" in node:
            return self._open(self._target(node["$ref"]), data)
        branches = node.get("anyOf") or node.get("oneOf") or node.get("allOf")
        if not branches:
            return [node]
        tag = node.get("discriminator", {})
        own = _step(data, tag.get("propertyName", ""))
        target = tag.get("mapping", {}).get(own) if isinstance(own, str) else None
        if target:
            return self._open(self._target(target), data)
        return [found for branch in branches for found in self._open(branch, data)]

    def _target(self, reference: str) -> Schema:
        found: Schema = self.schema["$defs"][reference.rsplit("/", 1)[-1]]
        return found

    def _example(self, node: Schema) -> Any:
        known = (*node.get("enum", ()), *_const(node), *node.get("examples", ()))
        if known:
            return known[0]
        match node.get("type"):
            case "object":
                wanted = node.get("required", ())
                opened = {k: self._open(node["properties"][k], None) for k in wanted}
                found = {k: self._example(found[0]) for k, found in opened.items() if found}
                entries = self._open(_child(node, "x"), None)
                needs = entries and node.get("minProperties")
                return {"x": self._example(entries[0])} if needs else found
            case "array":
                return []
            case "boolean":
                return True
            case "integer" | "number":
                return node.get("minimum", node.get("exclusiveMinimum", 0) + 1)
        return "2026-01-01" if node.get("format") == "date" else "x"


def _const(node: Schema) -> tuple[Any, ...]:
    return (node["const"],) if "const" in node else ()


def _child(node: Schema, step: str | int) -> Schema | None:
    if isinstance(step, int):
        return node.get("items") or next(iter(node.get("prefixItems", ())), None)
    inner = node.get("properties", {}).get(step)
    others = (*node.get("patternProperties", {}).values(), node.get("additionalProperties"))
    return inner or next((other for other in others if isinstance(other, dict)), None)


def _step(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if inside and isinstance(step, int) else None
