"""Moving through the week: how its time passes, and what each key does with it."""

from __future__ import annotations

from dataclasses import replace

from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.focus import game
from simgame.tui.playback import HOURS_A_DAY, Playback
from simgame.tui.screens.figures import Figures
from simgame.tui.week.asking import Asking
from simgame.tui.week.chart import charted, off_course
from simgame.tui.week.form import DIGITS
from simgame.tui.week.stopping import news

TICK_SECONDS = 0.1
SPEEDS = (1, 4, 16)
_HOURS = 168
_SLOW_SECONDS, _SLOW = 2.0, 0.25  # how the first sale is watched


class Steering(Asking):
    """A screen of a week whose time passes by itself, and goes where a key says."""

    ACTIONS = (
        Action("pause", "space", "␣", N_("Pause or go on"), 1, unless="over"),
        Action("speed", "f", "f", N_("Faster"), 2, unless="over"),
        Action("next", "n", "n", N_("What happens next"), 3, unless="over"),
        Action("on", "enter,s", "⏎", N_("On: what happens next, or the review"), typed=True),
        Action("end", "end", "End", N_("To Sunday"), 4, unless="over"),
        Action("day_back", "left", "←", N_("A day back"), 5, unless="on_monday"),
        Action("day_on", "right", "→", N_("A day on"), 6, unless="over"),
        Action("figures", "f3,g", "F3", N_("Figures"), 7),
    )  # fmt: skip
    # Once it is over, what the keys are for that otherwise matter most.
    OVER = {
        "on": Action("on", "enter,s", "⏎", N_("To the review"), 1, typed=True),
        "pause": Action("pause", "space", "␣", N_("Pause or go on"), unless="over"),
    }
    # While a question stands these alone: what else a key meant was meant for the week.
    ASKED = (
        Action("figures", "f3,g", "F3", N_("Figures"), 2),
        *(Action(f"pick {digit}", digit, digit, N_("Answer: the same digit twice"),
                 int(digit == "1"), typed=True) for digit in DIGITS),
    )  # fmt: skip

    play: Play
    playback: Playback
    speed = SPEEDS[0]
    # Where to stand as soon as the week has been worked out.
    hour_due: int | None = None

    def draw(self) -> None:
        """Draw what has moved."""
        raise NotImplementedError

    def known_actions(self) -> list[Action]:
        if self.asked is None:
            over = self.OVER if self.playback.over else {}
            return [over.get(action.name, action) for action in super().known_actions()]
        last = self.asked.digits[-1]
        known = [action for action in self.ASKED if action.shown[-1] <= last or action.footer > 1]
        return [replace(a, shown=f"1–{last}") if a.name == "pick 1" else a for a in known]

    @property
    def over(self) -> str:
        """Why the week cannot go on."""
        return self.t("The week is over: Enter opens the review.") if self.playback.over else ""

    @property
    def on_monday(self) -> str:
        """Why it cannot go back."""
        return "" if self.playback.hour > 0 else self.t("The week begins here.")

    # Time --------------------------------------------------------------------------------

    def tick(self) -> None:
        if not self.is_active or self.playback.end <= 0:
            return
        if self._banner is not None:
            self.reload("#chart")
        if self.paused or self.playback.at_end:
            self.ask_when_due()
            return
        self.pass_to(self.playback.hour + self._hours_a_tick())
        self.ask_when_due()

    def _hours_a_tick(self) -> float:
        seconds = game(self.app).settings.now.week_seconds or 1
        hours = _HOURS / seconds * TICK_SECONDS * self.speed
        if self._banner is None or self._banner[0].kind != "first":
            return hours
        since = game(self.app).clock.now() - self._banner[1]
        return hours * (_SLOW if since < _SLOW_SECONDS else 1)

    def pass_to(self, hour: float) -> None:
        """Let time pass; what comes in it is celebrated, and may stop the clock."""
        before, was_off = self.playback.hour, off_course(self.showing, charted(self.showing))
        self.playback.go_to(hour)
        came = [
            moment for moment in self.showing.moments if before < moment.hour <= self.playback.hour
        ]
        self.celebrate(came)
        stops = game(self.app).settings.now.stops
        if any(stops(kind) for kind in news(self.showing, before, was_off=was_off)):
            self.paused = True
        self.draw()

    # Keys --------------------------------------------------------------------------------

    def do_pause(self) -> None:
        self.paused = not self.paused
        self.relabel()

    def do_speed(self) -> None:
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        self.paused = False
        self.relabel()

    def do_on(self) -> None:
        if self.playback.over:
            game(self.app).week_over()
        else:
            self.do_next()

    def do_next(self) -> None:
        """Go to what happens next: a message, a moment, a question, or the end."""
        playback = self.playback
        hours = [
            message.hour - playback.first_hour for day in playback.days for message in day.messages
        ]
        hours += [moment.hour for moment in self.showing.moments]
        ahead = min((hour for hour in hours if hour > playback.hour), default=playback.end)
        self.pass_to(ahead)
        self.ask_when_due()
        self.relabel()

    def do_end(self) -> None:
        if self.playback.end <= 0:  # as soon as the week has been worked out
            self.hour_due = _HOURS
            return
        self.playback.skip()
        last = [moment for moment in self.showing.moments if moment.hour >= _HOURS]
        self.celebrate(last if self.playback.over else [])
        self.relabel()
        self.ask_when_due()

    def do_day_back(self) -> None:
        self.paused = True
        self.playback.pass_hours(-(self.playback.hour % HOURS_A_DAY or HOURS_A_DAY))
        self.relabel()

    def do_day_on(self) -> None:
        self.playback.pass_hours(HOURS_A_DAY - self.playback.hour % HOURS_A_DAY)
        self.relabel()

    def do_figures(self) -> None:
        self.app.push_screen(Figures(self.play))
