"""Where in a season somebody looks: noted while they play, so that a kill loses no screen.

Windows that ask or list something are not: the screen below them is come back to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from simgame.tui.clock import Clock, Stop
from simgame.tui.screens.base import Shown

if TYPE_CHECKING:
    from simgame.game.desk.play import Play

EVERY_SECONDS = 0.5


class Where:
    """Notes the place in the season that is played, as long as there is one."""

    def __init__(self, app: App[Any], clock: Clock) -> None:
        self._app, self._clock = app, clock
        self._play: Play | None = None
        self._stop: Stop | None = None

    def begin(self, play: Play) -> None:
        """Note it from now on."""
        self.end()
        self._play = play
        self._stop = self._clock.every(EVERY_SECONDS, self.note, self._app)

    def note(self) -> None:
        """Note what is shown; what is on its way to the screen is noted next time."""
        from simgame.game.desk.notes import Place  # noqa: PLC0415 - loads the game

        play, stack = self._play, [s for s in self._app.screen_stack if isinstance(s, Shown)]
        if play is None or not play.begun or not all(s.is_mounted for s in stack):
            return
        shown = tuple(place for screen in stack if (place := screen.stands)[0])
        if shown:
            opened = tuple(sorted(play.opened or ()))
            play.read.put_place(Place(play.observation.round, shown, opened))

    def end(self, *, left: bool = False) -> None:
        """Note nothing more; who `left` on purpose begins at the beginning next time."""
        if self._stop is not None:
            self._stop()
        if left and self._play is not None and self._play.begun:
            from simgame.game.desk.notes import Place  # noqa: PLC0415 - loads the game

            self._play.read.put_place(Place())
        self._play = self._stop = None
