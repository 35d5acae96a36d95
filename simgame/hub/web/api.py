"""The API for players: join, see, plan, wait for the week.

`POST plan` answers 202 once the plan is kept; the week is lived after that, and `GET seat` with
`after` waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from simgame import __version__
from simgame.game.rules import RULES
from simgame.hub.contests.contests import boards, contests
from simgame.hub.contests.decided import decided_csv, who_decided
from simgame.hub.contests.laid_out import weights
from simgame.hub.contests.published import published, save_of
from simgame.hub.contests.standings import Board
from simgame.hub.contests.taken_home import may_take
from simgame.hub.games.place import seats_of, title_of, titles_of
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, class_of, people, teams
from simgame.hub.people.guessing import join_from
from simgame.hub.people.who import Who
from simgame.hub.store.tables import Kept
from simgame.hub.web.boards import sees
from simgame.hub.web.changes import Changes
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Anybody, Asker, Number
from simgame.locale import texts

api = APIRouter(prefix="/api/v1", tags=["play"])


class Table(Response):
    """A table to be kept."""

    media_type = "text/csv"


class Rows(Response):
    """Rows of JSON to be kept, one a line."""

    media_type = "application/jsonl; charset=utf-8"


class Join(Body):
    """Let me into the class of this code."""

    code: Annotated[str, Field(max_length=20)]
    name: Annotated[str, Field(max_length=200)]
    team: Annotated[str, Field(max_length=200)]


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
    """Let somebody join from where they ask. Raises as `join_from`."""
    address = request.client.host if request.client else ""
    return join_from(hub.store, address, code, name, team)


@api.get("/me")
def me(hub: AHub, who: Asker) -> dict[str, Any]:
    """Who I am, my team and my class."""
    with hub.store.read() as c:
        klass = class_of(c, who, who.class_id) if who.class_id is not None else None
        mates = [p for p in people(c, who.class_id or 0) if p.team_id == who.team_id]
        names = {row.id: row.name for row in teams(c, who.class_id or 0)}
    told = [{"id": p.id, "name": p.name, "role": p.role, "levers": p.levers} for p in mates]
    return {**_me(who), "team_name": names.get(who.team_id, ""), "team_mates": told,
            "class_name": klass.name if klass else "", "now": hub.store.now()}  # fmt: skip


@api.get("/contests")
def all_contests(hub: AHub, who: Asker) -> list[dict[str, Any]]:
    """The contests of my class, and my team's seats in them."""
    with hub.store.read() as c:
        mine = seats_of(c, who.team_id)
        lang = class_of(c, who, who.class_id).lang if who.class_id is not None else ""
        told = []
        for row in contests(c, who.class_id or 0):
            lucks = boards(c, row.id)
            home = {luck.id for luck in lucks if luck.id in mine and may_take(c, row, luck)}
            told.append(_told_of(row, lucks, mine, lang, home))
    return told


def _told_of(
    row: Kept,
    lucks: Sequence[Kept],
    mine: Mapping[int, dict[str, Any]],
    lang: str,
    home: Collection[int],
) -> dict[str, Any]:
    """A contest and its boards, named in both languages; `title` is that of the class's.

    What is played on boards in `home` may be taken home now.
    """
    first, over = lucks[0], row.closed is not None
    return {
        "id": row.id, "title": title_of(row, lang), "titles": titles_of(row), "kind": row.kind,
        "level": first.level, "scenario": first.scenario_id, "round_open": row.round_open,
        "rounds": row.rounds, "deadline": row.deadline, "closed": over,
        "boards": [
            {"number": luck.number, "promise": luck.promise, "scenario": luck.scenario_id,
             "level": luck.level, "rounds": luck.rounds, "titles": json.loads(luck.called),
             "weight": weights(lucks).get(luck.number, 1.0), "home": luck.id in home,
             **_told_of_seat(mine.get(luck.id, _UNSEATED)),
             **({"seed": luck.seed, "salt": luck.salt} if over else {})}
            for luck in lucks
        ],
    }  # fmt: skip


