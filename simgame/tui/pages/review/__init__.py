"""The review of a week in blocks, from what was said to what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.tui.cells import Line, Row, beside, paragraph
from simgame.tui.pages.desk_pages import lines
from simgame.tui.pages.review.channels import channels, funnel
from simgame.tui.pages.review.onward import onward
from simgame.tui.pages.review.summed import days, more, score
from simgame.tui.pages.review.told import because, goals, said, voices
from simgame.tui.pages.review.week import Week

WIDE = 104
PAGES = 3
_GAP = 3


def review(play: Play, number: int, shown: int, t: Texts, width: int) -> list[Line]:
    """The whole review in two columns, or one of its three pages where there is less room."""
    week = Week.of(play, number)
    if week is None:
        return lines(paragraph(t("No week has been played yet."), width, "dim"))
    if width >= WIDE:
        return _two_columns(week, t, width)
    blocks = (
        (said, goals, because, voices),
        (channels, onward),
        (funnel, score, days, more),
    )[shown]
    return _lines(row for block in blocks for row in block(week, t, width))


def left_column(width: int) -> int:
    """The cells of the left one of two columns; all of it where there is one."""
    return (width - _GAP) * 53 // 100 if width >= WIDE else width


def _two_columns(week: Week, t: Texts, width: int) -> list[Line]:
    """Why on the left, where a line that has a card can be pointed at; figures on the right."""
    left = left_column(width)
    right = width - _GAP - left
    told = _lines([*said(week, t, left), *goals(week, t, left), *because(week, t, left),
                   *voices(week, t, left)])  # fmt: skip
    first = [line.row for line in told]
    second = [*channels(week, t, right), *funnel(week, t, right), *onward(week, t, right),
              *score(week, t, right)]  # fmt: skip
    shorter, room = (first, left) if len(first) <= len(second) else (second, right)
    shorter += [*days(week, t, room), ()]
    second += more(week, t, right)
    keys = [line.key for line in told]
    rows = beside(first, second, left, _GAP)
    return [Line(row, keys[n] if n < len(keys) else "") for n, row in enumerate(rows)]


def _lines(rows: Iterable[Row | Line]) -> list[Line]:
    return [row if isinstance(row, Line) else Line(row) for row in rows]
