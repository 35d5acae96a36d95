"""Home at a hub: the class, its contests, and where one's team is on each board."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.cells import cell_len
from textual.app import ComposeResult

from simgame.game.table.team import BoardAt, Classroom, ContestBoard
from simgame.locale import N_, Texts
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, Tone, fit, paragraph
from simgame.tui.focus import game
from simgame.tui.front.class_rows import board_rows, class_rows
from simgame.tui.front.class_told import counts_rows, score_rows, week_rows
from simgame.tui.front.season_rows import below
from simgame.tui.look import spread
from simgame.tui.names import level_name
from simgame.tui.screens.base import GameScreen
from simgame.tui.team_watch import EVERY_SECONDS
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

ABOUT = N_(
    "Your class. Enter goes on with a board, or begins it; a contest that is over opens its "
    "debrief. What your trainer begins appears here by itself."
)
APART = N_(
    "Seasons of your own are played apart from the class: leave here with q, then start simgame."
)
_KINDS = {
    "practice": N_("practice"), "ranked": N_("ranked"), "shared": N_("one shared market"),
}  # fmt: skip
_KIND, _LEVEL = 16, 10
_NAME = 48  # cells of a name at most: what is known of it stands near it


class ClassHome(GameScreen):
    """The first screen of whoever has joined a class; `read` asks the hub."""

    ACTIONS = (
        Action("boards", "b", "b", N_("Leaderboard"), 2),
        Action("again", "R,r", "R", N_("Look again"), 3),
        Action("settings", "comma", ",", N_("Settings"), 4),
        Action("leave_home", "q", "q", N_("Quit"), 5),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self, read: Callable[[], Classroom]) -> None:
        super().__init__()
        self._read = read
        self.room: Classroom | None = None
        self.away = False
        self.contests: tuple[ContestBoard, ...] = ()

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield PickList(self._rows, about=ABOUT, id="choices")
        yield Sheet(self._standings, id="beside")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()
        game(self.app).clock.every(EVERY_SECONDS, self.do_again, self)
        self.do_again()

    def do_again(self) -> None:
        game(self.app).tasks.read_class(self._read, self.show_room)

    def show_room(self, room: Classroom | None) -> None:
        """Take the class once it has been read; while the hub is away, it is as it was."""
        if not self.is_attached:
            return
        first, self.away = self.room is None, room is None
        if room is not None and (self.room is None or room.boards != self.room.boards):
            game(self.app).tasks.read_boards(self.show_contests)
        self.room = room or self.room
        self.relabel()
        if first:
            self.query_one("#choices", PickList).point_first()
        self.ready()

    def show_contests(self, contests: tuple[ContestBoard, ...]) -> None:
        """Take how the class stands, which is shown below where there is room for it."""
        self.contests = contests
        self.query_one("#beside", Sheet).reload()

    def _standings(self, width: int) -> list[Line]:
        height = max(self.query_one("#beside").size.height - 1, 0)
        rows = class_rows(self.contests, self.t, width)[:-1][:height] if self.contests else []
        chosen = self.query_one("#choices", PickList).pointed
        board = next((b for b in self.room.boards if b.name == chosen), None) if self.room else None
        if board is not None and self.room is not None:
            t = self.t
            blocks = [board_rows(board, self.room, t, width), score_rows(self.contests, t, width),
                      week_rows(t, width), counts_rows(self.room, t, width)]  # fmt: skip
            rows = below(rows, blocks, height)
        return [Line(row) for row in rows]

    def on_pick_list_pointed(self) -> None:
        self.query_one("#beside", Sheet).reload()

    def _head(self, width: int) -> list[Line]:
        t, room = self.t, self.room
        if room is None:
            said = t("The hub does not answer.") if self.away else t("Reading…")
            return [Line((Span(said, "dim"),))]
        who = f"{room.team} · {room.name}" + (f" ({t('captain')})" if room.captain else "")
        left = (Span(room.klass, "bright bold"), Span(f"  {who}", ""))
        where = Span(t("The hub does not answer."), "warn") if self.away else Span(room.hub, "dim")
        return [Line(spread(left, (where,), width))]

    def _rows(self, width: int) -> list[Line]:
        t, room = self.t, self.room
        if room is None:
            return []
        states = [" " + " · ".join(_state(board, room.now, t)) for board in room.boards]
        names = width - _KIND - _LEVEL - max(map(cell_len, states), default=0) - 1
        lines = [
            Line(()),
            *(Line(_row(board, state, t, max(min(names, _NAME), 12)),
                   board.name if board.opens else "")
              for board, state in zip(room.boards, states, strict=True)),
        ]  # fmt: skip
        if not room.boards:
            said = t("Nothing is played here yet. Your trainer will begin something.")
            lines += [Line(row) for row in paragraph(said, width)]
        return [*lines, Line(()), *(Line(row) for row in paragraph(t(APART), width, "dim"))]

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        game(self.app).tasks.resume_season(event.key)

    def do_boards(self) -> None:
        game(self.app).show("boards")

    def do_settings(self) -> None:
        game(self.app).show("settings")

    def do_leave_home(self) -> None:
        game(self.app).do_leave()


def _row(board: BoardAt, state: str, t: Texts, room: int) -> Row:
    tone: Tone = "" if board.opens and not board.closed else "dim"
    name = (board.plays or board.title).of(t.lang)
    if board.lucks > 1:
        name = f"{name} · {board.number}"
    return (
        Span(fit(f" {name}", room), tone or "bright bold"),
        Span(fit(f" {t(_KINDS[board.kind])}", _KIND), "dim"),
        Span(fit(f" {level_name(board.level, t)}", _LEVEL), "dim"),
        Span(state, tone),
    )


def _state(board: BoardAt, now: int, t: Texts) -> Iterator[str]:
    if board.closed:
        yield t("over") if board.begun else t("over, not played")
        return
    if not board.begun:
        yield t("not begun")
    elif board.week >= board.rounds:
        yield t("finished")
    else:
        yield t("week {week} of {weeks}", week=board.week + 1, weeks=board.rounds)
        if board.handed_in:
            yield t("handed in")
        elif board.round_open and board.week >= board.round_open:
            yield t("opens later")
    if board.deadline is not None and board.week < board.round_open:
        left = max((board.deadline - now) // 60_000, 0)
        yield t.plural("{n} minute left", "{n} minutes left", left)
