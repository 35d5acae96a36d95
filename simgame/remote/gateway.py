"""The seasons of one's team at a hub, as a face asks for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simgame.game.table.drafts import FileDrafts
from simgame.game.table.gateway import SeasonInfo, Taken
from simgame.game.table.journal import SaveError
from simgame.game.table.team import Classroom, ContestBoard
from simgame.remote.client import Client
from simgame.remote.drafts import SharedDrafts, in_a_thread
from simgame.remote.session import RemoteSession
from simgame.remote.team import RemoteTeam, boards_at, classroom_at, plays_of
from simgame.remote.titles import title_of

_BETWEEN = "/"


class RemoteGateway:
    """A hub through the eyes of one team. Drafts lie in `folder`, so that none is lost with a line.

    A season is called by its contest and board: `3/1`, and labelled in `lang`.
    """

    def __init__(
        self,
        client: Client,
        folder: Path,
        beside: Callable[[Callable[[], None]], None] = in_a_thread,
        lang: str = "zh",
    ) -> None:
        self.client, self.folder, self._beside, self._lang = client, folder, beside, lang

    def seasons(self) -> list[SeasonInfo]:
        """Boards of contests that go on, those first that have been begun. Raises `SaveError`."""
        now = datetime.now(UTC).astimezone()
        told = self.client.get("/contests")
        with self.client.understood():
            found = [
                (luck["seat"] is None,
                 SeasonInfo(self._name(each, luck), self._label(each, luck), now))
                for each in told
                if not each["closed"]
                for luck in each["boards"]
            ]  # fmt: skip
        return [info for _, info in sorted(found, key=lambda pair: pair[0])]

    def begin(self, scenario: str, level: str, seed: int | None = None) -> Taken:
        """The hub says what is played. Raises `SaveError`."""
        del level, seed
        raise SaveError("hub-begins", self.client.url, scenario=scenario)

    def resume(self, name: str) -> Taken:
        """The team's seat on a board, which is taken if it has none. Raises `SaveError`."""
        contest, _, number = name.partition(_BETWEEN)
        if not (contest.isdecimal() and number.isdecimal()):
            raise SaveError("no-such-save", name)
        told = self.client.send(f"/contests/{contest}/boards/{number}/seat")
        with self.client.understood():
            seat = int(told["seat"])
        session = RemoteSession(self.client, seat)
        files = FileDrafts(self.folder / f"{self._mark(seat)}.jsonl", session.seat)
        drafts = SharedDrafts(self.client, seat, files, self._beside)
        team = RemoteTeam(self.client, session, drafts)
        source = session.scenario.id
        return Taken(session, drafts, session.level, 0, source, name, ("at-a-hub",), team)

    def fork(self, name: str, week: int) -> Taken:
        """A hub's seasons are played once. Raises `SaveError`."""
        del week
        raise SaveError("hub-keeps", name)

    def discard(self, name: str) -> None:
        """What a team has played stays at the hub. Raises `SaveError`."""
        raise SaveError("hub-keeps", name)

    def boards(self) -> tuple[ContestBoard, ...]:
        """The boards of one's class. Raises `SaveError`."""
        return boards_at(self.client.hasty)

    def classroom(self) -> Classroom:
        """One's class and its boards, as home shows them. Raises `SaveError`."""
        return classroom_at(self.client.hasty)

    def take_back(self) -> str:
        """Nothing is ever discarded."""
        return ""

    @staticmethod
    def _name(contest: Mapping[str, Any], board: Mapping[str, Any]) -> str:
        return f"{contest['id']}{_BETWEEN}{board['number']}"

    def _label(self, contest: Mapping[str, Any], board: Mapping[str, Any]) -> str:
        title = title_of(contest).of(self._lang)
        played = f" · {title_of(board).of(self._lang)}" if plays_of(contest) else ""
        return f"{title} · {board['number']}{played}" if len(contest["boards"]) > 1 else title

    def _mark(self, seat: int) -> str:
        """A file name that belongs to this hub and seat alone."""
        return hashlib.blake2b(f"{self.client.url}|{seat}".encode(), digest_size=8).hexdigest()
