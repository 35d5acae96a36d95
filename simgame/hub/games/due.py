"""Seasons before a week, read for many at a time, as they are at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.games.events_given import gifts_of, scenario_with
from simgame.hub.games.log import Decided, decided_in
from simgame.hub.games.place import boards_of
from simgame.hub.games.step import Monday
from simgame.hub.store.store import Store
from simgame.hub.store.tables import SOME, Kept, contest, game, seat, team

_GAMES = select(game).where(game.c.id.in_(SOME))
_CONTESTS = select(contest).where(contest.c.id.in_(SOME))
_PLACES = (
    select(seat.c.id, seat.c.game_id, seat.c.team_id, seat.c.name, team.c.bot)
    .join(team, team.c.id == seat.c.team_id)
    .where(seat.c.game_id.in_(SOME)).order_by(seat.c.id)
)  # fmt: skip
# A season, and the week whose time is up for it, if there is one.
Ask = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Due:
    """A season before a week: its row as it was read, and what its week is lived from."""

    row: Kept
    monday: Monday


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database knows of some seasons, by season, by board, or by contest."""

    rows: Mapping[int, Kept]
    lucks: Mapping[int, Kept]
    abouts: Mapping[int, Kept]
    places: Mapping[int, Sequence[Kept]]
    decided: Mapping[int, Decided]
    gifts: Mapping[int, Sequence[Kept]]


def due_all(store: Store, asked: Sequence[Ask]) -> list[Due | None]:
    """For each the week that can be lived; None where it waits for somebody, or all is over.

    It waits for nobody when everybody has decided, and not for the absent when its time is up.
    """
    with store.read() as c:
        known = _known(c, {game_id for game_id, _ in asked})
    return [_due(known, *one) for one in asked]


def places_in(c: Connection, games: Collection[int]) -> dict[int, list[Kept]]:
    """The seats of games that somebody has taken, with the `bot` who plays there, if one does."""
    found: dict[int, list[Kept]] = {}
    for row in c.execute(_PLACES, {"some": list(games)}):
        found.setdefault(row.game_id, []).append(row)
    return found


def _known(c: Connection, games: Collection[int]) -> _Known:
    rows = _by_id(c.execute(_GAMES, {"some": list(games)}))
    # Of a whole class on one board, the scenario, which is large, is read once.
    lucks = boards_of(c, {row.board_id for row in rows.values()})
    contests = {luck.contest_id for luck in lucks.values()}
    abouts = _by_id(c.execute(_CONTESTS, {"some": list(contests)}))
    decided = decided_in(c, {(row.id, row.week + 1) for row in rows.values()})
    gifts = gifts_of(c, contests)
    return _Known(rows, lucks, abouts, places_in(c, games), decided, gifts)


def _by_id(rows: Iterable[Kept]) -> dict[int, Kept]:
    return {row.id: row for row in rows}


def _due(known: _Known, game_id: int, late: int | None) -> Due | None:
    row = known.rows[game_id]
    luck = known.lucks[row.board_id]
    about, places = known.abouts[luck.contest_id], known.places.get(game_id, [])
    seats, decided = tuple(place.name for place in places), known.decided.get(game_id, Decided())
    absent = late == row.week + 1
    if row.finished or (not absent and (row.asked or decided.plans.keys() != {*seats})):
        return None
    teams = [place.team_id for place in places]
    return Due(row, Monday(
        scenario_with(about, luck, known.gifts.get(about.id, ()),
                      teams[0] if len(teams) == 1 else None, game_id),
        luck.seed, row.moment, decided.plans, seats, {p.name: p.bot for p in places if p.bot},
        about.late_do if about.missed == "wait" else about.missed,
        asks=seats if about.asks and not absent else (), answers=decided.answers,
    ))  # fmt: skip
