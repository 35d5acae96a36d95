"""Walks the hub's own OpenAPI: values that its schemas allow, and some that they do not."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any
from urllib.parse import quote

Schema = Mapping[str, Any]
# What no schema means: of other types, too large, deceiving, deep.
HOSTILE: tuple[Any, ...] = (
    None, True, -1, 2**53, 10**30, 1.5, "", "x" * 5000, "\u202eabc", "\x00",
    "'; DROP TABLE seat;--",
    "<script>alert(1)</script>", "=1+1", "../../etc/passwd", [], {}, [[[[]]]], {"a": {"b": {}}},
)  # fmt: skip


class Walk:
    """Draws requests for the operations of an OpenAPI."""

    def __init__(self, told: Schema, rng: Random, known: Mapping[str, Any]) -> None:
        self.told, self.rng, self.known = told, rng, known

    def operations(self) -> list[tuple[str, str, Schema]]:
        """Every method, path and what is said of it."""
        return [
            (method, path, operation)
            for path, methods in sorted(self.told["paths"].items())
            for method, operation in sorted(methods.items())
        ]

    def request(self, method: str, path: str, operation: Schema) -> dict[str, Any]:
        """One request: mostly as it is meant, now and then not."""
        asked: dict[str, Any] = {"method": method.upper(), "headers": {}, "params": {}}
        for part in operation.get("parameters", ()):
            value = self.known.get(part["name"], None)
            if value is None or self.rng.random() < 0.1:
                value = self.value(part["schema"])
            if part["in"] == "path":
                path = path.replace(f"{{{part['name']}}}", _plain(value))
            elif part["in"] == "header":
                asked["headers"][part["name"]] = f"walk-{self.rng.randrange(10**9):09d}"
            elif self.rng.random() < 0.3:
                asked["params"][part["name"]] = value
        body = operation.get("requestBody")
        if body:
            (kind, of), *_ = body["content"].items()
            value = self.value(of["schema"])
            asked |= {"json": value} if kind == "application/json" else {"content": str(value)}
        return {**asked, "url": path}

    def value(self, schema: Schema) -> Any:
        """A value of a schema; one in fifteen is none."""
        if self.rng.random() < 1 / 15:
            return self.rng.choice(HOSTILE)
        if "$ref" in schema:
            return self.value(self.told["components"]["schemas"][schema["$ref"].split("/")[-1]])
        if "anyOf" in schema:
            return self.value(self.rng.choice(schema["anyOf"]))
        if "enum" in schema:
            return self.rng.choice(schema["enum"])
        return getattr(self, f"_{schema.get('type', 'null')}")(schema)

    def _object(self, schema: Schema) -> dict[str, Any]:
        names = schema.get("properties", {})
        needed = schema.get("required", ())
        found = {
            name: self.known.get(f"body:{name}") if f"body:{name}" in self.known
            and self.rng.random() < 0.7 else self.value(of)
            for name, of in names.items()
            if name in needed or self.rng.random() < 0.5
        }  # fmt: skip
        more = schema.get("additionalProperties")
        if isinstance(more, Mapping):
            found |= {self._string({}): self.value(more) for _ in range(self.rng.randrange(3))}
        return found

    def _array(self, schema: Schema) -> list[Any]:
        return [self.value(schema.get("items", {})) for _ in range(self.rng.randrange(3))]

    def _string(self, _schema: Schema) -> str:
        return self.rng.choice(("海盐队", "Lin", "paid", "plan", "content.douyin.short-video.count",
                                "tutorial", "k" * 12))  # fmt: skip

    def _integer(self, schema: Schema) -> int:
        low, high = schema.get("minimum", -2), schema.get("maximum", 10)
        return self.rng.choice((low, high, self.rng.randint(int(low), int(min(high, low + 12)))))

    def _number(self, _schema: Schema) -> float:
        return self.rng.uniform(-1e6, 1e6)

    def _boolean(self, _schema: Schema) -> bool:
        return self.rng.random() < 0.5

    def _null(self, _schema: Schema) -> None:
        return None


def _plain(value: Any) -> str:
    """A value as part of a path."""
    return quote(str(value)[:2000], safe="") or "-"
