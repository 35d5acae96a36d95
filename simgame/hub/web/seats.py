"""The API of a seat: all that a team sees, decides and says at its season."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from pydantic import Field
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from simgame.hub.games import room as rooms
from simgame.hub.games.handing_in import HandedIn, Taken
from simgame.hub.games.living import asked_of
from simgame.hub.games.log import decided
from simgame.hub.games.place import Place, place_for, played, title_of
from simgame.hub.hub import Hub
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import draft, group, report
from simgame.hub.web.changes import LONGEST, Changes
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number, Token
from simgame.scenario import told as told_of

seats = APIRouter(prefix="/api/v1/seats/{seat_id}", tags=["play"])

Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Value = bool | int | float | str


class PlanOf(Body):
    """A plan for one round: lever values by path, money in fen."""

    round: int
    values: dict[str, Value]


class DraftOf(Body):
    """The team's draft, by one who knows of `version`."""

    version: int
    values: dict[str, Value]


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


@seats.get("")
async def see_seat(
    request: Request, hub: AHub, who: Asker, seat_id: Number,
    after: Annotated[int | None, Query(ge=0, le=10_000)] = None,
    wait: Annotated[int, Query(ge=0, le=LONGEST)] = LONGEST,
) -> dict[str, Any]:  # fmt: skip
    """All my team may know; with `after`, once more weeks are over or this one asks something.

    Or when `wait` seconds have passed.
    """
    changes: Changes = request.app.state.changes
    # Before looking: what is done while we look wakes us at once.
    waited, seen = 0.0, changes.last
    found = await run_in_threadpool(hub.games.place, who, seat_id)
    while after is not None and not _moved(found, after) and waited < wait:
        before = request.app.state.clock()
        await changes.after_week(found.game.id, seen, wait - waited)
        seen = changes.last
        waited += request.app.state.clock() - before
        found = await run_in_threadpool(hub.games.place, who, seat_id)
    return await run_in_threadpool(_seat, hub, who, seat_id)


@seats.get("/scenario")
def see_scenario(hub: AHub, who: Asker, seat_id: Number) -> dict[str, Any]:
    """The public view of what is played."""
    view, _ = played(hub.games.place(who, seat_id).contest.scenario)
    return told_of(view)


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


def _moved(place: Place, after: int) -> bool:
    return place.game.week > after or asked_of(place.game, place.seat.name) is not None


def _seat(hub: Hub, who: Who, seat_id: int) -> dict[str, Any]:
    with hub.store.read() as c:
        place = place_for(c, who, seat_id)
        lang = c.execute(
            select(group.c.lang).where(group.c.id == place.contest.class_id)
        ).scalar_one()  # fmt: skip
        known = decided(c, place.game.id, place.seat.name)
        kept = c.execute(
            select(draft.c.version, draft.c.body)
            .where(draft.c.game_id == place.game.id, draft.c.seat == place.seat.name)
        ).first()  # fmt: skip
    # A final score tells the truth; a ranked one is told when nobody can use it any more.
    hidden = place.game.finished and place.contest.kind != "practice" and not place.contest.closed
    asked = asked_of(place.game, place.seat.name)
    return {
        "seat": place.seat.id, "contest": place.contest.id, "name": place.seat.name,
        "level": place.contest.level,
        "title": title_of(place.contest, lang), "kind": place.contest.kind,
        "board": place.board.number,
        "week": place.game.week, "finished": place.game.finished, "digest": place.game.digest,
        "handed_in": any(number == place.round for number, *_ in known),
        "plans": [plan for _, plan, _ in known], "answers": [said for *_, said in known],
        "prompts": json.loads(asked.prompts) if asked else [],
        "days": json.loads(asked.days) if asked else [],
        "observation": json.loads(place.seat.seen),
        "score": None if hidden else json.loads(place.seat.score),
        "draft": json.loads(kept.body) if kept else {}, "version": kept.version if kept else 0,
        "round_open": place.contest.round_open, "deadline": place.contest.deadline,
        "closed": place.contest.closed is not None,
    }  # fmt: skip
