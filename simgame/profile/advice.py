"""One thing to try next: where the last season left most points, and what was never tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simgame.profile.played import Played


@dataclass(frozen=True, slots=True)
class NextStep:
    """The season it is about, the goal or part that left most points, and untried lever groups."""

    season: Played
    most_left: str
    points: float
    most: float
    untried: tuple[str, ...]


def next_step(played: Sequence[Played]) -> NextStep | None:
    """By the season that ended last; None before there was one."""
    own = [one for one in played if one.result.is_own]
    if not own:
        return None
    last = own[-1]
    result = last.result
    parts = [(goal.kpi, goal.points, goal.most) for goal in result.goals]
    parts += [(p.id, p.points, p.most) for p in result.parts if p.id in ("assets", "calibration")]
    name, points, most = max(parts, key=lambda part: part[2] - part[1])
    used = {group for one in own for group in one.result.used}
    untried = tuple(group for group in result.offered if group not in used)
    return NextStep(last, name, points, most, untried)
