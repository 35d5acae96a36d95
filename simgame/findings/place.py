"""Where something was written: a place in a file, and a path into its data."""

from __future__ import annotations

from typing import NamedTuple

# Map keys and list indexes from the top of the data.
Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A stretch of a file: lines and columns count from 1, the end column is excluded."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


NOWHERE = Place("")
"""For what was typed, and stands in no file."""
