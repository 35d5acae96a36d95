"""The API for players: join, see, plan, wait for the week.

`POST plan` answers 202 once the plan is kept; the week is lived after that, and `GET seat` with
`after` waits for it.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import Field
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from simgame import __version__
from simgame.game.rules import RULES
from simgame.hub.contests.contests import boards, contests
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.games.games import played
from simgame.hub.games.place import Place
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, Refused, join, people, teams
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import decision, draft, report, seat
from simgame.hub.web.changes import LONGEST, Changes
from simgame.hub.web.guess import Guesses
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Anybody, Asker, Number
from simgame.scenario import told as told_of

api = APIRouter(prefix="/api/v1", tags=["play"])

Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Value = bool | int | float | str


class Join(Body):
    """Let me into the class of this code."""

    code: Annotated[str, Field(max_length=20)]
    name: Annotated[str, Field(max_length=200)]
    team: Annotated[str, Field(max_length=200)]


class PlanOf(Body):
    """A plan for one round: lever values by path, money in fen."""

    round: int
    values: dict[str, Value]


class DraftOf(Body):
    """The team's draft, by one who knows of `version`."""

    version: int
    values: dict[str, Value]


@api.get("/hub")
def about() -> dict[str, Any]:
    """Which rules and version the hub plays by."""
    return {"rules": RULES, "engine": __version__}


@api.post("/join", status_code=201)
def join_class(request: Request, hub: AHub, asked: Join = body(Join)) -> dict[str, Any]:
    """A token for somebody new; it is shown this once."""
    joined = let_in(request, hub, asked.code, asked.name, asked.team)
    return {"token": joined.token, **_me(joined.who)}


def let_in(request: Request, hub: Hub, code: str, name: str, team: str) -> Joined:
    """Let somebody join, unless too many wrong codes came from there. Raises as `join`."""
    guesses: Guesses = request.app.state.guesses
    address = request.client.host if request.client else ""
    guesses.may_try(address)
    try:
        return join(hub.store, code, name, team)
    except Refused as refused:
        if refused.code == "code":
            guesses.failed(address)
        raise


@api.get("/me")
def me(hub: AHub, who: Asker) -> dict[str, Any]:
    """Who I am, my team and my class."""
    with hub.store.read() as c:
        mates = [p for p in people(c, who.class_id or 0) if p.team_id == who.team_id]
        names = {row.id: row.name for row in teams(c, who.class_id or 0)}
    told = [{"id": p.id, "name": p.name, "role": p.role, "levers": p.levers} for p in mates]
    return {**_me(who), "team_name": names.get(who.team_id, ""), "team_mates": told}


@api.get("/contests")
def all_contests(hub: AHub, who: Asker) -> list[dict[str, Any]]:
    """The contests of my class, and my team's seats in them."""
    with hub.store.read() as c:
        mine = {row.board_id: row.id for row in c.execute(
            select(seat.c.board_id, seat.c.id).where(seat.c.team_id == who.team_id)
        )}  # fmt: skip
        return [
            {
                "id": row.id, "title": row.title, "kind": row.kind, "level": row.level,
                "scenario": row.scenario_id, "round_open": row.round_open,
                "deadline": row.deadline, "closed": row.closed is not None,
                "boards": [
                    {"number": luck.number, "promise": luck.promise, "seat": mine.get(luck.id),
                     **({"seed": luck.seed, "salt": luck.salt} if row.closed is not None else {})}
                    for luck in boards(c, row.id)
                ],
            }
            for row in contests(c, who.class_id or 0)
        ]  # fmt: skip


@api.post("/contests/{contest}/boards/{number}/seat", status_code=201)
def take_seat(hub: AHub, who: Asker, contest: Number, number: Number) -> dict[str, Any]:
    """My team's seat on a board: the one it has, or a new one."""
    return {"seat": hub.games.begin(who, contest, number)}


@api.get("/seats/{seat_id}")
async def see_seat(
    request: Request, hub: AHub, who: Asker, seat_id: Number,
    after: Annotated[int | None, Query(ge=0, le=10_000)] = None,
) -> dict[str, Any]:  # fmt: skip
    """All my team may know; with `after`, once more weeks than that have been lived."""
    changes: Changes = request.app.state.changes
    found = await run_in_threadpool(hub.games.place, who, seat_id)
    waited, seen = 0.0, changes.last
    while after is not None and found.game.week <= after and waited < LONGEST:
        before = request.app.state.clock()
        seen = await changes.after(seen, LONGEST - waited)
        waited += request.app.state.clock() - before
        found = await run_in_threadpool(hub.games.place, who, seat_id)
    return await run_in_threadpool(_seat, hub, found)


