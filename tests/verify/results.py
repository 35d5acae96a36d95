"""What came out, kept line by line so that a killed run continues where it was.

A result counts for the source it was measured on. Only rows that held are not measured again.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

Outcome = Literal["holds", "FAILS", "skipped"]


@dataclass(frozen=True)
class Result:
    """The outcome of one row: its figure, or why it fails or was skipped, on one line."""

    name: str
    outcome: Outcome
    figure: str
    seconds: float


class ResultLog:
    """Results on disk, for one state of the source."""

    def __init__(self, path: Path, source: str) -> None:
        self._path = path
        self._source = source

    def held(self) -> dict[str, Result]:
        """Return the rows that held on this source; a torn line is ignored."""
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        results = (_parse(line, self._source) for line in lines)
        return {r.name: r for r in results if r is not None and r.outcome == "holds"}

    def append(self, result: Result) -> None:
        """Write one result at once, on a line of its own even after a torn one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        written = self._path.read_bytes() if self._path.exists() else b""
        apart = "" if not written or written.endswith(b"\n") else "\n"
        line = json.dumps({"source": self._source, **asdict(result)}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(f"{apart}{line}\n")

    def forget(self) -> None:
        """Drop every result."""
        self._path.unlink(missing_ok=True)


def _parse(line: str, source: str) -> Result | None:
    try:
        fields = json.loads(line)
        return Result(**fields) if fields.pop("source") == source else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
