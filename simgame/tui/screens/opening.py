"""What is there while the season that was asked for is being opened."""

from __future__ import annotations

from textual.app import ComposeResult

from simgame.tui.cells import Line, Span
from simgame.tui.front.logo import logo
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.sheet import Sheet


class Opening(GameScreen):
    """The name of the game, until the season is there; keys are kept for that."""

    READS = True

    def body(self) -> ComposeResult:
        yield Sheet(self._rows)

    def _rows(self, width: int) -> list[Line]:  # noqa: ARG002 - the name is as wide as it is
        rows = [(), *((Span("  "), *row) for row in logo())]
        return [*map(Line, rows), Line(()), Line((Span(f"  {self.t('Reading…')}", "dim"),))]
