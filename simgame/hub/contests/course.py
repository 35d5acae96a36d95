"""How the seasons of a board went, week by week: each team's net contribution so far, for a chart.

Only where the board tells scores already: of practice, or once a contest is over, and never of a
frozen board.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, select

from simgame.hub.contests.standings import Board
from simgame.hub.store.tables import Kept, board, game, report, seat

# More lines nobody tells apart; those of the best places are drawn.
MOST = 8


@dataclass(frozen=True, slots=True)
class Course:
    """A team's net contribution by the end of each week, from the first on (fen)."""

    name: str
    sums: tuple[int, ...]


def courses(c: Connection, about: Kept, found: Board, number: int) -> list[Course]:
    """Of the teams of a board, the best first; empty where it tells no scores yet."""
    told = about.kind == "practice" or about.closed is not None
    if not told or about.frozen is not None or about.kind == "shared":
        return []
    weeks: dict[int, list[int]] = defaultdict(list)
    asked = (
        select(seat.c.team_id, report.c.body)
        .join(game, game.c.id == seat.c.game_id).join(board, board.c.id == seat.c.board_id)
        .join(report, (report.c.game_id == game.c.id) & (report.c.seat == seat.c.name))
        .where(board.c.contest_id == about.id, board.c.number == number,
               seat.c.team_id.in_([line.team for line in found.lines][:MOST]))
        .order_by(report.c.week)
    )  # fmt: skip
    for team, body in c.execute(asked):
        weeks[team].append(int(json.loads(body)["kpis"]["net_contribution"]))
    return [Course(line.name, tuple(accumulate(weeks[line.team])))
            for line in found.lines if weeks.get(line.team)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the chart: its points, and where its number stands at the end."""

    name: str
    points: str
    x: float
    y: float
    last: int


# The size of the chart, its margins, and how far numbers at the end stand apart (units of its own):
# a phone writes them in 22 of these.
WIDTH, HEIGHT, _LEFT, _RIGHT, _PAD, _APART = 640, 240, 8, 28, 20, 20


def chart(found: Sequence[Course], rounds: int) -> tuple[list[Drawn], float]:
    """The lines, and where zero lies."""
    values = [0, *(value for each in found for value in each.sums)]
    low, high = min(values), max(values)
    span = (high - low) or 1

    def y(value: float) -> float:
        return round(HEIGHT - _PAD - (HEIGHT - 2 * _PAD) * (value - low) / span, 1)

    def x(week: int) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * week / max(rounds, 1), 1)

    ends = _apart([y(each.sums[-1]) for each in found])
    return [
        Drawn(each.name,
              " ".join(f"{x(n)},{y(value)}" for n, value in enumerate((0, *each.sums))),
              x(len(each.sums)) + 6, end, each.sums[-1])
        for each, end in zip(found, ends, strict=True)
    ], y(0)  # fmt: skip


def _apart(wanted: Sequence[float]) -> list[float]:
    """Heights near those wanted, none closer to another than can be read."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    found, above = [0.0] * len(wanted), -float(_APART)
    for n in order:
        above = found[n] = max(wanted[n], above + _APART)
    over = max(0.0, above - (HEIGHT - 4))
    return [round(value - over, 1) for value in found]
