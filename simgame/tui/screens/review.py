"""The review of the week that has just been lived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Span
from simgame.tui.focus import game
from simgame.tui.pages.review_page import review
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.sheet import Page, Sheet

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The review: what you expected and what came, the goals so far, what changed most, and what "
    "each channel reports. Reports credit the last touch, so they flatter some channels; awareness "
    "and trust are surveyed, with noise."
)


class Review(GameScreen):
    """Last week, before the next one is planned; `again` when looked up from the desk."""

    ACTIONS = (Action("go_on", "enter,escape", "⏎", N_("Go on"), 1),)
    ABOUT = ABOUT

    def __init__(self, play: Play, *, again: bool = False) -> None:
        super().__init__()
        self.play = play
        self.again = again

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "head")
        yield Page(lambda width: review(self.play, self.t, width), about=ABOUT, id="page")

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    @property
    def at_rest(self) -> bool:
        return True

    def stays(self, again: Again) -> bool:
        return again.seen.last is not None

    def _head(self, width: int) -> list[Line]:
        del width
        t, last = self.t, self.play.last
        week = last.round if last else 0
        title = t("Review of week {week} of {weeks}", week=week, weeks=self.play.scenario.rounds)
        following = t("Enter goes on to the score.") if self.play.session.finished else t(
            "Enter goes on to the next week.")  # fmt: skip
        said = t("Enter goes back.") if self.again else following
        name = self.play.scenario.title.of(t.lang)
        return [Line((Span(title, "title"), Span(f" · {name}"))), Line((Span(said, "dim"),))]

    def do_go_on(self) -> None:
        if self.again:
            self.app.pop_screen()
        else:
            game(self.app).reviewed()
