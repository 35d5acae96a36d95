"""What caused the scores of a contest that is over, and how much of them was luck.

Worked out beside everything else, a season at a time, by whoever lives the weeks; what there is, is
kept one by one, so that it may be stopped at any moment. Luck needs no more work: the verification
seeds are other luck.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from simgame.game.rules import RULES
from simgame.hub.games.batch import Batch
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.step import season_of
from simgame.hub.store.store import Store
from simgame.hub.store.tables import (
    Kept,
    board,
    contest,
    explained,
    game,
    seat,
    team,
    verified,
)
from simgame.lab.causes import causes
from simgame.lab.why import SCORE, Causes, LuckBand, Part, Why

# More teams of a board make no page that somebody reads; those who came first are shown.
MOST = 40
# Seasons that are played for one team's causes: some three seconds (assumption).
RUNS = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A season that is over, and whose score is to be explained."""

    scenario: str
    moment: bytes
    seat: str


def explain(store: Store, batch: Batch, contest_id: int) -> int:
    """Work out what is missing of a contest that is over; of how many seasons it was."""
    with store.read() as c:
        about = c.execute(select(contest).where(contest.c.id == contest_id)).one()
        missing = _missing(c, contest_id) if about.closed is not None else []
        asked = {number: _asked(c, about, place) for number, place in enumerate(missing)}
    for number, body in batch.each(caused, asked):
        place = missing[number]
        try:
            with store.write() as c:
                c.execute(insert(explained).values(
                    game_id=place.game_id, seat=place.name, rules=RULES, body=body))  # fmt: skip
        except IntegrityError:  # another server was quicker
            continue
    return len(missing)


def _asked(c: Connection, about: Kept, place: Kept) -> Asked:
    moment = c.execute(select(game.c.moment).where(game.c.id == place.game_id)).scalar_one()
    return Asked(scenario_of_game(c, about, place.game_id), bytes(moment), place.name)


def caused(asked: Asked) -> str:
    """What each lever group did to a score, as JSON; done in a worker."""
    season = season_of(asked.scenario, asked.moment)
    found = causes(season, seat=asked.seat, processes=1, runs=RUNS).of(SCORE)
    return json.dumps({
        "base": found.base, "reached": found.reached, "rivals": found.rivals.value,
        "parts": [[part.group, part.value, part.error] for part in found.parts],
    })  # fmt: skip


def why_of(body: str) -> Why:
    """What `caused` wrote: the causes of the score, without their weeks."""
    told = json.loads(body)
    parts = tuple(Part(group, value, error, ()) for group, value, error in told["parts"])
    rivals = Part("rivals", told["rivals"], 0.0, ())
    return Why((Causes(SCORE, told["base"], parts, rivals, told["reached"]),), ())


def kept_of(c: Connection, place: Kept) -> tuple[str, tuple[int, ...]]:
    """What is known of a seat by now: its causes as JSON, and its scores on other luck."""
    mine = (explained.c.game_id == place.game_id, explained.c.seat == place.seat,
            explained.c.rules == RULES)  # fmt: skip
    body = c.execute(select(explained.c.body).where(*mine)).scalar()
    scores = c.execute(
        select(verified.c.score).where(
            verified.c.game_id == place.game_id, verified.c.seat == place.seat,
            verified.c.rules == RULES,
        ).order_by(verified.c.seed)
    ).scalars().all()  # fmt: skip
    return body or "", tuple(scores)


def luck_of(own: int, scores: tuple[int, ...]) -> LuckBand | None:
    """Where a score lies among those on other luck; None before they are known."""
    return LuckBand(own, tuple(range(len(scores))), scores, {}) if scores else None


def _missing(c: Connection, contest_id: int) -> list[Kept]:
    asked = (
        select(seat.c.game_id, seat.c.name, seat.c.board_id)
        .join(board, board.c.id == seat.c.board_id).join(game, game.c.id == seat.c.game_id)
        .join(team, (team.c.id == seat.c.team_id) & (team.c.bot == ""))
        .where(board.c.contest_id == contest_id, game.c.finished.is_(True))
        .order_by(board.c.number, seat.c.team_id)
    )  # fmt: skip
    known = {
        (row.game_id, row.seat)
        for row in c.execute(select(explained).where(explained.c.rules == RULES))
    }  # fmt: skip
    shown: dict[int, list[Kept]] = {}
    for row in c.execute(asked):
        shown.setdefault(row.board_id, []).append(row)
    first = [row for rows in shown.values() for row in rows[:MOST]]
    return [row for row in first if (row.game_id, row.name) not in known]
