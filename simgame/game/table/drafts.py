"""What a seat keeps for itself beside its decisions: the draft of its round, and what it has read.

Both are text that only the desk reads. Losing one loses no decision.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from simgame.atomic_write import write_whole


class Drafts(Protocol):
    """The one draft of one seat, and its notes of the season."""

    def read(self) -> str | None:
        """The draft, or None where there is none that can be read."""

    def write(self, text: str) -> None:
        """Keep the draft, whole or not at all. Raises `OSError`."""

    def drop(self) -> None:
        """Forget the draft, once its plan has been handed in. Raises `OSError`."""

    def read_notes(self) -> str | None:
        """The notes of the season, or None where there are none that can be read."""

    def write_notes(self, text: str) -> None:
        """Keep the notes, whole or not at all. Raises `OSError`."""


class FileDrafts:
    """A draft in a file beside the save."""

    def __init__(self, save: Path, seat: str) -> None:
        self.file = save.with_name(f"{save.name}.{seat}.draft.json")
        self.notes = save.with_name(f"{save.name}.{seat}.notes.json")

    def read(self) -> str | None:
        return _read(self.file)

    def write(self, text: str) -> None:
        write_whole(self.file, text.encode())

    def drop(self) -> None:
        self.file.unlink(missing_ok=True)

    def read_notes(self) -> str | None:
        return _read(self.notes)

    def write_notes(self, text: str) -> None:
        write_whole(self.notes, text.encode())


def _read(file: Path) -> str | None:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


class MemoryDrafts:
    """A draft that lasts as long as whoever holds it."""

    def __init__(self) -> None:
        self._text: str | None = None
        self._notes: str | None = None

    def read(self) -> str | None:
        return self._text

    def write(self, text: str) -> None:
        self._text = text

    def drop(self) -> None:
        self._text = None

    def read_notes(self) -> str | None:
        return self._notes

    def write_notes(self, text: str) -> None:
        self._notes = text