@api.get("/seats/{seat_id}/scenario")
def see_scenario(hub: AHub, who: Asker, seat_id: Number) -> dict[str, Any]:
    """The public view of what is played."""
    view, _ = played(hub.games.place(who, seat_id).contest.scenario)
    return told_of(view)


@api.get("/seats/{seat_id}/reports/{week}")
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


@api.post("/seats/{seat_id}/plan", status_code=202)
def hand_in(
    request: Request, hub: AHub, who: Asker, seat_id: Number, key: Key,
    asked: PlanOf = body(PlanOf),
) -> dict[str, Any]:  # fmt: skip
    """Keep my team's plan. 202 once it is kept; sent again with the same key, the same answer."""
    kept = hub.games.hand_in(who, seat_id, asked.round, asked.values, key)
    request.app.state.lives.submit(_live, hub, who, seat_id)
    return kept


@api.put("/seats/{seat_id}/draft")
def keep_draft(
    hub: AHub, who: Asker, seat_id: Number, asked: DraftOf = body(DraftOf)
) -> dict[str, Any]:  # fmt: skip
    """Keep my team's draft."""
    return {"version": hub.games.keep_draft(who, seat_id, asked.version, asked.values)}


@api.get("/contests/{contest}/board")
def see_board(request: Request, hub: AHub, who: Anybody, contest: Number) -> Response:
    """The board, as whoever asks may see it."""

    def make() -> bytes:
        with hub.store.read() as c:
            return json.dumps(told(board_of(c, who, contest)), ensure_ascii=False).encode()

    changes: Changes = request.app.state.changes
    # Whoever does not lead sees what everybody sees.
    key = ("board", contest, who.id if who is not None and who.trains else None)
    return Response(changes.made(key, make), media_type="application/json")


def told(found: Board) -> dict[str, Any]:
    """A board as JSON."""
    lines = [
        {
            "team": line.team, "name": line.name, "weeks": dict(line.weeks),
            "place": line.standing.place if line.standing else None,
            "scores": dict(line.standing.scores) if line.standing else {},
            "margin": line.standing.margin if line.standing else None,
            "band": line.standing.band if line.standing else None,
        }
        for line in found.lines
    ]  # fmt: skip
    return {"contest": found.contest, "frozen": found.frozen, "upto": found.upto, "lines": lines}


def _me(who: Who) -> dict[str, Any]:
    return {"id": who.id, "name": who.name, "role": who.role, "class": who.class_id,
            "team": who.team_id, "levers": list(who.levers)}  # fmt: skip


def _live(hub: Any, who: Who, seat_id: Number) -> None:
    hub.games.live(hub.games.place(who, seat_id).game.id)


def _seat(hub: Any, place: Place) -> dict[str, Any]:
    with hub.store.read() as c:
        plans = c.execute(
            select(decision.c.round, decision.c.body)
            .where(decision.c.game_id == place.game.id, decision.c.seat == place.seat.name)
            .order_by(decision.c.round)
        ).all()  # fmt: skip
        kept = c.execute(
            select(draft.c.version, draft.c.body)
            .where(draft.c.game_id == place.game.id, draft.c.seat == place.seat.name)
        ).first()  # fmt: skip
    # A final score tells the truth; a ranked one is told when nobody can use it any more.
    hidden = place.game.finished and place.contest.kind != "practice" and not place.contest.closed
    return {
        "seat": place.seat.id, "name": place.seat.name, "level": place.contest.level,
        "title": place.contest.title, "kind": place.contest.kind, "board": place.board.number,
        "week": place.game.week, "finished": place.game.finished, "digest": place.game.digest,
        "handed_in": any(row.round == place.round for row in plans),
        "plans": [json.loads(row.body) for row in plans],
        "observation": json.loads(place.seat.seen),
        "score": None if hidden else json.loads(place.seat.score),
        "draft": json.loads(kept.body) if kept else {}, "version": kept.version if kept else 0,
        "round_open": place.contest.round_open, "deadline": place.contest.deadline,
        "closed": place.contest.closed is not None,
    }  # fmt: skip
