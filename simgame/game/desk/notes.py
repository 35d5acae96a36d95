"""What a player has read, kept beside the season: no decision, and losing it costs nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, ValidationError

from simgame.game.table.drafts import Drafts


class _Stored(BaseModel):
    model_config = ConfigDict(extra="ignore")

    read: tuple[str, ...] = ()


@dataclass(slots=True)
class Notes:
    """The ids of letters that were read; a disk that is full is no reason to stop."""

    drafts: Drafts
    read: set[str] = field(init=False)

    def __post_init__(self) -> None:
        try:
            stored = _Stored.model_validate_json(self.drafts.read_notes() or "{}")
        except ValidationError:
            stored = _Stored()
        self.read = set(stored.read)

    def mark_read(self, letter: str) -> bool:
        """Note that a letter was read; whether that is new."""
        if letter in self.read:
            return False
        self.read.add(letter)
        with suppress(OSError):
            self.drafts.write_notes(_Stored(read=tuple(sorted(self.read))).model_dump_json())
        return True
