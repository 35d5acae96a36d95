"""The week, played back day by day; it stops at prompts and ends in the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from simgame.game.desk.play import Play
from simgame.game.table.contract import Progress
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.focus import game
from simgame.tui.pages.top import season_line
from simgame.tui.pages.week_page import clock_row, day_table, feed
from simgame.tui.playback import HOURS_A_DAY, Playback
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.question import Question
from simgame.tui.widgets.sheet import Page, Sheet

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The week as it happens: a line a day, and messages as they come. Space pauses, f changes the "
    "speed, Enter skips ahead. A question stops the clock until you answer."
)
TICK_SECONDS = 0.1
HOURS_A_TICK = 2.4
SPEEDS = (1, 4)


class Week(GameScreen):
    """One committed week."""

    ACTIONS = (
        Action("pause", "space", "␣", N_("Pause or go on"), 1),
        Action("speed", "f,4", "f", N_("1× or 4×"), 2),
        Action("skip", "enter,s", "⏎", N_("Skip ahead"), 3),
        Action("day_back", "left", "←", N_("A day back"), 4),
        Action("day_on", "right", "→", N_("A day on"), 5),
    )
    ABOUT = ABOUT

    def __init__(self, play: Play, *, resumed: bool = False) -> None:
        super().__init__()
        self.play = play
        self.playback = Playback(play.observation.round)
        self.speed = SPEEDS[0]
        self.paused = False
        self.asked = False
        self._answering = False
        self._resumed = resumed

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "head")
        yield Sheet(lambda width: day_table(self.playback, self.t, width), id="days")
        yield Page(self._feed, about=ABOUT, id="feed")

    def on_mount(self) -> None:
        self.query_one("#feed").focus()
        game(self.app).clock.every(TICK_SECONDS, self._tick, self)
        game(self.app).tasks.advance(self.take)

    @property
    def busy(self) -> bool:
        """Keys move through the week while it is worked out."""
        return False

    @property
    def at_rest(self) -> bool:
        """Whether the week has come to a question or its end, and no answer is worked out."""
        return self.playback.end > 0 and not self._answering

    @property
    def watched_week(self) -> int:
        """The week that is played back."""
        return self.playback.round

    def stays(self, again: Again) -> bool:
        return again.progress is not None

    def taken_up(self, again: Again) -> None:
        assert again.progress is not None
        self.take(again.progress)
        self.playback.pass_hours(0)

    def take(self, progress: Progress) -> None:
        """Go on with what the market came to."""
        self.playback.take(progress)
        self.asked = self._answering = False
        if self._resumed and progress.prompt is not None:
            self.playback.skip()
        self._resumed = False
        self.relabel()

    def _head(self, width: int) -> list[Line]:
        t = self.t
        state = t("paused") if self.paused else f"{self.speed}×"
        if self.playback.over:
            state = t("over: Enter opens the review")
        elif not self.playback.days and self.playback.prompt is None:
            state = t("working it out…")
        return [
            Line(season_line(self.play, t, width)),
            Line(clock_row(self.playback, t, width, state)),
        ]

    def _feed(self, width: int) -> list[Line]:
        lines = feed(self.play, self.playback, self.t, width)
        if self.playback.prompt is not None and self.playback.at_end:
            said: Row = (Span(self.t("A question is waiting: Enter opens it."), "warn"),)
            lines.insert(1, Line(said))
        return lines

    def _tick(self) -> None:
        if self.paused or not self.is_active or self.playback.end <= 0:
            return
        before = self._seen()
        if not self.playback.at_end:
            self.playback.pass_hours(HOURS_A_TICK * self.speed)
            self.query_one("#head", Sheet).reload()
        if self._seen() != before:
            self.relabel()
        self._ask_when_due()

    def _seen(self) -> tuple[int, int, bool]:
        playback = self.playback
        return len(playback.shown_days), len(playback.messages), playback.at_end

    def _ask_when_due(self) -> None:
        if self.playback.prompt is not None and self.playback.at_end and not self.asked:
            self._ask()

    def _ask(self) -> None:
        """Put the question, unless its answer is being worked out already."""
        prompt = self.playback.prompt
        if prompt is not None and not self._answering:
            self.asked = True
            self.app.push_screen(Question(self.play, prompt), self._answer)

    def _answer(self, option: str | None) -> None:
        prompt = self.playback.prompt
        if option is None or prompt is None:
            self.relabel()
        else:
            self._answering = True
            game(self.app).tasks.answer(prompt, option, self.take)

    def refused(self) -> None:
        """The save could not be written: the question stays, or the week is over unrecorded."""
        super().refused()
        self._answering = False
        if not self.play.session.committed:
            game(self.app).week_over()

    def do_pause(self) -> None:
        self.paused = not self.paused
        self.relabel()

    def do_speed(self) -> None:
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        self.paused = False
        self.relabel()

    def do_skip(self) -> None:
        if self.playback.over:
            game(self.app).week_over()
        elif self.playback.prompt is not None and self.playback.at_end:
            self._ask()
        else:
            self.playback.skip()
            self.relabel()
            self._ask_when_due()

    def do_day_back(self) -> None:
        self.paused = True
        self.playback.pass_hours(-(self.playback.hour % HOURS_A_DAY or HOURS_A_DAY))
        self.relabel()

    def do_day_on(self) -> None:
        self.playback.pass_hours(HOURS_A_DAY - self.playback.hour % HOURS_A_DAY)
        self.relabel()
