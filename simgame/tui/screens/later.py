"""A season of a contest that goes on for others: its score is told when that is over."""

from __future__ import annotations

from textual.app import ComposeResult

from simgame.game.desk.play import Play
from simgame.game.table.team import ContestBoard
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Span, paragraph
from simgame.tui.focus import game
from simgame.tui.front.class_rows import class_rows
from simgame.tui.pages.top import season_line
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.sheet import Page, Sheet

ABOUT = N_(
    "Your season is over, and others still play this luck. The board below has your score; what it "
    "is made of, and the debrief, open when your trainer ends the contest."
)
EVERY_SECONDS = 10.0


class Later(GameScreen):
    """The boards of the class, until the score may be known."""

    ACTIONS = (
        Action("again", "R,r", "R", N_("Look again"), 1),
        Action("review", "w", "w", N_("Last week's review"), 2),
        Action("home", "escape,q", "Esc", N_("Home"), 3),
    )
    ABOUT = ABOUT
    boards: tuple[ContestBoard, ...] | None = None

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield Page(self._rows, about=ABOUT, id="later")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Page).focus()
        game(self.app).clock.every(EVERY_SECONDS, self.do_again, self)
        self.do_again()

    def _head(self, width: int) -> list[Line]:
        return [Line(season_line(self.play, self.t, width))]

    def _rows(self, width: int) -> list[Line]:
        rows = [*paragraph(self.t(ABOUT), width), ()]
        if self.boards is None:
            return [Line(row) for row in [*rows, (Span(self.t("Reading…"), "dim"),)]]
        return [Line(row) for row in [*rows, *class_rows(self.boards, self.t, width)]]

    def do_again(self) -> None:
        game(self.app).tasks.read_boards(self._take)

    def _take(self, boards: tuple[ContestBoard, ...]) -> None:
        self.boards = boards
        self.query_one(Page).reload()

    def do_review(self) -> None:
        game(self.app).show_review(again=True)

    def do_home(self) -> None:
        game(self.app).go_home()
