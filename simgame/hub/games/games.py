"""Seasons of teams: begun once a board, decided round by round, lived when all have decided.

A decision is kept before it is acknowledged, together with the request it came by; the week is
lived after that, and what comes of it is written in one transaction that only the first who gets
there can make. So a hub that is killed at any moment lives the week when it comes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from simgame.game.table.contract import PASS
from simgame.hub.contests.contests import contest_of
from simgame.hub.games import drafting, handing_in, living
from simgame.hub.games.events_given import scenario_of
from simgame.hub.games.handing_in import HandedIn, Taken
from simgame.hub.games.log import Decides, answers, decide
from simgame.hub.games.once import answered, remembered, sum_of_request
from simgame.hub.games.place import Place, board_by, place_for, seat_of
from simgame.hub.games.seating import seated
from simgame.hub.games.step import Monday, Sunday, open_season
from simgame.hub.games.waiting import waiting
from simgame.hub.games.workers import Workers
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, game, request

# First Mondays that are remembered: a whole class sits down at one board within a minute.
_MOST_OPENED = 20


class Games:
    """The seasons of a hub. Whatever takes a worker is done outside of transactions."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self.store, self.workers = store, workers
        self._opened: dict[tuple[int, str], Sunday] = {}

    def begin(self, by: Who, contest_id: int, number: int) -> int:
        """A team's season on a board: the one there is, or a new one; the seat's id.

        In a shared market it is the first free seat of a season that has not begun. Raises
        `Denied` and `Refused`: `closed`, `not-open`.
        """
        with self.store.read() as c:
            row = contest_of(c, by, contest_id)
            luck = board_by(c, contest_id, number)
            kept = seat_of(c, luck.id, by.team_id)
            merged = scenario_of(c, row, luck, None if row.kind == "shared" else by.team_id)
        if by.team_id is None:
            raise Denied
        if kept is not None:
            return int(kept)
        if row.closed is not None:
            raise Refused("closed")
        # One that began when it was made is open, whatever this server's clock says.
        if row.opens > row.created and self.store.now() < row.opens:
            raise Refused("not-open")
        opened = self._first_monday(merged, luck)
        try:
            return seated(self.store, by, luck, opened, merged)
        except Refused as moved:
            if moved.code != "moved-on":
                raise
            return self.begin(by, contest_id, number)

    def _first_monday(self, merged: str, luck: Kept) -> Sunday:
        """How every season of a board begins that is played by this scenario."""
        known = self._opened.get((luck.id, merged))
        if known is None:
            if len(self._opened) >= _MOST_OPENED:
                self._opened.clear()
            known = self.workers.do(open_season, Monday(merged, luck.seed))
            self._opened[luck.id, merged] = known
        return known

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
        (came,) = self.hand_in_all([HandedIn(by, seat_id, number, values, key)])
        if isinstance(came, Exception):
            raise came
        return came.answer

    def hand_in_all(self, asked: Sequence[HandedIn]) -> list[Taken | Exception]:
        """Keep plans that came together, each by itself; see `handing_in.hand_in_all`."""
        return handing_in.hand_in_all(self.store, asked)

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
            c.execute(insert(request), remembered(now, by, key, asked, reply))
            note(c, now, by.actor, "answer", game=season.id, seat=place.seat.name, round=number)
        return reply

    def live(self, game_id: int, late: int | None = None) -> bool:
        """Live the week of a game if everybody has decided; see `living.live`."""
        return living.live(self.store, self.workers, game_id, late)

    def waiting(self, older: int = 0) -> list[int]:
        """Games whose week can be lived and has not been, nor moved for `older` ms."""
        with self.store.read() as c:
            return waiting(c, self.store.now() - older)

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


def _alone(c: Connection, place: Place) -> Kept:
    """The contest; whoever decides in it waits for others who do, to know what is kept."""
    return c.execute(
        select(contest).where(contest.c.id == place.contest.id).with_for_update()
    ).one()


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
