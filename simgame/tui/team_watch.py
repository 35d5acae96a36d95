"""Looks in on the team while somebody plays in a class: what mates change comes in by itself.

One visit at a time, in a thread; while the hub does not answer, that is told on the screens and
nobody waits.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from simgame.locale import Texts
from simgame.tui.clock import Clock, Stop
from simgame.tui.tasks import Tasks

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.table.team import Room, Visit

EVERY_SECONDS = 3.0


class Holder(Protocol):
    """Who holds the season, and goes on when the team has."""

    t: Texts
    clock: Clock
    tasks: Tasks
    play: Play | None

    def proceed(self) -> None: ...


@runtime_checkable
class Watched(Protocol):
    """A screen that shows something of the team; its page is what mates are told."""

    PAGE: str

    def team_moved(self) -> None: ...


@runtime_checkable
class Asks(Protocol):
    """A screen that may ask something before its week goes on."""

    asked: object | None


class TeamWatch:
    """The room of the season that `host` holds, as it was seen last."""

    def __init__(self, app: App[None], host: Holder) -> None:
        self._app, self._host = app, host
        self._stop: Stop | None = None
        self._asking = False
        self.room: Room | None = None
        self.away = ""

    def begin(self, play: Play) -> None:
        """Look in from now on, where there is a team."""
        self.end()
        if play.team is not None:
            self._stop = self._host.clock.every(EVERY_SECONDS, self.look, self._app)
            self.look()

    def end(self) -> None:
        """Leave the team alone."""
        if self._stop is not None:
            self._stop()
        self._stop, self.room, self.away, self._asking = None, None, "", False

    def look(self, *, ready: bool | None = None) -> None:
        """Visit the room now, unless somebody is on the way."""
        play, screen = self._host.play, self._app.screen
        if play is None or play.team is None or self._asking or self._host.tasks.pending:
            return
        page = screen.PAGE if isinstance(screen, Watched) else ""
        self._asking = True
        self._host.tasks.visit(play, page or "plan", ready, partial(self._heard, play))

    def _heard(self, play: Play, visit: Visit) -> None:
        self._asking = False
        if self._host.play is not play:
            return
        before = self.room
        self.room, self.away = visit.room or self.room, visit.away
        play.take_theirs(visit.theirs)
        if visit.room is not None and self._moved_on(play, before, visit.room):
            return
        for screen in self._app.screen_stack:
            if isinstance(screen, Watched):
                screen.team_moved()

    def _moved_on(self, play: Play, before: Room | None, room: Room) -> bool:
        """Follow the team when its captain has handed in, or the time was up."""
        if play.session.finished and before is not None and room.closed and not before.closed:
            self._host.proceed()
            self._app.notify(self._host.t("The contest is over."), timeout=10)
            return True
        over = room.round != play.observation.round
        handed_in = room.handed_in and before is not None and not before.handed_in
        stack = self._app.screen_stack
        planning = any(isinstance(screen, Watched) and screen.PAGE == "plan" for screen in stack)
        asked = any(isinstance(screen, Asks) and screen.asked is not None for screen in stack)
        if not (planning and (over or handed_in)) and not (asked and over):
            if planning:
                self._tell_the_time(before, room)
            return False
        if over:
            play.look()
        self._host.proceed()
        self._app.notify(_gone_on(room, self._host.t, over=over), timeout=10)
        return True

    def _tell_the_time(self, before: Room | None, room: Room) -> None:
        """Say at the desk that the week was opened, and once when its time is nearly up."""
        from simgame.tui.tabs.team_rows import clock_line, is_late  # noqa: PLC0415 - in a class

        t = self._host.t
        if before is not None and before.round_open < room.round <= room.round_open:
            opened = t("Your trainer has opened week {week}.", week=room.round)
            self._app.notify(f"{opened} {clock_line(room, t)}", timeout=10)
        elif is_late(room) and not (before is not None and is_late(before)):
            self._app.notify(clock_line(room, t), severity="warning", timeout=20)


def _gone_on(room: Room, t: Texts, *, over: bool) -> str:
    """Where the team has gone without whoever sits here."""
    if not over:
        return t("The plan is handed in.")
    if room.deadline is not None and room.deadline <= room.now:
        return t("The time was up: your team has gone on to week {week}.", week=room.round)
    return t("Your team has gone on to week {week}.", week=room.round)
