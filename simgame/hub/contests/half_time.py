"""Half time: who drifts, who is stuck, and three questions to ask each team.

The questions are made from what the team itself planned, forecast and was told; nothing of it is
more than the team can see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import Connection, select

from simgame.hub.contests.progress import At, progress
from simgame.hub.contests.reports import reports
from simgame.hub.games.place import played
from simgame.hub.store.tables import board
from simgame.locale import Texts
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Scenario
from simgame.words import forecasts_given, money_moved, questions_on

# Forecasts this far off on average, or this much of the money moved from one week to the next, are
# worth a talk (shares; assumptions).
FAR, MOVED = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Half:
    """A team on a board at half time.

    `off` is by how much its last week's forecasts were off on average (None: none were given),
    `moved` which share of its money it spent elsewhere than the week before (None: too early).
    """

    at: At
    off: float | None
    moved: float | None
    questions: tuple[str, ...]

    @property
    def drifts(self) -> bool:
        """Whether what came, or what is done, is far from what was thought."""
        return (self.off or 0.0) > FAR or (self.moved or 0.0) > MOVED


def half_time(c: Connection, contest_id: int, now: int, t: Texts) -> list[Half]:
    """Every team that plays: who drifts or is stuck first."""
    asked = select(board.c.number, board.c.scenario).where(board.c.contest_id == contest_id)
    on = {row.number: played(row.scenario) for row in c.execute(asked)}
    told = _last_two(c, contest_id)
    found = [
        _half(at, told.get((at.team, at.board), []), *on[at.board], t)
        for at in progress(c, contest_id, now)
    ]
    return sorted(found, key=lambda half: not (half.drifts or half.at.stuck))


def _half(
    at: At, weeks: Sequence[WeekReport], view: Scenario, levers: Catalogue, t: Texts
) -> Half:  # fmt: skip
    given = forecasts_given(view, weeks)
    off = fmean(abs(row["off"].value) for row in given) if given else None
    return Half(at, off, money_moved(weeks), questions_on(weeks, view, levers, t))


def _last_two(c: Connection, contest_id: int) -> dict[tuple[str, int], list[WeekReport]]:
    """The last two weeks' reports by team and board, the older first."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in reports(c, contest_id):
        found.setdefault((row.team, row.board), []).append(row.body)
    return {
        whose: [WeekReport.model_validate_json(body) for body in bodies[-2:]]
        for whose, bodies in found.items()
    }
