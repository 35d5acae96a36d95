"""The same plans on other luck: what a place would be worth if everybody were dealt anew.

When a contest is over, every team's plans of every board are played again, as they were, on one set
of seeds for all. The seeds follow from the salts that were promised before anybody played, so that
nobody chooses them. What has been worked out is kept one by one: it may be stopped at any moment.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from simgame.game.rules import RULES
from simgame.hub.contests.contests import boards
from simgame.hub.games.batch import Batch
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.step import replayed_score
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, board, contest, decision, game, seat, team, verified

SEEDS = 64
_MOST_SEED = 2**53


@dataclass(frozen=True, slots=True)
class Again:
    """One season to be played again: its plans by week and seat, and whose score is asked for."""

    scenario: str
    seed: int
    seat: str
    plans: tuple[Mapping[str, Mapping[str, Any]], ...]


def seeds_of(luck: Sequence[Kept], count: int = SEEDS) -> list[int]:
    """The verification seeds of a contest, from the salts of its boards."""
    salt = "|".join(each.salt for each in luck)
    return [
        int.from_bytes(hashlib.sha256(f"{salt}|verify|{n}".encode()).digest()[:8]) % _MOST_SEED
        for n in range(count)
    ]


def verify(
    store: Store, batch: Batch, contest_id: int, count: int = SEEDS,
    told: Callable[[int, int], None] | None = None,
) -> int:  # fmt: skip
    """Work out what is missing of a contest that is over; how many seasons were played for it."""
    with store.read() as c:
        row = c.execute(select(contest).where(contest.c.id == contest_id)).one()
        seeds = seeds_of(boards(c, contest_id), count)
        missing = [
            (place, seed)
            for place in _places(c, contest_id)
            for seed in sorted({*seeds} - _known(c, place), key=seeds.index)
        ]
        plans = {place.game_id: _plans(c, place.game_id) for place, _ in missing}
        played = {number: scenario_of_game(c, row, number) for number in plans}
    if row.closed is None:
        return 0
    asked = {
        number: Again(played[place.game_id], seed, place.name, plans[place.game_id])
        for number, (place, seed) in enumerate(missing)
    }
    for done, (number, score) in enumerate(batch.each(replayed_score, asked), 1):
        _keep(store, *missing[number], score)
        if told is not None:
            told(done, len(missing))
    if missing:
        # Boards show bands from now on.
        with store.write() as c:
            note(c, store.now(), SYSTEM, "verified", contest=contest_id, seasons=len(missing))
    return len(missing)


def _places(c: Connection, contest_id: int) -> list[Kept]:
    """The seats of people in seasons that were played to their end."""
    asked = (
        select(seat)
        .join(board, board.c.id == seat.c.board_id)
        .join(game, game.c.id == seat.c.game_id)
        .join(team, (team.c.id == seat.c.team_id) & (team.c.bot == ""))
        .where(board.c.contest_id == contest_id, game.c.finished.is_(True))
        .order_by(seat.c.id)
    )
    return list(c.execute(asked).all())


def _known(c: Connection, place: Kept) -> set[int]:
    asked = select(verified.c.seed).where(
        verified.c.game_id == place.game_id, verified.c.seat == place.name,
        verified.c.rules == RULES,
    )  # fmt: skip
    return set(c.execute(asked).scalars())


def _plans(c: Connection, game_id: int) -> tuple[Mapping[str, Mapping[str, Any]], ...]:
    weeks: dict[int, dict[str, Mapping[str, Any]]] = {}
    asked = select(decision.c.round, decision.c.seat, decision.c.body).where(
        decision.c.game_id == game_id, decision.c.kind == "plan"
    )
    for row in c.execute(asked.order_by(decision.c.n)):
        weeks.setdefault(row.round, {})[row.seat] = json.loads(row.body)
    return tuple(weeks[number] for number in sorted(weeks))


def _keep(store: Store, place: Kept, seed: int, score: int) -> None:
    """Write a score once, whoever else has worked it out."""
    try:
        with store.write() as c:
            c.execute(
                insert(verified).values(
                    game_id=place.game_id, seat=place.name, rules=RULES, seed=seed, score=score
                )
            )
    except IntegrityError:
        return
