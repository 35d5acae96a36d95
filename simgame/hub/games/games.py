"""Seasons of teams: begun once a board, planned round by round, lived when all have handed in.

A plan is kept before it is acknowledged, together with the request it came by; the week is lived
after that, and what comes of it is written in one transaction that only the first who gets there
can make. So a hub that is killed at any moment lives the week when it comes back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select, update

from simgame.game.check import check_plan
from simgame.game.offered_levers import catalogue_of
from simgame.hub.contests.contests import contest_of
from simgame.hub.games.log import decide, plans
from simgame.hub.games.place import Place, board_by, place_of, seat_of
from simgame.hub.games.seating import seated
from simgame.hub.games.step import Monday, Sunday, live_week, open_season
from simgame.hub.games.workers import Workers
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import (
    Kept,
    board,
    contest,
    decision,
    draft,
    game,
    report,
    request,
    seat,
)
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation
from simgame.plan.problem import Problem, problems_of
from simgame.plan.values import flatten, plan_from
from simgame.scenario import load_merged, public_view
from simgame.scenario.schema import Scenario


class NotThisRound(ValueError):
    """A plan for a round that is not to be planned now; `round` is the one that is."""

    def __init__(self, number: int) -> None:
        self.round = number
        super().__init__(number)


class PlanRefused(ValueError):
    """A plan that may not run, and why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(len(problems))


class Games:
    """The seasons of a hub. Whatever takes a worker is done outside of transactions."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self.store, self.workers = store, workers

    def begin(self, by: Who, contest_id: int, number: int) -> int:
        """A team's season on a board: the one there is, or a new one; the seat's id.

        In a shared market it is the first free seat of a season that has not begun. Raises
        `Denied` and `Refused`: `closed`.
        """
        with self.store.read() as c:
            row = contest_of(c, by, contest_id)
            luck = board_by(c, contest_id, number)
            kept = seat_of(c, luck.id, by.team_id)
        if by.team_id is None:
            raise Denied
        if kept is not None:
            return int(kept)
        if row.closed is not None:
            raise Refused("closed")
        opened = self.workers.do(open_season, Monday(row.scenario, luck.seed))
        return seated(self.store, by, luck, opened, shared=row.kind == "shared")

    def place(self, by: Who, seat_id: int) -> Place:
        """A seat that is theirs to look at. Raises `Denied`."""
        with self.store.read() as c:
            found = place_of(c, seat_id)
            if found.seat.team_id != by.team_id or by.team_id is None:
                contest_of(c, by, found.contest.id)
                if not by.trains:
                    raise Denied
            return found

    def hand_in(
        self, by: Who, seat_id: int, number: int, values: Mapping[str, Any], key: str
    ) -> dict[str, Any]:
        """Keep a team's plan for a round, once, whoever sends it how often; what is answered.

        Raises `Denied`, `NotThisRound`, `PlanRefused` and `Refused`: `closed`, `round`,
        `handed-in`, `not-captain`, `key`.
        """
        place = self.place(by, seat_id)
        if place.seat.team_id != by.team_id:
            raise Denied
        if by.role != "captain":
            raise Refused("not-captain")
        body = json.dumps([seat_id, number, values], sort_keys=True, ensure_ascii=False)
        asked = hashlib.sha256(body.encode()).hexdigest()
        if (known := self._answered(by, key, asked)) is not None:
            return known
        plan = _checked(place, number, values)
        with self.store.write() as c:
            # Whoever plans in a contest waits for the others: only then it is known what is kept.
            row = c.execute(
                select(contest).where(contest.c.id == place.contest.id).with_for_update()
            ).one()
            if (known := _answered(c, by, key, asked)) is not None:
                return known
            _may_plan(c, row, place, number)
            answer = {"seat": seat_id, "round": number, "kept": True}
            decide(c, self.store.now(), place.game.id, place.seat.name, number, plan, by.id)
            c.execute(
                insert(request).values(
                    person_id=by.id, key=key, body=asked, answer=json.dumps(answer),
                    at=self.store.now(),
                )
            )  # fmt: skip
            note(c, self.store.now(), by.actor, "plan", game=place.game.id, seat=place.seat.name,
                 round=number)  # fmt: skip
        return answer

    def live(self, game_id: int, *, absent: bool = False) -> bool:
        """Live the week of a game if everybody has handed in, or without the `absent`.

        True when it has been lived by this call. Safe to call at any time, by anybody.
        """
        with self.store.read() as c:
            row = c.execute(select(game).where(game.c.id == game_id)).one()
            luck = c.execute(select(board).where(board.c.id == row.board_id)).one()
            about = c.execute(select(contest).where(contest.c.id == luck.contest_id)).one()
            handed_in = plans(c, game_id, row.week + 1)
            seats = tuple(c.execute(select(seat.c.name).where(seat.c.game_id == game_id)).scalars())
        if row.finished or (not absent and set(handed_in) != set(seats)):
            return False
        monday = Monday(about.scenario, luck.seed, row.moment, handed_in, seats, about.missed)
        sunday = self.workers.do(live_week, monday)
        return self._lived(row, sunday, handed_in)

    def waiting(self) -> list[int]:
        """Games whose plans are all there, and whose week has not been lived: after a crash."""
        handed_in = (
            select(func.count())
            .where(decision.c.game_id == game.c.id, decision.c.round == game.c.week + 1)
            .scalar_subquery()
        )
        places = select(func.count()).where(seat.c.game_id == game.c.id).scalar_subquery()
        with self.store.read() as c:
            asked = select(game.c.id).where(game.c.finished.is_(False), handed_in >= places)
            return [int(n) for n in c.execute(asked.order_by(game.c.id)).scalars()]

    def keep_draft(self, by: Who, seat_id: int, version: int, body: Mapping[str, Any]) -> int:
        """Keep the team's shared draft, made by one who knows of `version`; the new version.

        Only levers that are theirs may differ. Raises `Denied` and `Refused`: `stale`, `not-yours`.
        """
        place = self.place(by, seat_id)
        if place.seat.team_id != by.team_id:
            raise Denied
        game_id, name = place.game.id, place.seat.name
        here = (draft.c.game_id == game_id, draft.c.seat == name)
        with self.store.write() as c:
            row = c.execute(select(draft).where(*here).with_for_update()).first()
            if version != (row.version if row else 0):
                raise Refused("stale", version=row.version if row else 0)
            before = json.loads(row.body if row else place.seat.seen)
            before = before if row else before["start"]
            moved = {p for p in {*before, *body} if before.get(p) != body.get(p)}
            if others := sorted(p for p in moved if not by.owns(p)):
                raise Refused("not-yours", levers=", ".join(others))
            made = {"version": version + 1, "body": json.dumps(dict(body), ensure_ascii=False),
                    "person_id": by.id, "at": self.store.now()}  # fmt: skip
            if row is None:
                c.execute(insert(draft).values(game_id=game_id, seat=name, **made))
            else:
                c.execute(update(draft).where(*here).values(**made))
            note(c, self.store.now(), by.actor, "draft", game=game_id, seat=name,
                 levers=sorted(moved))  # fmt: skip
        return version + 1

    def _lived(self, row: Kept, sunday: Sunday, known: Mapping[str, Any]) -> bool:
        """Write a week, unless somebody has; what was decided for the absent first."""
        with self.store.write() as c:
            now = self.store.now()
            places = c.execute(select(seat).where(seat.c.game_id == row.id)).all()
            done = c.execute(
                update(game)
                .where(game.c.id == row.id, game.c.week == row.week)
                .values(week=sunday.week, finished=sunday.finished, moment=sunday.moment,
                        digest=sunday.digest, changed=now)
            )  # fmt: skip
            if done.rowcount != 1:
                return False
            for name in [name for name in sunday.plans if name not in known]:
                decide(c, now, row.id, name, row.week + 1, sunday.plans[name], None)
                note(c, now, SYSTEM, "absent", game=row.id, seat=name, round=row.week + 1)
            for place in places:
                _show(c, place, sunday)
                if sunday.finished:
                    total = json.loads(sunday.seats[place.name].score)["total"]
                    note(c, now, SYSTEM, "finished", game=row.id, seat=place.name,
                         team=place.team_id, score=total, digest=sunday.digest)  # fmt: skip
        return True

    def _answered(self, by: Who, key: str, asked: str) -> dict[str, Any] | None:
        with self.store.read() as c:
            return _answered(c, by, key, asked)


@lru_cache(maxsize=64)
def played(merged: str) -> tuple[Scenario, Catalogue]:
    """The public view of a scenario that was merged, and the levers it offers."""
    scenario = load_merged(json.loads(merged))
    return public_view(scenario), catalogue_of(scenario)


def _checked(place: Place, number: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plan as it is kept. Raises `PlanRefused`, `NotThisRound`."""
    if number != place.round:
        raise NotThisRound(place.round)
    view, levers = played(place.contest.scenario)
    try:
        plan = plan_from(values)
    except ValidationError as error:
        raise PlanRefused(problems_of(error)) from error
    seen = Observation.model_validate_json(place.seat.seen)
    if problems := [p for p in check_plan(plan, view, levers, seen) if p.blocks]:
        raise PlanRefused(problems)
    return flatten(plan)


