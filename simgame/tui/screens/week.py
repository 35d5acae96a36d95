"""The week, played back hour by hour; questions stand in it, and it ends in the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame.game.desk.play import Play
from simgame.game.table.contract import Progress
from simgame.locale import N_
from simgame.tui.cells import Line, Row, paragraph
from simgame.tui.focus import game
from simgame.tui.playback import Playback
from simgame.tui.week.banner import STRIP, banner
from simgame.tui.week.chart import chart
from simgame.tui.week.feed import feed
from simgame.tui.week.goals import week_goals
from simgame.tui.week.head import head
from simgame.tui.week.hero import figures
from simgame.tui.week.posts import posts
from simgame.tui.week.showing import Showing
from simgame.tui.week.steering import TICK_SECONDS, Steering
from simgame.tui.week.track import track
from simgame.tui.widgets.answers import Answers
from simgame.tui.widgets.sheet import Page, Sheet

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The week as it happens. Day sums are what is reported; the hours between them are drawn by "
    "when people are online, for show. Space pauses, f changes the speed, n goes to what happens "
    "next, End to Sunday. A question stops the clock until a digit, pressed twice, answers it."
)
_NO_LINE = N_(
    "The hub has not answered for {since}. Your plan is handed in and kept there; what you typed "
    "is kept on this machine. It is asked again by itself every few seconds, and the week goes on "
    "as soon as it answers. Nothing is handed in twice, and you may leave and come back."
)
_BIG = (100, 32)  # from this size on figures are drawn in big digits
_AGAIN_SECONDS = 2.0  # how often it is asked whether others have handed in


class Week(Steering):
    """One committed week."""

    ABOUT = ABOUT
    PAGE = "week"

    def __init__(self, play: Play, *, resumed: bool = False, lived: Progress | None = None) -> None:
        """Of a week that was `lived` already, what came; it is only watched."""
        super().__init__()
        self._lived = lived
        self.play = play
        self.playback = Playback(play.observation.round)
        self.showing = Showing.of(play, self.playback)
        self._waits = False
        self._away: float | None = None
        self._resumed = resumed
        self._drawn_hour = -1

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head")
        yield Sheet(lambda width: _lines(track(self.showing, self.t, width)), id="track")
        yield Sheet(self._figures, id="hero")
        with Horizontal(id="middle"):
            yield Sheet(self._chart, id="chart")
            yield Sheet(self._goals, id="weekgoals")
        with Horizontal(id="bottom"):
            yield Page(
                lambda width: _lines([*self._no_line(width), *feed(self.showing, self.t, width)]),
                about=ABOUT,
                id="feed",
            )
            yield Sheet(self._posts, id="posts")
        yield Answers(self.rows_of_form, about=ABOUT, id="form")

    def on_mount(self) -> None:
        self.query_one("#form").display = False
        self.query_one("#feed").focus()
        game(self.app).clock.every(TICK_SECONDS, self.tick, self)
        if self._lived is None:
            game(self.app).tasks.advance(self._heard)
        else:
            self.call_after_refresh(self.take, self._lived)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.set_class(self._is_big(event.size.width, event.size.height), "-big")
        self.call_after_refresh(self.share_room)

    @staticmethod
    def _is_big(width: int, height: int) -> bool:
        return width >= _BIG[0] and height >= _BIG[1]

    @property
    def stands(self) -> tuple[str, str]:
        return "week", str(int(self.playback.hour if self.hour_due is None else self.hour_due))

    def stand_at(self, at: str) -> None:
        self.hour_due = int(at) if at.isdecimal() else None

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
        self._waits = bool(progress.waits_for) and progress.prompt is None
        if self._waits:
            self.relabel()
            game(self.app).clock.after(_AGAIN_SECONDS, self._ask_again, self)
            return
        self.playback.take(progress)
        self.showing.taken()
        self._answering = False
        self.close_form()
        if self.hour_due is not None:
            self.playback.go_to(self.hour_due)
        elif self._resumed and progress.prompt is not None:
            self.playback.skip()
        self._resumed, self.hour_due = False, None
        if not game(self.app).settings.now.week_seconds:
            self.playback.skip()
        self.relabel()

    def _heard(self, progress: Progress | None) -> None:
        """Take what came; where the hub is away, ask it again until it answers."""
        if progress is not None:
            self._away = None
            self.take(progress)
            return
        if self._away is None:
            self._away = game(self.app).clock.now()
        self.relabel()
        self.reload("#feed")
        game(self.app).clock.after(_AGAIN_SECONDS, self._ask_again, self)

    def _ask_again(self) -> None:
        """Whether the others have moved meanwhile, or the hub is there again."""
        if self._waits or self._away is not None:
            game(self.app).tasks.advance(self._heard)

    # What the rows say -------------------------------------------------------------------

    def _head(self, width: int) -> list[Line]:
        return [Line(head(self.showing, self.speed, self._state(), self.t, width))]

    def _state(self) -> str:
        t, playback = self.t, self.playback
        if self.asked is not None:
            return t("waits for your answer")
        if playback.over and playback.at_end:
            return t("over: Enter opens the review")
        if self._away is not None:
            return t("no line to the hub")
        if self._waits:
            return t("waits for the other teams")
        if not playback.days and playback.prompt is None:
            return t("working it out…")
        return "|| " + t("paused") if self.paused else ""

    def _no_line(self, width: int) -> list[Row]:
        """Since when the hub is away, what is kept where, and what is done about it."""
        if self._away is None:
            return []
        seconds = int(game(self.app).clock.now() - self._away)
        t, minutes = self.t, seconds // 60
        since = (t.plural("{n} minute", "{n} minutes", minutes) if minutes
                 else t.plural("{n} second", "{n} seconds", seconds))  # fmt: skip
        return [*paragraph(t(_NO_LINE, since=since), width, "warn"), ()]

    def _figures(self, width: int) -> list[Line]:
        big = self._is_big(self.size.width, self.size.height)
        return _lines(figures(self.showing, self.t, width, big=big))

    def _chart(self, width: int) -> list[Line]:
        height = self.query_one("#chart").size.height
        if self._banner is not None:
            moment, since = self._banner
            passed = game(self.app).clock.now() - since
            motion = game(self.app).settings.now.motion
            told = self.showing, moment, passed, motion, self.t
            if not self.is_strip:
                return _lines(banner(*told, (width, height)))
            strip = banner(*told, (width, STRIP))
            return _lines([*strip, *chart(self.showing, self.t, width, height - STRIP)])
        return _lines(chart(self.showing, self.t, width, height))

    def _goals(self, width: int) -> list[Line]:
        height = self.query_one("#weekgoals").size.height
        return _lines(week_goals(self.showing, self.t, width, height))

    def _posts(self, width: int) -> list[Line]:
        height = self.query_one("#posts").size.height
        return _lines(posts(self.showing, self.t, width, height))

    def draw(self) -> None:
        """Draw what has moved; the chart and what stands beside it once an hour."""
        self.reload("#head", "#track", "#hero")
        if int(self.playback.hour) != self._drawn_hour or self.playback.at_end:
            self._drawn_hour = int(self.playback.hour)
            self.reload("#chart", "#weekgoals", "#posts", "#feed")
            self.rekey()


def _lines(rows: list[Row]) -> list[Line]:
    return [Line(row) for row in rows]
