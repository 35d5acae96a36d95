"""The review of a week, the last one or an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.app import ComposeResult

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.focus import game
from simgame.tui.look import spread
from simgame.tui.pages.review import PAGES, WIDE, left_column, review
from simgame.tui.screens.base import GameScreen
from simgame.tui.symbols import becomes
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The review: what you said and what came, why it came so, and what each channel took and left. "
    "Reports credit the last touch, so they flatter some channels; awareness and trust are "
    "surveyed, with noise: what lies inside of that is not called a change. Who asks looks for the "
    "brand and will buy soon. [ ] earlier weeks."
)
_NAMES = (N_("Because"), N_("Channels"), N_("Funnel"))


class Pointed(PickList):
    """The review with a cursor on what has a card; Enter goes on instead of choosing."""

    def known_actions(self) -> list[Action]:
        return [action for action in super().known_actions() if action.name != "choose"]

    def style_of_line(self, index: int, base: Style) -> Style:  # noqa: ARG002 - see `row_of`
        return base

    def row_of(self, index: int) -> Row:
        """The row; under the cursor its left column is marked, for the right one is another's."""
        row, cells = super().row_of(index), 1 + left_column(self.row_width())
        if index != self.cursor or not self.lines[index].key:
            return row
        ground, marked, used = "cursor" if self.has_focus else "resting", list[Span](), 0
        for span in row:
            under = used < cells and " on " not in f" {span.tone}"
            marked.append(Span(span.text, f"{span.tone} on {ground}".strip()) if under else span)
            used += cell_len(span.text)
        return tuple(marked)


class Review(GameScreen):
    """A week that is over, before the next one is planned; `again` when looked up from the desk."""

    ACTIONS = (
        Action("go_on", "enter,escape", "⏎", N_("Go on"), 1),
        Action("turn 1", "tab,right", "Tab", N_("Next page"), 4, unless="one_page"),
        Action(
            "turn -1", "shift+tab,left", "⇧Tab", N_("Previous page"), typed=True, unless="one_page"
        ),
        Action(
            "week -1", "left_square_bracket", "[", N_("The week before"), 5, unless="first_week"
        ),
        Action(
            "week 1",
            "right_square_bracket",
            "]",
            N_("The week after"),
            typed=True,
            unless="last_week",
        ),
    )
    ABOUT = ABOUT

    def __init__(self, play: Play, *, again: bool = False) -> None:
        super().__init__()
        self.play = play
        self.again = again
        self.week = len(play.observation.history)
        self.shown = 0

    def known_actions(self) -> list[Action]:
        """No key turns a page where there is but one."""
        known = super().known_actions()
        return [a for a in known if not (a.name.startswith("turn") and self.one_page)]

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head")
        yield Pointed(self._rows, about=ABOUT, id="page")

    def on_mount(self) -> None:
        self.query_one("#page").focus()
        self.call_after_refresh(self.query_one(Pointed).point_first)

    @property
    def stands(self) -> tuple[str, str]:
        return "review", f"{self.week} {self.shown}"

    def stand_at(self, at: str) -> None:
        week, _, shown = at.partition(" ")
        if week.isdecimal() and 1 <= int(week) <= len(self.play.observation.history):
            self.week = int(week)
        self.shown = int(shown) % PAGES if shown.isdecimal() else 0

    @property
    def at_rest(self) -> bool:
        return True

    def stays(self, again: Again) -> bool:
        return again.seen.last is not None

    @property
    def asks_about(self) -> str:
        """The figure under the cursor, of which F1 tells."""
        return self.query_one(Pointed).pointed

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        game(self.app).open_card(event.key)

    def _rows(self, width: int) -> list[Line]:
        return review(self.play, self.week, self.shown, self.t, width)

    def _head(self, width: int) -> list[Line]:
        t = self.t
        title = t("Review of week {week}", week=self.week)
        name = self.play.scenario.title.of(t.lang)
        left: list[Span] = [Span(title, "bright bold"), Span(f"  {name}", "dim")]
        if self.size.width < WIDE:
            for place, page in enumerate(_NAMES):
                tone = "bg bold on brand" if place == self.shown else "dim"
                left += [Span("  "), Span(f" {t(page)} ", tone)]
        return [Line(spread(tuple(left), self._score(), width))]

    def _score(self) -> Row:
        """The score, and what the week gained."""
        rows = pages.live_score(self.play.session)["score"]
        if not rows:
            return ()
        total = rows[0]
        now = total["points"].value
        if "gain" not in total:
            return (Span(self.t("Score about") + " ", "dim"), Span(f"{now:.0f}", "strong"))
        gain = total["gain"]
        more = self.t("unclear") if gain.is_unclear else words.count(gain.value, signed=True)
        return (
            Span(self.t("Score about") + f" {now - gain.value:.0f} {becomes(self.t)} ", "dim"),
            Span(f"{now:.0f}", "strong"),
            Span(f"  {more}", gain.tone or "dim"),
        )

    @property
    def one_page(self) -> str:
        """Why there are no pages to turn."""
        return self.t("All of it is shown.") if self.size.width >= WIDE else ""

    @property
    def first_week(self) -> str:
        """Why there is no week before."""
        return self.t("There is no week before.") if self.week <= 1 else ""

    @property
    def last_week(self) -> str:
        """Why there is no week after."""
        last = len(self.play.observation.history)
        return self.t("There is no week after.") if self.week >= last else ""

    def do_turn(self, by: str) -> None:
        self.shown = (self.shown + int(by)) % PAGES
        self._again()

    def do_week(self, by: str) -> None:
        self.week += int(by)
        self._again()

    def _again(self) -> None:
        page = self.query_one(Pointed)
        page.scroll_home(animate=False)
        self.relabel()
        self.rekey()

    def do_go_on(self) -> None:
        if self.again:
            self.app.pop_screen()
        else:
            game(self.app).reviewed()
