"""The figures of the weeks before, to be looked at while a question waits."""

from __future__ import annotations

from simgame.locale import N_
from simgame.tui.cells import Line
from simgame.tui.pages.desk_pages import dashboard
from simgame.tui.screens.base import Reading


class Figures(Reading[None]):
    """The dashboard as a window; Escape goes back to the week."""

    ABOUT = N_("The figures as they stood on Monday. Esc goes back to the week; it has waited.")

    def rows(self, width: int) -> list[Line]:
        return dashboard(self.play, self.t, width)
