"""What came out, kept line by line, so that a run goes on where it was stopped.

A result counts for the market, the frame and the row's file that it was measured with.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.calibration.row import Estimate, file_of, find_rows

if TYPE_CHECKING:
    from tests.calibration.outcome import Outcome, Task

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".verify" / "calibration.jsonl"
# What a figure depends on besides its row's file; faces and texts are no part of it.
_DEPENDS = ("simgame/market", "simgame/players", "simgame/game", "simgame/lab", "simgame/plan",
            "simgame/scenario", "simgame/costs", "scenarios", "tests/calibration")  # fmt: skip


class Results:
    """Results on disk."""

    def __init__(self, path: Path = FILE) -> None:
        self._path = path

    def known(self, task: Task) -> Outcome | None:
        """What came of a task, where nothing has changed since."""
        return self._kept.get(_key(task))

    def keep(self, outcome: Outcome) -> None:
        """Write one result at once."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"key": _key(outcome.task), **asdict(outcome)}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")

    def forget(self) -> None:
        """Drop every result."""
        self._path.unlink(missing_ok=True)

    @cached_property
    def _kept(self) -> dict[str, Outcome]:
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        return dict(found for line in lines if (found := _parsed(line)) is not None)


def _parsed(line: str) -> tuple[str, Outcome] | None:
    """A line's key and outcome; None for a torn one."""
    from tests.calibration.outcome import Outcome, Task

    try:
        fields = json.loads(line)
        key, task, found = (fields.pop(name) for name in ("key", "task", "found"))
        return key, Outcome(Task(**task), Estimate(**found), **fields)
    except (ValueError, KeyError, TypeError):
        return None


def _key(task: Task) -> str:
    row = next(row for row in find_rows() if row.id == task.row)
    said = (asdict(task), str(row.target), str(row.breaks), _frame(), _file(file_of(row)))
    return hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()


@lru_cache
def _file(path: str) -> str:
    return _hash([Path(path)])


@lru_cache
def _frame() -> str:
    rows = ROOT / "tests" / "calibration" / "rows"
    files = [
        f
        for folder in _DEPENDS
        for end in ("py", "yaml")
        for f in (ROOT / folder).rglob(f"*.{end}")
    ]
    return _hash(file for file in files if rows not in file.parents)


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()
