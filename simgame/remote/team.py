"""A team's room and the boards of its class, asked of the hub."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.game.table.team import (
    BoardAt,
    Classroom,
    ContestBoard,
    Edit,
    Line,
    Mate,
    Placed,
    Room,
    TeamAt,
)
from simgame.plan.lever import Value
from simgame.plan.text import Text
from simgame.remote.client import Client
from simgame.remote.drafts import SharedDrafts
from simgame.remote.session import RemoteSession
from simgame.remote.titles import title_of


class RemoteTeam:
    """The team at a seat; `game.table.team.Team` says what it does."""

    def __init__(self, client: Client, session: RemoteSession, drafts: SharedDrafts) -> None:
        self.client, self.seat = client.hasty, session.number
        self.session, self.drafts = session, drafts

    def room(self, page: str, *, ready: bool | None = None) -> Room:
        """The session is looked at anew when a mate has moved it on."""
        said = {"page": page, "ready": ready}
        told = self.client.send(f"/seats/{self.seat}/room", said)
        with self.client.understood():
            found, digest = _room(told), told["digest"]
        # A trainer who gives or corrects something alters the season between two weeks.
        session = self.session
        known = (session.round, session.committed, session.digest(), session.closed)
        if (found.round, found.handed_in, digest, found.closed) != known:
            self.session.look_again()
        return found

    def say(self, text: str) -> None:
        self.client.send(f"/seats/{self.seat}/said", {"text": text})

    def boards(self) -> tuple[ContestBoard, ...]:
        return boards_at(self.client)

    @property
    def title(self) -> Text:
        return self.session.title

    @property
    def takes_home(self) -> bool:
        return self.session.takes_home

    def theirs(self) -> Mapping[str, Value | None]:
        return self.drafts.theirs()

    @property
    def unsent(self) -> str:
        return self.drafts.unsent


def boards_at(client: Client) -> tuple[ContestBoard, ...]:
    """Every contest of one's class with its board. Raises `SaveError`."""
    with client.understood():
        mine = client.get("/me")["team"]
        return tuple(
            _board(each, client.get(f"/contests/{each['id']}/board"), mine)
            for each in client.get("/contests")
        )


def classroom_at(client: Client) -> Classroom:
    """One's class and its boards; what goes on and is begun stands first. Raises `SaveError`."""
    with client.understood():
        me = client.get("/me")
        found = [
            _board_at(each, luck) for each in client.get("/contests") for luck in each["boards"]
        ]  # fmt: skip
        found.sort(key=lambda board: (board.closed, not board.begun))
        return Classroom(client.url, me["class_name"], me["team_name"], me["name"],
                         me["role"] == "captain", me["now"], tuple(found))  # fmt: skip


def _board_at(contest: Mapping[str, Any], luck: Mapping[str, Any]) -> BoardAt:
    return BoardAt(
        f"{contest['id']}/{luck['number']}", title_of(contest), contest["kind"], luck["level"],
        luck["number"], len(contest["boards"]), luck["seat"] is not None, luck["week"],
        luck["rounds"], luck["handed_in"], contest["round_open"], contest["deadline"],
        contest["closed"], title_of(luck) if plays_of(contest) else None, luck["home"],
    )  # fmt: skip


def _board(contest: Mapping[str, Any], told: Mapping[str, Any], mine: int) -> ContestBoard:
    lines = tuple(_placed(line, mine) for line in told["lines"])
    return ContestBoard(title_of(contest), contest["kind"], len(contest["boards"]),
                        contest["closed"], told["frozen"], lines, tuple(told["void"]),
                        plays_of(contest))  # fmt: skip


def plays_of(contest: Mapping[str, Any]) -> tuple[tuple[Text, str], ...]:
    """What each board of a contest is played by, with its level; nothing where that is alike."""
    found = tuple((title_of(luck), str(luck["level"])) for luck in contest["boards"])
    return found if len(set(found)) > 1 else ()


def _placed(line: Mapping[str, Any], mine: int) -> Placed:
    return Placed(
        line["name"], line["team"] == mine, line["place"], line["margin"], line["half"],
        tuple(line["band"]) if line["band"] else None,
        {int(number): score for number, score in line["scores"].items()},
        {int(number): week for number, week in line["weeks"].items()},
        line["bot"], tuple(line["aside"]),
    )  # fmt: skip


def _room(told: Mapping[str, Any]) -> Room:
    return Room(
        told["now"], told["round"], told["round_open"], told["deadline"], told["closed"],
        told["handed_in"],
        people=tuple(_mate(one) for one in told["people"]),
        edits=tuple(Edit(**one) for one in told["edits"]),
        said=tuple(Line(**one) for one in told["said"]),
        teams=tuple(TeamAt(**one) for one in told["teams"]),
    )  # fmt: skip


def _mate(one: Mapping[str, Any]) -> Mate:
    return Mate(one["name"], one["role"] == "captain", one["me"], tuple(one["levers"]),
                one["ready"], one["page"], one["seen"])  # fmt: skip
