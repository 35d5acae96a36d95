"""What caused what in a season that is over, and what each lever group returned for its cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from simgame.game.season import Season
from simgame.lab.again import COST, Again, figures_told
from simgame.lab.coalitions import Coalitions, Task
from simgame.lab.shapley import Shares
from simgame.lab.why import ANSWERS, RIVALS, Causes, Course, Part, Returns, Why
from simgame.lab.workers import ALL, Told, Workers, every
from simgame.market.arrays import Floats
from simgame.plan.plan import Plan

# Seasons that may be played: all coalitions of 7 groups, or some orders of more (assumption: what
# takes some ten seconds on one core).
RUNS = 128
_REVENUE, _CONTRIBUTION = "net_revenue", "net_contribution"
_OF_PLAN = (*Plan.model_fields, ANSWERS)


def causes(
    season: Season,
    *,
    seat: str = "",
    kpis: Sequence[str] = (),
    told: Told | None = None,
    processes: Workers = ALL,
    runs: int = RUNS,
) -> Why:
    """What each lever group did to the score, every goal, net contribution, orders and `kpis`.

    Exact where all coalitions need no more than `runs` seasons; else each part has its error.
    Raises `NotOver` before the season's end, `KeyError` for a KPI that there is not.
    """
    shown = figures_told(season, kpis)
    game = Coalitions(Again(season, seat), tuple(dict.fromkeys((*shown, _REVENUE, COST))))
    orders = game.orders(runs)
    tasks = game.tasks(orders)
    found = dict(zip(tasks, every(game.play, tasks, processes, told), strict=True))
    parts = _parts(game, game.shares(orders, found))
    base, whole = found[game.nothing], found[game.everything]
    was = game.figures_of(game.again.was)
    return Why(
        causes=tuple(
            Causes(
                kpi=name,
                base=_end(base[n]),
                parts=parts[n],
                rivals=Part(RIVALS, _end(was[n]) - _end(whole[n]), 0.0, _steps(was[n] - whole[n])),
                reached=_end(was[n]),
            )
            for n, name in enumerate(shown)
        ),
        returns=tuple(_returns(game, found, was)),
    )


def _parts(game: Coalitions, shares: Shares) -> list[tuple[Part, ...]]:
    """The parts of every figure, in the order of the Plan."""
    order = sorted(range(len(game.players)), key=lambda n: _OF_PLAN.index(game.players[n]))
    return [
        tuple(
            Part(
                game.players[n],
                _end(shares.values[n, figure]),
                _end(shares.errors[n, figure]),
                _steps(shares.values[n, figure]),
            )
            for n in order
        )
        for figure in range(len(game.figures))
    ]


def _returns(game: Coalitions, found: Mapping[Task, Floats], was: Floats) -> Iterator[Returns]:
    """What every group returned that cost anything, in the order of the Plan."""
    reported = _reported(game)
    revenue, contribution, cost = map(game.figures.index, (_REVENUE, _CONTRIBUTION, COST))
    for group in sorted(game.moving, key=_OF_PLAN.index):
        lost = was[:, -1] - found[game.removed(group)][:, -1]
        spend, earned = reported.get(group, (0, 0))
        if lost[cost] or spend:
            yield Returns(
                group,
                float(lost[cost]),
                spend,
                earned,
                float(lost[revenue]),
                float(lost[contribution]),
            )


def _reported(game: Coalitions) -> dict[str, tuple[int, int]]:
    """Spend and revenue of each group as platforms reported them, in fen."""
    sums: dict[str, tuple[int, int]] = {}
    for report in game.again.was.reports(game.again.seat):
        for row in report.channels:
            spend, revenue = sums.get(row.group, (0, 0))
            sums[row.group] = spend + row.spend, revenue + row.revenue
    return sums


def _end(course: Floats) -> float:
    return float(course[-1])


def _steps(course: Floats) -> Course:
    """By how much a figure moved in each week [W]."""
    return tuple(np.diff(course, prepend=0.0).tolist())
