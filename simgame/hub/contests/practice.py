"""The board of what teams played by themselves: for each its best, and of how many.

Folded from the log, like every board, and apart from them: whoever knows the luck may try as often
as they like, so this says nothing of who is better, and touches no place, grade or band.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from simgame.hub.contests.standings import known_until
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import acts_of
from simgame.hub.store.tables import contest, team


@dataclass(frozen=True, slots=True)
class Practised:
    """A team's best season of those it sent in, the seed it was played on, and their number.

    `on` is the first board that is played as these were.
    """

    team: int
    name: str
    best: int
    seed: int
    tries: int
    on: int = 1


def practised(
    c: Connection, by: Who | None, contest_id: int, at: int | None = None, division: str = ""
) -> tuple[Practised, ...] | None:
    """Every team that has sent one in, the best first; None where places are at stake.

    `by`, `at` and `division` as in `board_of`: a board that is frozen, or shown late, is so here.
    Of unlike scenarios each for itself; of two alike a team's first holds. Raises `Denied`.
    """
    about = c.execute(select(contest).where(contest.c.id == contest_id)).first()
    if about is None:
        raise Denied
    if about.kind != "practice":
        return None
    _, until = known_until(c, by, about, at)
    mine = [a.body for a in acts_of(c, ("practised",), until) if a.body["contest"] == contest_id]
    here = select(team.c.id, team.c.name).where(team.c.class_id == about.class_id)
    if division:
        here = here.where(team.c.division == division)
    found = []
    for number, name in c.execute(here):
        seasons: dict[int, list[Mapping[str, Any]]] = {}
        for body in mine:
            if body["team"] == number:
                seasons.setdefault(body.get("board", 1), []).append(body)
        for on, some in seasons.items():
            best = max(some, key=lambda body: int(body["score"]))
            found.append(Practised(number, name, best["score"], best["seed"], len(some), on))
    return tuple(sorted(found, key=lambda one: (one.on, -one.best, one.name)))
