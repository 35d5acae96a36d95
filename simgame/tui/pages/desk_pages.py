"""Rows that several pages share: those that cannot be pointed at, and messages with their hour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.observation import Message
from simgame.tui.cells import Line, Row, Span, wrap
from simgame.tui.names import stamp

WIDE = 112


def lines(rows: Iterable[Row]) -> list[Line]:
    """Rows that cannot be pointed at."""
    return [Line(row) for row in rows]


def message_rows(told: Message, play: Play, t: Texts, width: int) -> list[Row]:
    """One message with its day and hour before it."""
    text = words.message(play.scenario, told, t)
    when = stamp(told.hour, t)
    first, *rest = wrap(text, width - cell_len(when))
    pad = " " * cell_len(when)
    return [(Span(when, "dim"), Span(first)), *((Span(pad + more),) for more in rest)]
