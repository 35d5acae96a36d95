"""A class with a script instead of a hub: what is played, the boards, and a team's room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from simgame.game.table.gateway import Taken
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
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
from tests.tui.driver import NOWHERE

# At this time of day wherever it is looked at, for the room tells when something was changed.
NOW = round(datetime(2026, 11, 26, 21, 14).timestamp() * 1000)  # noqa: DTZ001
_MINUTE = 60_000
CUP = Text(zh="秋季杯", en="Autumn cup")
TRY = Text(zh="冷泡茶上市", en="Tea launch")

CLASSROOM = Classroom(
    "https://hub.example.edu", "三班", "海盐队", "Lin", True, NOW,
    (
        BoardAt("1/1", CUP, "ranked", "normal", 1, 2, True, 2, 4, False, 3, NOW + 25 * _MINUTE,
                False),
        BoardAt("1/2", CUP, "ranked", "hard", 2, 2, False, 0, 4, False, 3, NOW + 25 * _MINUTE,
                False),
        BoardAt("2/1", TRY, "practice", "easy", 1, 1, True, 4, 4, True, 0, None, False),
        BoardAt("3/1", TRY, "practice", "normal", 1, 1, False, 0, 4, False, 0, None, True),
    ),
)  # fmt: skip

BOARDS = (
    ContestBoard(CUP, "ranked", 2, False, False, (
        Placed("薄荷队", False, 1, 61.0, 20.0, None, {1: 655}, {2: 1}),
        Placed("海盐队", True, 2, 14.0, 22.0, None, {1: 608}, {2: 2}),
        Placed("Lime & Co", False, 3, -52.0, 19.0, None, {1: 441}, {2: 0}),
        Placed("planner", False, None, None, 0.0, None, {1: 640, 2: 618}, {}, bot=True),
    )),
    ContestBoard(TRY, "practice", 1, False, False, (
        Placed("海盐队", True, 1, 22.0, 0.0, None, {1: 514}, {}),
        Placed("薄荷队", False, 2, -22.0, 0.0, None, {1: 470}, {}),
    )),
)  # fmt: skip


class ClassGateway(LocalGateway):
    """Where the boards of the class are asked for; its hub is away when a seat is.

    Nobody has seasons of their own there.
    """

    def __init__(self) -> None:
        super().__init__(NOWHERE)

    def resume(self, name: str) -> Taken:
        del name
        raise SaveError("hub-away", CLASSROOM.hub, reason="Connection refused")

    def boards(self) -> tuple[ContestBoard, ...]:
        return BOARDS


class CannedTeam:
    """A team of three: one is ready, one looks at the market, one has left."""

    unsent, title, takes_home = "", CUP, False

    def room(self, page: str, *, ready: bool | None = None) -> Room:
        del page
        people = (
            Mate("Lin", True, True, ("content", "compliance"), bool(ready), "team", NOW),
            Mate("王媛", False, False, ("paid", "kol"), True, "market", NOW - 5_000),
            Mate("Zhao", False, False, ("price",), False, "plan", NOW - 9 * _MINUTE),
        )
        edits = (
            Edit(NOW - 1 * _MINUTE, "王媛", "paid.douyin.budget", 1_600_000, 1_800_000),
            Edit(NOW - 3 * _MINUTE, "Lin", "content.xiaohongshu.picture-text.count", 5, 8),
        )
        said = (
            Line(NOW - 4 * _MINUTE, "Lin", "图文加到 8 条，周三那条接着写。"),
            Line(NOW - 2 * _MINUTE, "王媛", "¥18,000 is where Douyin stops paying for itself."),
        )
        teams = (
            TeamAt("薄荷队", False, 3, True), TeamAt("海盐队", True, 2, False),
            TeamAt("Lime & Co", False, 2, False),
        )  # fmt: skip
        return Room(NOW, 3, 3, NOW + 25 * _MINUTE, False, False, people, edits, said, teams)

    def say(self, text: str) -> None:
        """Nobody is there to hear it."""

    def boards(self) -> tuple[ContestBoard, ...]:
        return BOARDS

    def theirs(self) -> Mapping[str, Value | None]:
        return {}
