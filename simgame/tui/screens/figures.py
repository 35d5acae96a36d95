"""The figures of the weeks before, to be looked at while a question waits."""

from __future__ import annotations

from simgame import pages
from simgame.locale import N_
from simgame.tui.cells import Line
from simgame.tui.screens.base import Reading
from simgame.tui.tabs.dashboard_rows import figure_lines, first_lines


class Figures(Reading[None]):
    """The dashboard as a window; Escape goes back to the week."""

    ABOUT = N_("The figures as they stood on Monday. Esc goes back to the week; it has waited.")

    def rows(self, width: int) -> list[Line]:
        play, t = self.play, self.t
        page = pages.dashboard(play.scenario, play.observation)
        lines = figure_lines(page, play, t, width, full=True)
        if not lines:
            told = t(
                "No figures yet: the first week is still running. From Sunday on they are here."
            )
            lines = first_lines(play.scenario, t, width, told)
        return [Line(line.row) for line in lines]