def _may_plan(c: Connection, row: Kept, place: Place, number: int) -> None:
    """Raises `Refused` and `NotThisRound`; looked at inside the transaction that keeps the plan."""
    if row.closed is not None:
        raise Refused("closed")
    if row.round_open and number > row.round_open:
        raise Refused("round", open=row.round_open)
    week = c.execute(select(game.c.week).where(game.c.id == place.game.id)).scalar_one()
    if number != week + 1:
        raise NotThisRound(int(week) + 1)
    if place.seat.name in plans(c, place.game.id, number):
        raise Refused("handed-in")


def _show(c: Connection, place: Kept, sunday: Sunday) -> None:
    """What a seat sees of a week."""
    seen = sunday.seats[place.name]
    c.execute(update(seat).where(seat.c.id == place.id)
              .values(seen=seen.observation, score=seen.score))  # fmt: skip
    c.execute(
        insert(report).values(game_id=place.game_id, seat=place.name, week=sunday.week,
                              body=seen.report, digest=sunday.digest)
    )  # fmt: skip
    c.execute(draft.delete().where(draft.c.game_id == place.game_id, draft.c.seat == place.name))


def _answered(c: Connection, by: Who, key: str, asked: str) -> dict[str, Any] | None:
    """What a request was answered. Raises `Refused` (`key`) when it asked for something else."""
    row = c.execute(
        select(request).where(request.c.person_id == by.id, request.c.key == key)
    ).first()
    if row is None:
        return None
    if row.body != asked:
        raise Refused("key")
    known: dict[str, Any] = json.loads(row.answer)
    return known
