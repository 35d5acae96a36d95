"""F7: the team's room, in a class; b shows the boards of the class."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame.game.table.team import ContestBoard
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, paragraph
from simgame.tui.focus import game
from simgame.tui.front.class_rows import class_rows
from simgame.tui.front.season_rows import below, week_rows
from simgame.tui.pages.goal_rows import goal_rows
from simgame.tui.pages.week_ahead import week_ahead
from simgame.tui.screens.ask import Ask
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.team_rows import (
    clock_rows,
    edit_rows,
    people_rows,
    plan_blocks,
    said_rows,
    weeks_so_far,
)
from simgame.tui.team_watch import TeamWatch
from simgame.tui.widgets.sheet import Page

ABOUT = N_(
    "Your team's room: who looks after which levers and is ready, who changed what in the plan you "
    "share, what was said, and the clock. What you type is kept on this computer first; without a "
    "line it is sent as soon as there is one. The captain hands in."
)


class TeamTab(TabScreen):
    """People and what they said at the left; changes, the clock and other teams at the right."""

    TAB = PAGE = "team"
    ABOUT = ABOUT
    ACTIONS = (
        Action("ready", "m,space", "m", N_("I am ready, or not yet"), 1),
        Action("say", "s", "s", N_("Say a line"), 2),
        Action("board", "b", "b", N_("Boards of the class"), 2),
        Action("again", "R", "R", N_("Look again"), typed=True),
    )
    boards: tuple[ContestBoard, ...] | None = None
    shows_board = False

    def panes(self) -> ComposeResult:
        with Horizontal():
            yield Page(self._left_rows, about=ABOUT, id="main")
            yield Page(self._right_rows, about=ABOUT, id="side")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#main").focus()
        self._watch.look()

    @property
    def _watch(self) -> TeamWatch:
        return game(self.app).team

    def team_moved(self) -> None:
        super().team_moved()
        for page in self.query(Page):
            page.reload()

    def _left_rows(self, width: int) -> list[Line]:
        t, room = self.t, self._watch.room
        rows = self._away(width)
        if self.shows_board:
            rows += [(Span(t("Reading…"), "dim"),)] if self.boards is None else class_rows(
                self.boards, t, width)  # fmt: skip
        elif room is None:
            rows.append((Span(t("Looking who is there…"), "dim"),))
        else:
            if self.play.team is not None:
                rows += paragraph(self.play.team.title.of(t.lang), width, "bright")
            rows += [*people_rows(room, t, width), (), *said_rows(room, t, width)]
            spare = (goal_rows(self.play, t, width), week_ahead(self.play, t, width),
                     week_rows(weeks_so_far(self.play), t, width))  # fmt: skip
            rows = below(rows, spare, self.query_one("#main").size.height - 1)
        return [Line(row) for row in rows]

    def _right_rows(self, width: int) -> list[Line]:
        t, room = self.t, self._watch.room
        if room is None:
            return []
        rows = [
            *clock_rows(room, self.play.scenario.rounds, t, width),
            (),
            *edit_rows(room, self.play, t, width),
        ]
        rows = below(
            rows, plan_blocks(self.play, t, width), self.query_one("#side").size.height - 1
        )
        return [Line(row) for row in rows]

    def _away(self, width: int) -> list[Row]:
        if not self._watch.away:
            return []
        said = self.t("No line to the hub: {reason}. What you change is kept here and sent later.",
                      reason=self._watch.away)  # fmt: skip
        return [*paragraph(f"! {said}", width, "warn"), ()]

    # Actions -------------------------------------------------------------------------------

    def do_ready(self) -> None:
        room = self._watch.room
        mine = next((mate for mate in room.people if mate.me), None) if room else None
        self._watch.look(ready=not (mine and mine.ready))

    def do_say(self) -> None:
        def then(text: str | None) -> None:
            if text and self.play.team is not None:
                game(self.app).tasks.say(self.play.team, text, self._watch.look)

        self.app.push_screen(Ask(self.t("To your team (200 characters at most):")), then)

    def do_board(self) -> None:
        self.shows_board = not self.shows_board
        self.team_moved()
        if self.shows_board:
            self.do_again()

    def do_again(self) -> None:
        self._watch.look()
        if self.shows_board:
            game(self.app).tasks.read_boards(self._take_boards)

    def _take_boards(self, boards: tuple[ContestBoard, ...]) -> None:
        self.boards = boards
        self.team_moved()
