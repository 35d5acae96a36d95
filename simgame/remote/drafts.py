"""The draft that a team works on together: kept here first, then at the hub.

What somebody types is in a file before anything is sent, and is sent beside the screen: no dead
line loses it or lets anybody wait. Two who change different levers at the same moment both keep
their change; of two who change one lever, the later has it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from simgame.game.desk.draft import Draft
from simgame.game.table.drafts import Drafts
from simgame.game.table.journal import SaveError
from simgame.plan.lever import Value
from simgame.remote.client import Client

_TRIES = 5
Values = dict[str, Value]
Moved = dict[str, Value | None]


def in_a_thread(do: Callable[[], None]) -> None:
    """Do it beside everything else."""
    threading.Thread(target=do, daemon=True).start()


class SharedDrafts:
    """A team's draft of one seat; `files` is where it is kept on this machine.

    `unsent` says why something has not been sent yet. Sending is done `beside` whoever writes.
    """

    def __init__(
        self,
        client: Client,
        seat: int,
        files: Drafts,
        beside: Callable[[Callable[[], None]], None] = in_a_thread,
    ) -> None:
        self.client, self.seat, self.files = client.hasty, seat, files
        self.unsent = ""
        self._beside = beside
        # What the team has, and what was shown or written here last: the difference to that is
        # what somebody has changed here, and nothing else is.
        self._version, self._known, self._round = 0, Values(), 0
        self._mine: Values = {}
        self._written: Values | None = None
        self._line, self._sending = threading.RLock(), False
        self._guard = threading.Lock()

    def read(self) -> str | None:
        """The team's draft over what is kept here; that alone where the hub does not answer."""
        kept = self.files.read()
        with self._line:
            try:
                seen = self._look()
            except SaveError:
                return kept
            number, start = seen["week"] + 1, seen["observation"]["start"]
            mine = _draft(kept, number)
            draft = mine or Draft.fresh(number, start)
            if self._version:
                draft.take_in({p: self._known.get(p) for p in {*draft.values, *self._known}})
            self._mine, self._round = dict(draft.values), number
            return draft.written() if mine or self._version else None

    def write(self, text: str) -> None:
        """Keep it here, and tell the team soon. Raises `OSError` when it cannot be kept here."""
        self.files.write(text)
        with self._guard:
            self._written = dict(Draft.read(text).values)
            begin, self._sending = not self._sending, True
        if begin:
            self._beside(self._send_on)

    def drop(self) -> None:
        """The hub forgets a draft when the week is over."""
        with self._guard:
            self._written = None
        self.unsent = ""
        self.files.drop()

    def read_notes(self) -> str | None:
        return self.files.read_notes()

    def write_notes(self, text: str) -> None:
        self.files.write_notes(text)

    def theirs(self) -> Moved:
        """What the team has changed since it was looked at last; first what waits here is sent.

        Raises `SaveError`.
        """
        with self._line:
            self._send()
            before = dict(self._known)
            if self._look()["week"] + 1 != self._round:
                return {}
            moved = {
                path: self._known.get(path)
                for path in {*before, *self._known}
                if before.get(path) != self._known.get(path)
            }
            for path, value in moved.items():
                _put(self._mine, path, value)
            return moved

    def _send_on(self) -> None:
        """Send what was written until nothing waits, or the hub does not take it."""
        while True:
            try:
                self._send()
            except SaveError:
                with self._guard:
                    self._sending = False
                return
            with self._guard:
                if self._written is None:
                    self._sending = False
                    return

    def _send(self) -> None:
        """Tell the team what was changed here. Raises `SaveError`; what was written waits on."""
        with self._line:
            with self._guard:
                values = self._written
            if values is None:
                return
            moved = {p for p in {*values, *self._mine} if values.get(p) != self._mine.get(p)}
            try:
                if moved:
                    self._tell({path: values.get(path) for path in moved})
            except SaveError as error:
                self.unsent = str(error.values.get("reason", error.code))
                if error.code == "hub-refused":
                    self._done(values)
                raise
            self.unsent = ""
            self._mine = values
            self._done(values)

    def _done(self, values: Values) -> None:
        """Nothing waits any more, unless something was written meanwhile."""
        with self._guard:
            if self._written is values:
                self._written = None

    def _look(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.client.get(f"/seats/{self.seat}")
        with self.client.understood():
            version, _, start = seen["version"], seen["week"] + 1, seen["observation"]["start"]
            # Before anybody has changed anything, the team has what the round starts from.
            self._known = seen["draft"] if version else start
            self._version = version
        return seen

    def _tell(self, moved: Mapping[str, Value | None]) -> None:
        """Put one's own changes over whatever the team has meanwhile."""
        for _ in range(_TRIES):
            whole = dict(self._known)
            for path, value in moved.items():
                _put(whole, path, value)
            try:
                body = {"version": self._version, "values": whole}
                told = self.client.put(f"/seats/{self.seat}/draft", body)
                with self.client.understood():
                    self._version = told["version"]
            except SaveError as error:
                if error.values.get("refused") != "stale":
                    raise
                self._look()
            else:
                self._known = whole
                return


def _put(values: Values, path: str, value: Value | None) -> None:
    if value is None:
        values.pop(path, None)
    else:
        values[path] = value


def _draft(text: str | None, number: int) -> Draft | None:
    """What is kept here of this round."""
    try:
        found = Draft.read(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found.round == number else None
