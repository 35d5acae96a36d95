"""Where the draft of a seat's round is kept until its plan is handed in.

A draft is text that only the desk reads. Losing one loses no decision.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from simgame.atomic_write import write_whole


class Drafts(Protocol):
    """The one draft of one seat."""

    def read(self) -> str | None:
        """The draft, or None where there is none that can be read."""

    def write(self, text: str) -> None:
        """Keep the draft, whole or not at all. Raises `OSError`."""

    def drop(self) -> None:
        """Forget the draft, once its plan has been handed in. Raises `OSError`."""


class FileDrafts:
    """A draft in a file beside the save."""

    def __init__(self, save: Path, seat: str) -> None:
        self.file = save.with_name(f"{save.name}.{seat}.draft.json")

    def read(self) -> str | None:
        try:
            return self.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def write(self, text: str) -> None:
        write_whole(self.file, text.encode())

    def drop(self) -> None:
        self.file.unlink(missing_ok=True)


class MemoryDrafts:
    """A draft that lasts as long as whoever holds it."""

    def __init__(self) -> None:
        self._text: str | None = None

    def read(self) -> str | None:
        return self._text

    def write(self, text: str) -> None:
        self._text = text

    def drop(self) -> None:
        self._text = None
