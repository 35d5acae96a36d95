"""Seasons that a search has played, kept in a file until it is done.

The search is the same from the first candidate to the last whenever it begins anew, so going on
after a stop is beginning anew with the seasons that are known. A line a season; one that a kill
has torn is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from simgame.lab.planning.candidate import Candidate, Outcome, tried
from simgame.lab.trials import run_each
from simgame.lab.workers import ALL, Workers

Told = Callable[[int], None]
_AT_ONCE = 64  # seasons that are played before they are written down


class Outcomes:
    """What candidates come to on seeds: asked of the file, else played and written there.

    `purpose` names what is searched under which rules; a file of another purpose is begun anew.
    `told` hears how many seasons have been asked for, each counted once.
    """

    def __init__(
        self, file: Path | None, purpose: str, processes: Workers = ALL, told: Told | None = None
    ) -> None:
        self.file, self.processes, self.told = file, processes, told
        self._asked = set[tuple[str, int]]()
        self._known: dict[tuple[str, int], Outcome] = {}
        self._purpose = purpose
        if file is not None:
            self._known = _read(file, purpose)
            if not self._known:
                file.write_text(json.dumps({"purpose": purpose}) + "\n", encoding="utf-8")

    def of(self, candidates: Sequence[Candidate], seeds: Sequence[int]) -> list[list[Outcome]]:
        """For each candidate what every seed comes to."""
        asked = {one.key: one for one in candidates}
        missing = [c for c in asked.values() if any((c.key, s) not in self._known for s in seeds)]
        at_once = max(_AT_ONCE // max(len(seeds), 1), 1) if self.processes == 1 else len(missing)
        for first in range(0, len(missing), max(at_once, 1)):
            self._play(missing[first : first + at_once], seeds)
        self._asked |= {(key, seed) for key in asked for seed in seeds}
        self._tell(0)
        return [[self._known[one.key, seed] for seed in seeds] for one in candidates]

    @property
    def count(self) -> int:
        """How many seasons have been asked for."""
        return len(self._asked)

    def forget(self) -> None:
        """Take the file away: what was searched is found and written elsewhere."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)

    def _play(self, candidates: Sequence[Candidate], seeds: Sequence[int]) -> None:
        found = run_each(tried, candidates, seeds, self.processes, lambda n, _: self._tell(n))
        rows = [
            (one.key, seed, outcome)
            for one, row in zip(candidates, found, strict=True)
            for seed, outcome in zip(seeds, row, strict=True)
        ]
        self._known |= {(key, seed): outcome for key, seed, outcome in rows}
        self._asked |= {(key, seed) for key, seed, _ in rows}
        if self.file is not None:
            text = "".join(json.dumps([k, s, o.points, dict(o.weeks)]) + "\n" for k, s, o in rows)
            with self.file.open("a", encoding="utf-8") as stream:
                stream.write(text)

    def _tell(self, more: int) -> None:
        if self.told is not None:
            self.told(self.count + more)


def _read(file: Path, purpose: str) -> dict[tuple[str, int], Outcome]:
    """The seasons that the file holds for this purpose."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
        if json.loads(lines[0]) != {"purpose": purpose}:
            return {}
    except (OSError, ValueError):
        return {}
    found: dict[tuple[str, int], Outcome] = {}
    for line in lines[1:-1]:
        try:
            row: Any = json.loads(line)
            key, seed, points, weeks = row
            found[str(key), int(seed)] = Outcome(float(points), weeks)
        except (ValueError, TypeError):
            continue
    return found
