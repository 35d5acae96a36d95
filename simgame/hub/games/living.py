"""Weeks of seasons: lived when everybody has decided, or without the absent; written once.

A week that asks somebody something stops there: what is asked is kept, and the week is lived again
from its Monday once all of it is answered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from simgame.hub.games.drafting import forget_draft
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.log import Decides, answers, decide, plans
from simgame.hub.games.step import Asked, Monday, Stopped, Sunday, live_week
from simgame.hub.games.workers import Workers
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, board, contest, decision, game, report, seat, team


@dataclass(frozen=True, slots=True)
class _Due:
    """A season before a week: its row, where its seats are, and whether anybody is missing."""

    row: Kept
    monday: Monday
    missing: bool


def live(store: Store, workers: Workers, game_id: int, late: int | None = None) -> bool:
    """Live the week of a game if everybody has decided; without the absent if it is the `late` one.

    True when it has been lived, or come to a question, by this call. Safe to call at any time.
    """
    with store.read() as c:
        due = _due(c, game_id, late)
    absent = late == due.row.week + 1
    if due.row.finished or (not absent and (due.missing or due.row.asked)):
        return False
    came = workers.do(live_week, due.monday)
    if isinstance(came, Stopped):
        return _stopped(store, due, came)
    return _lived(store, due, came)


def waiting(store: Store, older: int = 0) -> list[int]:
    """Games that wait for nobody, and whose week has not been lived: after a crash.

    Only those of which nothing was decided for `older` ms: somebody else may be living the others.
    """
    of_the_week = (decision.c.game_id == game.c.id, decision.c.round == game.c.week + 1)
    handed_in = (
        select(func.count()).where(*of_the_week, decision.c.kind == "plan").scalar_subquery()
    )
    last = select(func.max(decision.c.at)).where(*of_the_week).scalar_subquery()
    places = select(func.count()).where(seat.c.game_id == game.c.id).scalar_subquery()
    with store.read() as c:
        asked = select(game.c.id).where(
            game.c.finished.is_(False), game.c.asked == "", handed_in >= places,
            last <= store.now() - older,
        )  # fmt: skip
        return [int(n) for n in c.execute(asked.order_by(game.c.id)).scalars()]


def asked_of(row: Kept, name: str) -> Asked | None:
    """What a seat is asked in the midst of the week, if anything."""
    found = json.loads(row.asked).get(name) if row.asked else None
    return Asked(**found) if found else None


def _due(c: Connection, game_id: int, late: int | None) -> _Due:
    row = c.execute(select(game).where(game.c.id == game_id)).one()
    luck = c.execute(select(board).where(board.c.id == row.board_id)).one()
    about = c.execute(select(contest).where(contest.c.id == luck.contest_id)).one()
    places = c.execute(
        select(seat.c.name, team.c.bot).join(team, team.c.id == seat.c.team_id)
        .where(seat.c.game_id == game_id)
    ).all()  # fmt: skip
    seats, bots = tuple(place.name for place in places), {p.name: p.bot for p in places if p.bot}
    handed_in = plans(c, game_id, row.week + 1)
    monday = Monday(
        scenario_of_game(c, about, game_id), luck.seed, row.moment, handed_in, seats, bots,
        about.late_do if about.missed == "wait" else about.missed,
        asks=seats if about.asks and late != row.week + 1 else (),
        answers=answers(c, game_id, row.week + 1),
    )  # fmt: skip
    return _Due(row, monday, set(handed_in) != set(seats))


def _stopped(store: Store, due: _Due, came: Stopped) -> bool:
    """Keep what is asked, unless somebody has, or it has been answered meanwhile."""
    asked = {name: {"prompts": one.prompts, "days": one.days} for name, one in came.seats.items()}
    with store.write() as c:
        if not _as_read(c, due):
            return False
        kept = json.dumps(asked, ensure_ascii=False)
        c.execute(update(game).where(game.c.id == due.row.id)
                  .values(asked=kept, changed=store.now()))  # fmt: skip
        note(c, store.now(), SYSTEM, "asked", game=due.row.id, seats=sorted(asked))
    return True


def _lived(store: Store, due: _Due, sunday: Sunday) -> bool:
    """Write a week, unless somebody has; what was decided for the absent first."""
    row = due.row
    with store.write() as c:
        now = store.now()
        if not _as_read(c, due):
            return False
        places = c.execute(select(seat).where(seat.c.game_id == row.id)).all()
        c.execute(
            update(game)
            .where(game.c.id == row.id)
            .values(week=sunday.week, finished=sunday.finished, moment=sunday.moment,
                    digest=sunday.digest, asked="", changed=now)
        )  # fmt: skip
        absent = [name for name in sunday.plans if name not in due.monday.plans]
        for name in absent:
            made = Decides(name, row.week + 1, dict(sunday.plans[name]))
            decide(c, now, row.id, made, None)
        for place in places:
            _show(c, place, sunday)
        # The log last: whoever writes in it waits for all who do, and must hold nothing they need.
        # Whoever waits for the week is woken by a new row.
        note(c, now, SYSTEM, "lived", game=row.id, round=row.week + 1)
        for name in absent:
            if name in due.monday.bots:
                continue
            note(c, now, SYSTEM, "absent", game=row.id, seat=name, round=row.week + 1)
        for place in places if sunday.finished else ():
            total = json.loads(sunday.seats[place.name].score)["total"]
            note(c, now, SYSTEM, "finished", game=row.id, seat=place.name, team=place.team_id,
                 score=total, digest=sunday.digest)  # fmt: skip
    return True


def _as_read(c: Connection, due: _Due) -> bool:
    """Whether the game still stands where it was read, with the same decisions; it is locked.

    Its moment is another once a trainer gave or corrected something meanwhile.
    """
    row = c.execute(select(game).where(game.c.id == due.row.id).with_for_update()).one()
    return (
        (row.week, row.asked, row.moment) == (due.row.week, due.row.asked, due.row.moment)
        and plans(c, row.id, row.week + 1) == due.monday.plans
        and answers(c, row.id, row.week + 1) == due.monday.answers
    )


def _show(c: Connection, place: Kept, sunday: Sunday) -> None:
    """What a seat sees of a week."""
    seen = sunday.seats[place.name]
    c.execute(update(seat).where(seat.c.id == place.id)
              .values(seen=seen.observation, score=seen.score))  # fmt: skip
    c.execute(
        insert(report).values(game_id=place.game_id, seat=place.name, week=sunday.week,
                              body=seen.report, digest=sunday.digest)
    )  # fmt: skip
    forget_draft(c, place.game_id, place.name)
