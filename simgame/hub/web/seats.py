"""The API of a seat: all that a team sees, decides and says at its season."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import Field
from sqlalchemy import select

from simgame.hub.contests.taken_home import file_of
from simgame.hub.games import room as rooms
from simgame.hub.games.handing_in import HandedIn, Taken
from simgame.hub.games.looking import Look, Sight, Waits, told
from simgame.hub.games.place import played
from simgame.hub.games.together import Together
from simgame.hub.people.who import Denied
from simgame.hub.store.tables import report
from simgame.hub.web.changes import LONGEST, Changes
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number, Token
from simgame.scenario import told as told_of

seats = APIRouter(prefix="/api/v1/seats/{seat_id}", tags=["play"])

Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Value = bool | int | float | str
# What a draft may hold, of which the room keeps every change.
Kept = bool | int | float | Annotated[str, Field(max_length=200)]
Looker = Together[Look, Sight | Waits]


class ScenarioFile(Response):
    """A scenario to be kept."""

    media_type = "application/yaml; charset=utf-8"


class PlanOf(Body):
    """A plan for one round: lever values by path, money in fen."""

    round: int
    values: dict[str, Value]


class DraftOf(Body):
    """The team's draft, by one who knows of `version`."""

    version: int
    values: dict[Annotated[str, Field(max_length=200)], Kept]


class AnswerOf(Body):
    """An answer to a question of this week, by the ids of both; an empty one orders nothing new."""

    prompt: Annotated[str, Field(max_length=120)]
    option: Annotated[str, Field(max_length=120)]


class Visit(Body):
    """Where I am, and whether I am ready with this round (null: as before)."""

    page: Annotated[str, Field(pattern="^[a-z]{1,20}$")]
    ready: bool | None = None


class Said(Body):
    """A line to my team."""

    text: Annotated[str, Field(max_length=1000)]


@seats.get("", response_model=dict[str, Any])
async def see_seat(
    request: Request, token: Token, seat_id: Number,
    after: Annotated[int | None, Query(ge=0, le=10_000)] = None,
    wait: Annotated[int, Query(ge=0, le=LONGEST)] = LONGEST,
) -> Response:  # fmt: skip
    """All my team may know; with `after`, once more weeks are over or this one asks something.

    Or when `wait` seconds have passed.
    """
    changes: Changes = request.app.state.changes
    looker: Looker = request.app.state.looker
    # Before looking: what is done while we look wakes us at once.
    waited, seen = 0.0, changes.last
    found = await looker.ask(Look(token, seat_id, after if wait else None))
    while isinstance(found, Waits):
        before = request.app.state.clock()
        await changes.after_week(found.game, seen, wait - waited)
        seen = changes.last
        waited += request.app.state.clock() - before
        found = await looker.ask(Look(token, seat_id, after if waited < wait else None))
    return Response(told(found), media_type="application/json")


@seats.get("/scenario")
def see_scenario(hub: AHub, who: Asker, seat_id: Number) -> dict[str, Any]:
    """The public view of what is played."""
    view, _ = played(hub.games.place(who, seat_id).board.scenario)
    return told_of(view)


@seats.get("/scenario.yaml", response_class=ScenarioFile)
def take_home(hub: AHub, who: Asker, seat_id: Number) -> Response:
    """The whole scenario, to practise on at home, where the trainer has allowed it.

    404 while a ranked or shared contest on it goes on anywhere, as where it was never allowed.
    """
    with hub.store.read() as c:
        name, text = file_of(c, who, seat_id)
    kept = {"Content-Disposition": f'attachment; filename="{name}.yaml"'}
    return ScenarioFile(text, headers=kept)


@seats.get("/reports/{week}")
def see_report(hub: AHub, who: Asker, seat_id: Number, week: Number) -> dict[str, Any]:
    """What was reported about one week that is over."""
    place = hub.games.place(who, seat_id)
    with hub.store.read() as c:
        found = c.execute(
            select(report.c.body).where(
                report.c.game_id == place.game.id, report.c.seat == place.seat.name,
                report.c.week == week,
            )
        ).scalar()  # fmt: skip
    if found is None:
        raise Denied
    return json.loads(found)  # type: ignore[no-any-return]


@seats.post("/plan", status_code=202)
async def hand_in(
    request: Request, token: Token, seat_id: Number, key: Key, asked: PlanOf = body(PlanOf)
) -> dict[str, Any]:  # fmt: skip
    """Keep my team's plan. 202 once it is kept; sent again with the same key, the same answer."""
    plan = HandedIn(token, seat_id, asked.round, asked.values, key)
    kept: Taken = await request.app.state.keeper.ask(plan)
    return kept.answer


@seats.post("/answer", status_code=202)
def give_answer(
    request: Request, hub: AHub, who: Asker, seat_id: Number, key: Key,
    asked: AnswerOf = body(AnswerOf),
) -> dict[str, Any]:  # fmt: skip
    """Keep my team's answer to a question. 202 once it is kept; the week then goes on."""
    kept = hub.games.answer(who, seat_id, asked.prompt, asked.option, key)
    request.app.state.lives.soon(hub.games.place(who, seat_id).game.id)
    return kept


@seats.post("/room")
def see_room(
    hub: AHub, who: Asker, seat_id: Number, asked: Visit = body(Visit)
) -> dict[str, Any]:  # fmt: skip
    """My team's room, which I visit: who is there, who changed what, what was said, the clock."""
    return rooms.visit(hub.store, who, seat_id, asked.page, ready=asked.ready)


@seats.post("/said", status_code=201)
def say(hub: AHub, who: Asker, seat_id: Number, asked: Said = body(Said)) -> dict[str, Any]:
    """Say a line to my team."""
    rooms.say(hub.store, who, seat_id, asked.text)
    return {"said": True}


@seats.put("/draft")
def keep_draft(
    hub: AHub, who: Asker, seat_id: Number, asked: DraftOf = body(DraftOf)
) -> dict[str, Any]:  # fmt: skip
    """Keep my team's draft."""
    return {"version": hub.games.keep_draft(who, seat_id, asked.version, asked.values)}
