"""The draft that a team works on together: kept here first, then at the hub.

What somebody types is written to a file before it is sent, so that no dead line loses it. Two who
change different levers at the same moment both keep their change; of two who change one lever, the
later has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.game.desk.draft import Draft
from simgame.game.table.drafts import Drafts
from simgame.game.table.journal import SaveError
from simgame.plan.lever import Value
from simgame.remote.client import Client

_TRIES = 5


class SharedDrafts:
    """A team's draft of one seat; `files` is where it is kept on this machine."""

    def __init__(self, client: Client, seat: int, files: Drafts) -> None:
        self.client, self.seat, self.files = client, seat, files
        # What the team has, and what was shown or written here last: the difference to that is
        # what somebody has changed here, and nothing else is.
        self._version, self._known = 0, dict[str, Value]()
        self._mine: dict[str, Value] = {}

    def read(self) -> str | None:
        """The team's draft over what is kept here; that alone where the hub does not answer."""
        kept = self.files.read()
        try:
            seen = self._look()
        except SaveError:
            return kept
        number, start = seen["week"] + 1, seen["observation"]["start"]
        draft = _draft(kept, number) or Draft.fresh(number, start)
        if self._version:
            draft.apply({p: self._known.get(p) for p in {*draft.values, *self._known}})
        self._mine = dict(draft.values)
        return draft.written() if kept or self._version else None

    def write(self, text: str) -> None:
        """Keep it here, then tell the team. Raises `OSError` when it is kept here alone."""
        self.files.write(text)
        values = dict(Draft.read(text).values)
        moved = {p for p in {*values, *self._mine} if values.get(p) != self._mine.get(p)}
        if not moved:
            return
        try:
            self._tell({path: values.get(path) for path in moved})
            self._mine = values
        except SaveError as error:
            raise OSError(str(error.values.get("reason", error.code))) from error

    def drop(self) -> None:
        """The hub forgets a draft when the week is over."""
        self._version, self._known, self._mine = 0, {}, {}
        self.files.drop()

    def read_notes(self) -> str | None:
        return self.files.read_notes()

    def write_notes(self, text: str) -> None:
        self.files.write_notes(text)

    def _look(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.client.get(f"/seats/{self.seat}")
        self._version = seen["version"]
        # Before anybody has changed anything, the team has what the round starts from.
        self._known = seen["draft"] if self._version else seen["observation"]["start"]
        return seen

    def _tell(self, moved: Mapping[str, Value | None]) -> None:
        """Put one's own changes over whatever the team has meanwhile."""
        for _ in range(_TRIES):
            whole = {**self._known, **{p: v for p, v in moved.items() if v is not None}}
            whole = {p: v for p, v in whole.items() if not (p in moved and moved[p] is None)}
            try:
                body = {"version": self._version, "values": whole}
                self._version = self.client.put(f"/seats/{self.seat}/draft", body)["version"]
            except SaveError as error:
                if error.values.get("refused") != "stale":
                    raise
                self._look()
            else:
                self._known = whole
                return


def _draft(text: str | None, number: int) -> Draft | None:
    """What is kept here of this round."""
    try:
        found = Draft.read(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found.round == number else None
