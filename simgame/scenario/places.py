"""Where a value was written: places in files, kept for every key and value of a scenario.

Paths are tuples of map keys and list indexes from the top of the data. Merging moves places
along with the data, so that any value of a merged scenario can be traced to its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file: lines and columns count from 1, the end column is excluded."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Places:
    """The places of keys and of values, by path."""

    file: str
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def key(self, path: Path) -> Place:
        """The place of the key at `path`, else of what it lies in."""
        return self.keys.get(path) or self._within(path)

    def value(self, path: Path) -> Place:
        """The place of the value at `path`; for one in lines of its own, of its key."""
        return self.values.get(path) or self._within(path)

    __call__ = value

    def _within(self, path: Path) -> Place:
        for end in range(len(path), 0, -1):
            place = self.keys.get(path[:end]) or self.values.get(path[:end])
            if place:
                return place
        return self.values.get((), Place(self.file))
