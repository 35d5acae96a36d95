"""The door, for whoever joins, and the page of a team."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import boards, contests
from simgame.hub.contests.taken_home import may_take
from simgame.hub.games.place import seats_of
from simgame.hub.people.classes import Refused, class_of, own, people, teams
from simgame.hub.people.codes import BadName
from simgame.hub.people.forgetting import forget
from simgame.hub.people.parts import NAMES, PARTS, part_of
from simgame.hub.people.who import SPECTATOR, Denied, Who, by_token
from simgame.hub.store.tables import Kept
from simgame.hub.web.api import let_in
from simgame.hub.web.pages.drawn import MONTH, page, texts_of
from simgame.hub.web.pages.form import form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import COOKIE, AHub, Anybody, Asker

door = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@door.get("/")
def front(request: Request, who: Anybody, code: str = "") -> Response:
    """The door: join a class by its code, or go on where one was."""
    if who is not None:
        return RedirectResponse(home_of(who), 303)
    return page(request, "join", None, code=code[:20], name="", team="", wrong="")


@door.post("/join")
async def join(request: Request, hub: AHub) -> Response:
    """Join by the form."""
    form = await form_of(request)
    code, name, team = (form.get(key, "") for key in ("code", "name", "team"))
    try:
        joined = await run_in_threadpool(let_in, request, hub, code, name, team)
    except (Refused, BadName) as refused:
        wrong = refusal(refused, texts_of(request))
        return page(request, "join", None, code=code, name=name, team=team, wrong=wrong, status=409)
    return _signed_in(request, joined.token, "/team")


@door.get("/in/{token}")
def sign_in(request: Request, hub: AHub, token: str) -> Response:
    """A link that says who somebody is; what it opens no longer shows it."""
    with hub.store.read() as c:
        found = by_token(c, token)
    if found is None:
        raise Denied
    return _signed_in(request, token, home_of(found))


def home_of(who: Who) -> str:
    """Where somebody begins."""
    if who.trains:
        return "/console"
    return "/watch" if who.role == SPECTATOR else "/team"


@door.get("/watch")
def what_is_watched(request: Request, hub: AHub, who: Asker) -> Response:
    """The contests of a class, for who may watch it."""
    if who.role != SPECTATOR or who.class_id is None:
        raise Denied
    with hub.store.read() as c:
        klass = class_of(c, who, who.class_id)
        rows = [(row, boards(c, row.id)) for row in contests(c, who.class_id)]
    return page(request, "watch", who, klass=klass, contests=rows)


@door.get("/team")
def my_team(request: Request, hub: AHub, who: Asker) -> Response:
    """One's team, and what there is to play."""
    if who.class_id is None or who.team_id is None:
        raise Denied
    with hub.store.read() as c:
        klass = class_of(c, who, who.class_id)
        mates = [p for p in people(c, who.class_id) if p.team_id == who.team_id]
        name = next(row.name for row in teams(c, who.class_id) if row.id == who.team_id)
        mine = seats_of(c, who.team_id)
        rows = [
            (
                row,
                [
                    {
                        **_on(luck, mine.get(luck.id), row),
                        "home": luck.id in mine and may_take(c, row, luck),
                    }
                    for luck in boards(c, row.id)
                ],
            )
            for row in contests(c, who.class_id)
        ]
    parts = {p.id: part_of([n for n in p.levers.split(",") if n]) for p in mates}
    return page(request, "team", who, klass=klass, mates=mates, team_name=name, contests=rows,
                parts=parts, names=NAMES, address=str(request.base_url).rstrip("/"))  # fmt: skip


@door.post("/team/part")
async def take_part(request: Request, hub: AHub, who: Asker) -> Response:
    """Give a member of one's team their part: one's own, or as its captain."""
    if who.class_id is None or who.team_id is None:
        raise Denied
    form = await form_of(request)
    levers = PARTS.get(form.get("part", ""), ())
    await run_in_threadpool(own, hub.store, who, number(form, "person"), levers)
    return RedirectResponse("/team", 303)


@door.post("/team/forget")
async def forget_me(request: Request, hub: AHub, who: Asker) -> Response:
    """Forget the one who asks; this browser does not know them any more, either."""
    form = await form_of(request)
    if form.get("sure") != "1":
        return RedirectResponse("/team", 303)
    await run_in_threadpool(forget, hub.store, who, who.id)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _on(luck: Kept, known: dict[str, Any] | None, about: Kept) -> dict[str, Any]:
    """Where a team is on a board: not there, so many weeks, and the score when it may be told."""
    told = about.kind == "practice" or about.closed is not None
    score = known["score"] if known and known["finished"] and told else None
    return {"number": luck.number, "rounds": luck.rounds, "luck": luck,
            **(known or {"seat": None}), "score": score}  # fmt: skip


def _signed_in(request: Request, token: str, where: str) -> Response:
    answer = RedirectResponse(where, 303)
    answer.set_cookie(COOKIE, token, max_age=MONTH, httponly=True, samesite="strict",
                      secure=request.url.scheme == "https")  # fmt: skip
    return answer
