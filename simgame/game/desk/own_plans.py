"""Plans that a player has kept under a name, scenario by scenario, for any later week or season.

Each scenario has one small JSON file: a name, and below it the levers that are not at neutral. A
file that cannot be understood is set aside under another name, never overwritten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simgame.atomic_write import write_whole
from simgame.game.desk.presets import Values
from simgame.plain_file import read_plain
from simgame.settings.stored import set_aside

LONGEST_NAME = 40
_LARGEST = 1_000_000  # bytes; a plan has a few thousand
_KINDS = (bool, int, float, str)


@dataclass(frozen=True, slots=True)
class OwnPlans:
    """The plans of one scenario, in a file of its own in `folder`."""

    folder: Path
    scenario: str

    @property
    def file(self) -> Path:
        """Where they are kept."""
        return self.folder / f"{self.scenario}.json"

    def all(self) -> Mapping[str, Values]:
        """The plans by name, in the order in which they were kept; none where there is no file."""
        return self._read() or {}

    def keep(self, name: str, values: Values) -> None:
        """Keep a plan under a name, in place of another of that name. Raises `OSError`."""
        found = self._read()
        if found is None and self.file.exists():
            set_aside(self.file)
        self._write({**(found or {}), name: dict(values)})

    def forget(self, name: str) -> None:
        """Drop a plan. Raises `OSError`."""
        self._write({kept: plan for kept, plan in self.all().items() if kept != name})

    def _write(self, plans: Mapping[str, Values]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.file, json.dumps(plans, ensure_ascii=False, indent=1).encode() + b"\n")

    def _read(self) -> Mapping[str, Values] | None:
        """What the file holds; None where there is none or it cannot be understood."""
        try:
            content = read_plain(self.file, _LARGEST)
            found = json.loads(content)
        except (OSError, ValueError, RecursionError):
            return None
        understood = isinstance(found, dict) and all(map(_is_plan, found.values()))
        return found if understood and len(content) <= _LARGEST else None


def _is_plan(plan: object) -> bool:
    return isinstance(plan, dict) and all(isinstance(value, _KINDS) for value in plan.values())
