"""Celebrations in the week: a banner for the best that came, one a day, which no key waits for."""

from __future__ import annotations

from simgame import pages
from simgame.tui.clock import Stop
from simgame.tui.focus import game
from simgame.tui.playback import HOURS_A_DAY
from simgame.tui.screens.base import GameScreen
from simgame.tui.week.banner import CELEBRATED, SECONDS
from simgame.tui.week.showing import Showing
from simgame.tui.widgets.sheet import Sheet


class Celebrating(GameScreen):
    """A screen of a `showing` that celebrates its moments in the place of its chart."""

    showing: Showing
    paused = False
    _banner: tuple[pages.Moment, float] | None = None
    _banner_day = -1
    _stop_banner: Stop | None = None

    def reload(self, *names: str) -> None:
        """Draw some of its sheets again."""
        for name in names:
            self.query_one(name, Sheet).reload()

    def celebrate(self, came: list[pages.Moment]) -> None:
        """A banner for the best of what came, one a day; the rest stands in the feed."""
        shown = [moment for moment in came if moment.kind in CELEBRATED]
        settings = game(self.app).settings.now
        day = int(self.showing.playback.hour // HOURS_A_DAY)
        if not shown or day == self._banner_day or settings.motion == "off":
            return
        self._banner_day = day
        clock = game(self.app).clock
        best = min(shown, key=lambda moment: CELEBRATED.index(moment.kind))
        self._banner = (best, clock.now())
        self._stop_banner = clock.after(SECONDS, self.end_banner, self)

    def end_banner(self) -> None:
        """Show the chart again where something was celebrated."""
        if self._stop_banner is not None:
            self._stop_banner()
        self._banner = self._stop_banner = None
        self.reload("#chart")

    @property
    def is_strip(self) -> bool:
        """Whether what is celebrated leaves the chart in sight: it is read at the week's end."""
        playback = self.showing.playback
        return playback.over and playback.at_end

    def action_do(self, name: str) -> None:
        """Do it; Enter or the space bar, while something is celebrated, ends that and does no more.

        Not at the end of the week, where nothing is covered; and other keys mean what they say.
        """
        strip = self.is_strip
        if self._banner is not None:
            self.end_banner()
            if not strip and name in ("on", "pause"):
                return
        super().action_do(name)
