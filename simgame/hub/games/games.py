"""Seasons of teams: begun once a board, decided round by round, lived when all have decided.

A decision is kept before it is acknowledged, together with the request it came by; the week is
lived after that, and what comes of it is written in one transaction that only the first who gets
there can make. So a hub that is killed at any moment lives the week when it comes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select, update

from simgame.game.check import check_plan
from simgame.game.offered_levers import catalogue_of
from simgame.game.table.contract import PASS
from simgame.hub.contests.contests import contest_of
from simgame.hub.games import drafting, living
from simgame.hub.games.log import Decides, answers, decide, plans
from simgame.hub.games.once import answered, remember, sum_of_request
from simgame.hub.games.place import Place, board_by, place_of, seat_of
from simgame.hub.games.seating import seated
from simgame.hub.games.step import Monday, open_season
from simgame.hub.games.workers import Workers
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, game
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
            return place_for(c, by, seat_id)

    def hand_in(
        self, by: Who, seat_id: int, number: int, values: Mapping[str, Any], key: str
    ) -> dict[str, Any]:
        """Keep a team's plan for a round, once, whoever sends it how often; what is answered.

        Raises `Denied`, `NotThisRound`, `PlanRefused` and `Refused`: `closed`, `round`,
        `handed-in`, `not-captain`, `key`.
        """
        place, asked = self._led(by, seat_id), sum_of_request(seat_id, number, values)
        with self.store.read() as c:
            if (known := answered(c, by, key, asked)) is not None:
                return known
        plan = _checked(place, number, values)
        with self.store.write() as c:
            row = _alone(c, place)
            if (known := answered(c, by, key, asked)) is not None:
                return known
            _may_plan(c, row, place, number)
            now = self.store.now()
            answer = {"seat": seat_id, "round": number, "kept": True}
            made = Decides(place.seat.name, number, dict(plan))
            decide(c, now, place.game.id, made, by.id)
            remember(c, now, by, key, asked, answer)
            note(c, now, by.actor, "plan", game=place.game.id, seat=place.seat.name, round=number)
        return answer

    def answer(
        self, by: Who, seat_id: int, prompt: str, option: str, key: str
    ) -> dict[str, Any]:  # fmt: skip
        """Keep a team's answer to a question of this week, once; what is answered.

        Raises `Denied` and `Refused`: `closed`, `not-captain`, `not-asked`, `option`, `key`.
        """
        place, asked = self._led(by, seat_id), sum_of_request(seat_id, prompt, option)
        with self.store.write() as c:
            row = _alone(c, place)
            if (known := answered(c, by, key, asked)) is not None:
                return known
            if row.closed is not None:
                raise Refused("closed")
            season = c.execute(
                select(game).where(game.c.id == place.game.id).with_for_update()
            ).one()
            _may_answer(c, season, place.seat.name, prompt, option)
            now, number = self.store.now(), season.week + 1
            made = Decides(place.seat.name, number, {"prompt": prompt, "option": option},
                           "answer", prompt)  # fmt: skip
            decide(c, now, season.id, made, by.id)
            left = _still_asked(c, season)
            c.execute(update(game).where(game.c.id == season.id).values(asked=left, changed=now))
            reply = {"seat": seat_id, "prompt": prompt, "kept": True}
            remember(c, now, by, key, asked, reply)
            note(c, now, by.actor, "answer", game=season.id, seat=place.seat.name, round=number)
        return reply

    def live(self, game_id: int, late: int | None = None) -> bool:
        """Live the week of a game if everybody has decided; see `living.live`."""
        return living.live(self.store, self.workers, game_id, late)

    def waiting(self) -> list[int]:
        """Games whose week can be lived and has not been."""
        return living.waiting(self.store)

    def keep_draft(self, by: Who, seat_id: int, version: int, body: Mapping[str, Any]) -> int:
        """Keep the team's shared draft; see `drafting.keep_draft`."""
        return drafting.keep_draft(self.store, by, self.place(by, seat_id), version, body)

    def _led(self, by: Who, seat_id: int) -> Place:
        """The seat of a captain's own team. Raises `Denied` and `Refused`: `not-captain`."""
        place = self.place(by, seat_id)
        if place.seat.team_id != by.team_id:
            raise Denied
        if by.role != "captain":
            raise Refused("not-captain")
        return place


def place_for(c: Connection, by: Who, seat_id: int) -> Place:
    """A seat that is theirs to look at. Raises `Denied`."""
    found = place_of(c, seat_id)
    if found.seat.team_id != by.team_id or by.team_id is None:
        contest_of(c, by, found.contest.id)
        if not by.trains:
            raise Denied
    return found


@lru_cache(maxsize=64)
def played(merged: str) -> tuple[Scenario, Catalogue]:
    """The public view of a scenario that was merged, and the levers it offers."""
    scenario = load_merged(json.loads(merged))
    return public_view(scenario), catalogue_of(scenario)


def _alone(c: Connection, place: Place) -> Kept:
    """The contest; whoever decides in it waits for others who do, to know what is kept."""
    return c.execute(
        select(contest).where(contest.c.id == place.contest.id).with_for_update()
    ).one()


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


def _may_answer(c: Connection, season: Kept, name: str, prompt: str, option: str) -> None:
    """Raises `Refused`."""
    asked = living.asked_of(season, name)
    known = {one["id"]: one for one in json.loads(asked.prompts)} if asked else {}
    if prompt not in known or prompt in answers(c, season.id, season.week + 1):
        raise Refused("not-asked")
    if option not in (PASS, *(each["id"] for each in known[prompt]["options"])):
        raise Refused("option")


def _still_asked(c: Connection, season: Kept) -> str:
    """What is asked of seats that have not answered all of it."""
    known = answers(c, season.id, season.week + 1)
    left = {
        name: one
        for name, one in json.loads(season.asked).items()
        if any(prompt["id"] not in known for prompt in json.loads(one["prompts"]))
    }
    return json.dumps(left, ensure_ascii=False) if left else ""
