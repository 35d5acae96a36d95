"""Where the app was left, for a browser that loads its page again: a season by name, in a file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

VARIABLE = "SIMGAME_LEFT_AT"
_LONGEST = 4096


class LeftAt:
    """Nothing where no file is named."""

    def __init__(self, file: str) -> None:
        self._file = Path(file) if file else None

    def read(self) -> str:
        """The season that was open when the app was ended; empty for none."""
        if self._file is None:
            return ""
        with suppress(OSError, UnicodeDecodeError):
            name = self._file.read_text("utf-8")[:_LONGEST]
            return name if name and Path(name).is_file() else ""
        return ""

    def note(self, name: str) -> None:
        """Remember the season that is open now; empty for none."""
        if self._file is not None:
            with suppress(OSError):
                self._file.write_text(name, "utf-8")
