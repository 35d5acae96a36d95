"""What a player has read and where they look, kept beside the season: losing it costs nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from simgame.game.table.drafts import Drafts
from simgame.game.table.journal import SaveError


class Place(NamedTuple):
    """Where a player looks: in which round, and the screens that lie over each other.

    Of each screen its name and what it shows; `opened` are the headings that are open on the desk.
    """

    round: int = 0
    screens: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()


class _Stored(BaseModel):
    model_config = ConfigDict(extra="ignore")

    read: tuple[str, ...] = ()
    place: Place = Place()


@dataclass(slots=True)
class Notes:
    """The ids of letters that were read, and the place; a full disk is no reason to stop."""

    drafts: Drafts
    read: set[str] = field(init=False)
    place: Place = field(init=False)

    def __post_init__(self) -> None:
        try:
            stored = _Stored.model_validate_json(self.drafts.read_notes() or "{}")
        except ValidationError:
            stored = _Stored()
        self.read, self.place = set(stored.read), stored.place

    def mark_read(self, letter: str) -> bool:
        """Note that a letter was read; whether that is new."""
        if letter in self.read:
            return False
        self.read.add(letter)
        self._write()
        return True

    def put_place(self, place: Place) -> None:
        """Note where the player looks now."""
        if place != self.place:
            self.place = place
            self._write()

    def _write(self) -> None:
        stored = _Stored(read=tuple(sorted(self.read)), place=self.place)
        with suppress(OSError, SaveError):
            self.drafts.write_notes(stored.model_dump_json())
