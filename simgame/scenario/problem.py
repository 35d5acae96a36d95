"""One thing that pydantic refused, at its path in the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simgame.findings import Path
from simgame.nearest import nearest
from simgame.scenario.chinese import in_schema
from simgame.scenario.outline import Outline


@dataclass(frozen=True, slots=True)
class Problem:
    """An error type with its path, whether it is about the key, the value and the context."""

    type: str
    path: Path
    of_key: bool
    value: Any
    context: Mapping[str, Any]
    message: str

    @property
    def rank(self) -> int:
        """Which of several errors at one path says most: units first, plain types last."""
        return 0 if self.type.startswith("unit_") else 2 if self.type.endswith("_type") else 1

    @property
    def is_missing(self) -> bool:
        """Whether a key is not there that should be."""
        return self.type in ("missing", "union_tag_not_found")

    @property
    def write(self) -> str:
        """The value to write instead, where the error knows it."""
        return str(self.context.get("write", ""))

    def meant(self, outline: Outline, data: Any) -> str:
        """For an unknown key: the key of the schema that was probably meant."""
        key = str(self.path[-1]) if self.path else ""
        known = outline.keys(data, self.path[:-1])
        return in_schema(key, known) or nearest(key, known)