def _told_of_seat(known: dict[str, Any]) -> dict[str, Any]:
    return {name: known[name] for name in _UNSEATED}


# A board on which one's team has not begun.
_UNSEATED = {"seat": None, "week": 0, "handed_in": False}


@api.post("/contests/{contest}/boards/{number}/seat", status_code=201)
def take_seat(hub: AHub, who: Asker, contest: Number, number: Number) -> dict[str, Any]:
    """My team's seat on a board: the one it has, or a new one."""
    return {"seat": hub.games.begin(who, contest, number)}


@api.get("/contests/{contest}/board")
def see_board(
    request: Request, who: Anybody, contest: Number,
    division: Annotated[str, Query(max_length=40, pattern="^[^\\x00]*$")] = "",
) -> Response:  # fmt: skip
    """The board, as whoever asks may see it; of a division alone, if one is named."""

    def make() -> bytes:
        return json.dumps(told(found), ensure_ascii=False).encode()

    found = request.app.state.boards.board(who, contest, division)
    changes: Changes = request.app.state.changes
    key = ("board", contest, sees(who), division)
    return Response(changes.made(key, make), media_type="application/json")


@api.get("/contests/{contest}/decided")
def see_decided(
    hub: AHub, who: Asker, contest: Number, lang: Literal["zh", "en"] = "zh"
) -> list[dict[str, Any]]:  # fmt: skip
    """Who moved which lever group in which week: of my team, or of all whom I lead."""
    with hub.store.read() as c:
        return [asdict(week) for week in who_decided(c, who, contest, texts(lang))]


@api.get("/contests/{contest}/decided.csv", response_class=Table)
def decided_table(
    hub: AHub, who: Asker, contest: Number, lang: Literal["zh", "en"] = "zh"
) -> Response:  # fmt: skip
    """The same as a table, a line for each member, week and lever group."""
    with hub.store.read() as c:
        text = decided_csv(who_decided(c, who, contest, texts(lang)))
    return as_file(text, f"decided-{contest}.csv")


@api.get("/contests/{contest}/seasons")
def see_seasons(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """The seasons of a contest of my class that is over."""
    with hub.store.read() as c:
        return [asdict(one) for one in published(c, who, contest)]


@api.get("/contests/{contest}/boards/{number}/teams/{team}/season.jsonl", response_class=Rows)
def see_season(hub: AHub, who: Asker, contest: Number, number: Number, team: Number) -> Response:
    """A team's season of a contest that is over, as a save of the game."""
    with hub.store.read() as c:
        save = save_of(c, who, contest, number, team)
    return as_rows(save, f"season-{contest}-{number}-{team}.jsonl")


def as_file(text: str, name: str) -> Response:
    """A table to be kept."""
    return Table(text, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def as_rows(text: str | bytes, name: str) -> Response:
    """Rows to be kept."""
    return Rows(text, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def told(found: Board) -> dict[str, Any]:
    """A board as JSON."""
    lines = [
        {
            "team": line.team, "name": line.name, "weeks": dict(line.weeks),
            "place": line.standing.place if line.standing and not line.bot else None,
            "bot": line.bot,
            "scores": dict(line.standing.scores) if line.standing else {},
            "margin": line.standing.margin if line.standing else None,
            "half": line.standing.half if line.standing else 0.0,
            "band": line.standing.band if line.standing else None, "aside": line.aside,
        }
        for line in found.lines
    ]  # fmt: skip
    return {"contest": found.contest, "frozen": found.frozen, "upto": found.upto,
            "void": found.void, "lines": lines}  # fmt: skip


def _me(who: Who) -> dict[str, Any]:
    return {"id": who.id, "name": who.name, "role": who.role, "class": who.class_id,
            "team": who.team_id, "levers": list(who.levers)}  # fmt: skip
