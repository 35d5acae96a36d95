"""The leaderboard: seasons of this computer by scenario, and the daily season."""

from __future__ import annotations

from textual.app import ComposeResult

from simgame.game.table.team import ContestBoard
from simgame.locale import N_
from simgame.profile import Played, Profile, result_line
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.focus import game
from simgame.tui.front.board_rows import (
    beside_rows,
    board_lines,
    boards_of,
    empty_lines,
    of_daily,
    on_board,
)
from simgame.tui.front.class_rows import class_rows
from simgame.tui.front.home_lists import best_rows
from simgame.tui.front.shelf import Shelf
from simgame.tui.look import spread
from simgame.tui.names import level_name
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

ABOUT = N_(
    "The leaderboard of this computer. Every season is played again from its save when it is first "
    "seen; results.json beside the saves keeps what came of it. The first score of a luck counts, "
    "later ones stand below. ← → turn to other scenarios, c marks a season to compare others with."
)
_TABS = (N_("This computer"), N_("Daily"))
_CLASS = 2


class Boards(GameScreen):
    """Seasons by score, and one of them beside another."""

    ACTIONS = (
        Action("turn -1", "left", "←", N_("Board before"), typed=True),
        Action("turn 1", "right", "→", N_("Next board"), 2, typed=True),
        Action("tab 0", "1", "1", N_("This computer"), typed=True),
        Action("tab 1", "2", "2", N_("Daily"), 3),
        Action("tab 2", "3", "3", N_("Class"), typed=True),
        Action("mark", "c", "c", N_("Compare with this"), 4, unless="nothing_pointed"),
        Action("same_luck", "s", "s", N_("Same luck, my turn"), 5, unless="nothing_pointed"),
        Action("copy", "y", "y", N_("Copy as text"), 6, unless="nothing_pointed"),
        Action("back", "escape,q", "Esc", N_("Home"), 4),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self) -> None:
        super().__init__()
        self.shelf: Shelf | None = None
        self.profile: Profile | None = None
        self.place = self.tab = 0
        self.marked = ""
        self.contests: tuple[ContestBoard, ...] = ()

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield PickList(self._rows, about=ABOUT, id="board")
        yield Sheet(self._beside, id="beside")

    def on_mount(self) -> None:
        self.query_one("#board").focus()
        game(self.app).tasks.look_around(self.show_shelf)
        game(self.app).tasks.read_boards(self.show_contests)

    def show_contests(self, contests: tuple[ContestBoard, ...]) -> None:
        """Take the boards of the class, which stand first where there is one."""
        self.contests = contests
        if contests:
            self.tab = _CLASS
            self._arrange()

    def _arrange(self) -> None:
        """The boards of a class have the whole screen: they tell nothing of one season."""
        self.set_class(self.tab == _CLASS, "-class")
        self.relabel()

    def show_shelf(self, shelf: Shelf) -> None:
        """Take what there is, and ask for the results."""
        self.shelf = shelf
        game(self.app).tasks.read_profile(shelf.seasons, self.show_profile)

    def show_profile(self, profile: Profile) -> None:
        """Take the results once seasons have been played again."""
        self.profile = profile
        self.relabel()
        self.query_one("#board", PickList).point_first()
        self.ready()

    @property
    def shown(self) -> list[Played]:
        """The seasons of the board that is shown."""
        if self.profile is None or self.tab == _CLASS:
            return []
        if self.tab:
            return of_daily(self.profile, self.shelf.daily if self.shelf else None)
        keys = boards_of(self.profile)
        return on_board(self.profile, keys[self.place % len(keys)]) if keys else []

    @property
    def pointed(self) -> Played | None:
        """The season under the cursor."""
        name = self.query_one("#board", PickList).pointed
        return next((one for one in self.shown if one.info.name == name), None)

    @property
    def nothing_pointed(self) -> str:
        """Why there is nothing to do it with."""
        return "" if self.pointed else self.t("No season is under the cursor.")

    def _head(self, width: int) -> list[Line]:
        t = self.t
        left: Row = (Span(t("Leaderboard"), "bright bold"), Span(f" {self._title()}  ", "dim"))
        for n, name in enumerate((*_TABS, *((N_("Class"),) if self.contests else ()))):
            left = (*left, Span(f" {n + 1} ", "accent"),
                    Span(t(name), "bg bold on brand" if n == self.tab else ""))  # fmt: skip
        count = len(boards_of(self.profile)) if self.profile else 0
        right: Row = (
            (Span(t("← → {n} boards", n=count), "dim"),) if count > 1 and not self.tab else ()
        )
        return [Line(spread(left, right, width))]

    def _title(self) -> str:
        if self.tab == _CLASS:
            return ""
        if self.tab:
            daily = self.shelf.daily if self.shelf else None
            title = self.shelf.titles.get(daily.scenario) if self.shelf and daily else None
            return f"{title.of(self.t.lang)} · {daily.day:%m-%d}" if title and daily else ""
        shown = self.shown
        if not shown:
            return ""
        result = shown[0].result
        return f"{result.title.of(self.t.lang)} · {level_name(result.level, self.t)}"

    def _rows(self, width: int) -> list[Line]:
        if self.tab == _CLASS:
            rows = class_rows(self.contests, self.t, width)
            return [Line(()), *(Line(row) for row in rows)]
        if self.profile is None:
            return [Line((Span(self.t("Reading…"), "dim"),))]
        shown = self.shown
        lines = (board_lines(shown, self.profile.counting, self.marked, self.t, width) if shown
                 else empty_lines(bool(self.tab), self.t, width))  # fmt: skip
        if self.profile.waiting:
            said = self.t.plural("{n} season is being counted…", "{n} seasons are being counted…",
                                 self.profile.waiting)  # fmt: skip
            lines.append(Line((Span(f"  {said}", "dim"),)))
        return [Line(()), *lines]

    def _beside(self, width: int) -> list[Line]:
        one = self.pointed
        if self.profile is None or self.tab == _CLASS:
            return []
        if one is None:
            return self._to_play(self.profile, width)
        other = self.profile.result(self.marked) if self.marked != one.info.name else None
        size = (width, self.query_one("#beside").content_size.height)
        return [Line(row) for row in beside_rows(one.result, other, self.t, size)]

    def _to_play(self, profile: Profile, width: int) -> list[Line]:
        """Below a board without a season: what could be played."""
        shelf, lang = self.shelf or Shelf(), self.t.lang
        unplayed = shelf.unplayed(profile, lang)
        if self.tab and shelf.daily is not None:
            name = shelf.daily.scenario
            unplayed = [(shelf.titles[name].of(lang), shelf.hooks[name].of(lang))]
        room = (width, self.query_one("#beside").content_size.height)
        return [Line(row) for row in best_rows(Profile(), unplayed, self.t, room)]

    def on_pick_list_pointed(self) -> None:
        self.query_one("#beside", Sheet).reload()
        self.rekey()

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        game(self.app).tasks.resume_season(event.key)

    def do_turn(self, by: str) -> None:
        self.place += int(by)
        self.relabel()
        self.query_one("#board", PickList).point_first()

    def do_tab(self, number: str) -> None:
        if int(number) == _CLASS and not self.contests:
            return
        self.tab = int(number)
        self._arrange()
        self.query_one("#board", PickList).point_first()

    def do_mark(self) -> None:
        one = self.pointed
        if one is not None:
            self.marked = "" if self.marked == one.info.name else one.info.name
            self.relabel()

    def do_same_luck(self) -> None:
        one = self.pointed
        if one is not None:
            result = one.result
            game(self.app).tasks.start_season(
                result.scenario, result.level, result.seed, brief=True
            )

    def do_copy(self) -> None:
        one = self.pointed
        if one is not None:
            line = result_line(one.result)
            self.app.copy_to_clipboard(line)
            self.notify(self.t("Copied: {line}", line=line), timeout=10)

    def do_back(self) -> None:
        game(self.app).go_home()
