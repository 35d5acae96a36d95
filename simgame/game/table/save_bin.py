"""The bin of a folder of saves: a season that is thrown away can be taken back for a month."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import held
from simgame.os_reason import reason_of

FOLDER = "bin"
# How long what is in the bin can be taken back (days; assumption).
KEPT_DAYS = 30
_DAY_NS = 24 * 3600 * 10**9


class SaveBin:
    """A folder for each save that was thrown away, named after the moment, with its drafts."""

    def __init__(self, saves: Path) -> None:
        self.saves = saves
        self.folder = saves / FOLDER

    def put(self, save: Path) -> None:
        """Move a save here, unless somebody plays it; what is older than a month goes.

        Raises `SaveError`.
        """
        now = time.time_ns()
        try:
            with held(save):
                place = self.folder / str(now)
                place.mkdir(parents=True)
                # The save last: until it has moved, the season is still there.
                for part in [*save.parent.glob(f"{save.name}.*.json"), save]:
                    part.replace(place / part.name)
            for old in self._places():
                if int(old.name) < now - KEPT_DAYS * _DAY_NS:
                    shutil.rmtree(old, ignore_errors=True)
        except FileNotFoundError as error:
            raise SaveError("no-such-save", save) from error
        except OSError as error:
            raise SaveError("unwritable", save, reason=reason_of(error)) from error

    def take_back(self) -> Path | None:
        """Move the save back that came last; where it is now. Raises `SaveError`."""
        for place in self._places():
            for save in place.glob("*.jsonl"):
                back = self.saves / save.name
                try:
                    if back.exists():
                        raise SaveError("exists", back)
                    for part in [*place.glob("*.json"), save]:
                        part.replace(self.saves / part.name)
                    shutil.rmtree(place, ignore_errors=True)
                except OSError as error:
                    raise SaveError("unwritable", back, reason=reason_of(error)) from error
                return back
        return None

    def _places(self) -> list[Path]:
        found = (place for place in self.folder.glob("*") if place.name.isdecimal())
        return sorted(found, key=lambda place: int(place.name), reverse=True)
