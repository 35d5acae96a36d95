"""Results of the seasons in a folder: each save played again once, then known by its hash.

What is kept beside the saves can be thrown away at any time; it is worked out anew.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from simgame import __version__
from simgame.atomic_write import write_whole
from simgame.game.rules import RULES
from simgame.game.session import replayed
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import LARGEST, read_log
from simgame.os_reason import reason_of
from simgame.plain_file import read_plain
from simgame.profile.finished import Finished, finished_of

FILE = "results.json"
# Raised when what is kept of a season alters its meaning.
FORM = 3
_LARGEST = 50_000_000  # bytes; a season has about 4,000


class Results:
    """What is known of the finished seasons of one folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE
        self._known = _read(self.file)

    def known(self, save: Path) -> Finished | None:
        """The result of a save, if it has been worked out since it was last written."""
        try:
            return self._known.get(_key(save))
        except OSError:
            return None

    def verify(self, save: Path) -> Finished:
        """Play the season again and keep what came of it.

        Raises `SaveError`, and `ValueError` where it is not over.
        """
        try:
            key = _key(save)
        except OSError as error:
            raise SaveError("unreadable", save, reason=reason_of(error)) from error
        if key not in self._known:
            log = read_log(save)
            self._known[key] = finished_of(replayed(log, str(save)), log.header)
            self._keep()
        return self._known[key]

    def _keep(self) -> None:
        """Write what is known; where that is not possible it is worked out again next time."""
        body = {key: one.model_dump(mode="json") for key, one in self._known.items()}
        with suppress(OSError):
            write_whole(self.file, json.dumps(body, ensure_ascii=False).encode())


def _key(save: Path) -> str:
    """The hash of a save and of what reads it. Raises `OSError`."""
    head = f"{FORM} {RULES} {__version__}\n".encode()
    return hashlib.blake2b(head + read_plain(save, LARGEST), digest_size=16).hexdigest()


def _read(file: Path) -> dict[str, Finished]:
    """The results that are kept and can be understood; the others are worked out again."""
    try:
        body = json.loads(read_plain(file, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    found = {}
    for key, one in body.items() if isinstance(body, dict) else ():
        with suppress(ValidationError):
            found[key] = Finished.model_validate(one)
    return found
