"""The pages: join, team, board, projector, trainer's console. They work without JavaScript.

With it the board follows what happens. Every form goes to the same functions as the API does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from simgame.hub.contests.contests import (
    Wanted,
    boards,
    close,
    contests,
    freeze,
    new_contest,
    open_round,
)
from simgame.hub.contests.debrief import class_debrief, seasons
from simgame.hub.contests.progress import progress
from simgame.hub.contests.standings import board_of
from simgame.hub.hub import Hub
from simgame.hub.people.classes import (
    Refused,
    class_of,
    forget,
    lock,
    new_class,
    people,
    remove,
    taught_by,
    teams,
)
from simgame.hub.people.codes import BadName
from simgame.hub.people.who import Denied, Who, by_token
from simgame.hub.store.tables import contest as table
from simgame.hub.web.api import let_in
from simgame.hub.web.changes import Changes
from simgame.hub.web.said import refusal
from simgame.hub.web.strict import BadBody, whole
from simgame.hub.web.who_asks import COOKIE, AHub, Anybody, Asker, Number
from simgame.locale import LANGUAGES, Texts, detect_language, texts
from simgame.scenario import ScenarioError, list_scenarios

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(),
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
_MONTH = 30 * 86_400
_MOST_DEBRIEFS = 20
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


def when(at: int) -> str:
    """A time (UTC ms) by the hub's own clock and in UTC, so that nobody has to guess."""
    utc = datetime.fromtimestamp(at / 1000, UTC)
    own = utc.astimezone()
    if own.utcoffset() == utc.utcoffset():
        return f"{utc:%m-%d %H:%M} UTC"
    return f"{own:%m-%d %H:%M} ({utc:%H:%M} UTC)"


_TEMPLATES.filters["when"] = when


def static() -> StaticFiles:
    """Styles and scripts, all of them ours or kept beside ours."""
    return StaticFiles(directory=_HERE / "static")


def page(request: Request, template: str, who: Who | None, **values: Any) -> HTMLResponse:
    """A page in the language of whoever asks."""
    t = _texts(request)
    body = _TEMPLATES.get_template(f"{template}.html").render(
        t=t, who=who, path=request.url.path, **values
    )
    answer = HTMLResponse(body, values.get("status", 200))
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie("lang", t.lang, max_age=_MONTH, samesite="strict", httponly=True)
    return answer


@pages.get("/")
def front(request: Request, who: Anybody, code: str = "") -> Response:
    """The door: join a class by its code, or go on where one was."""
    if who is not None:
        return RedirectResponse("/console" if who.trains else "/team", 303)
    return page(request, "join", None, code=code[:20], name="", team="", wrong="")


@pages.post("/join")
async def join(request: Request, hub: AHub) -> Response:
    """Join by the form."""
    form = await _form(request)
    code, name, team = (form.get(key, "") for key in ("code", "name", "team"))
    try:
        joined = await run_in_threadpool(let_in, request, hub, code, name, team)
    except (Refused, BadName) as refused:
        wrong = refusal(refused, _texts(request))
        return page(request, "join", None, code=code, name=name, team=team, wrong=wrong, status=409)
    return _signed_in(request, joined.token, "/team")


@pages.get("/in/{token}")
def sign_in(request: Request, hub: AHub, token: str) -> Response:
    """A link that says who somebody is; what it opens no longer shows it."""
    with hub.store.read() as c:
        found = by_token(c, token)
    if found is None:
        raise Denied
    return _signed_in(request, token, "/console" if found.trains else "/team")


@pages.get("/team")
def my_team(request: Request, hub: AHub, who: Asker) -> Response:
    """One's team, and what there is to play."""
    if who.class_id is None:
        raise Denied
    with hub.store.read() as c:
        klass = class_of(c, who, who.class_id)
        mates = [p for p in people(c, who.class_id) if p.team_id == who.team_id]
        name = next(row.name for row in teams(c, who.class_id) if row.id == who.team_id)
        rows = [(row, boards(c, row.id)) for row in contests(c, who.class_id)]
    return page(request, "team", who, klass=klass, mates=mates, team_name=name, contests=rows,
                address=str(request.base_url).rstrip("/"))  # fmt: skip


@pages.get("/contests/{contest}")
def contest_board(request: Request, hub: AHub, who: Anybody, contest: Number) -> Response:
    """The board of a contest."""
    return page(request, "board", who, **_board(hub, who, contest))


@pages.get("/contests/{contest}/rows")
def board_rows(request: Request, hub: AHub, who: Anybody, contest: Number) -> Response:
    """The board's table alone."""
    return page(request, "rows", who, **_board(hub, who, contest))


@pages.get("/contests/{contest}/projector")
def projector(request: Request, hub: AHub, who: Anybody, contest: Number) -> Response:
    """The board in large type, for the wall of a room."""
    return page(request, "projector", who, **_board(hub, who, contest))


@pages.get("/contests/{contest}/boards/{number}/debrief")
def class_page(
    request: Request, hub: AHub, who: Asker, contest: Number, number: Number
) -> Response:  # fmt: skip
    """The seasons of a board side by side, when the contest is over."""
    with hub.store.read() as c:
        asked = seasons(c, who, contest, number)
    known: dict[tuple[int, int], bytes] = request.app.state.debriefs
    if (contest, number) not in known:
        if len(known) >= _MOST_DEBRIEFS:
            known.clear()
        known[contest, number] = hub.workers.do(class_debrief, asked)
    # The page is one file with its style inside, and nothing else may be loaded.
    return HTMLResponse(known[contest, number], headers={"Content-Security-Policy": _ALONE})


@pages.get("/contests/{contest}/stream")
async def stream(request: Request, hub: AHub, who: Anybody, contest: Number) -> Response:
    """The board's table whenever it has changed."""
    changes: Changes = request.app.state.changes
    before = changes.last
    first = await run_in_threadpool(_rows, request, hub, who, contest)

    async def told() -> AsyncIterator[str]:
        seen, said, text = before, "", first
        while not await request.is_disconnected():
            if text != said:
                said = text
                lines = "\n".join(f"data: {line}" for line in text.splitlines())
                yield f"event: board\n{lines}\n\n"
            else:
                yield ": still here\n\n"
            seen = await changes.after(seen)
            await asyncio.sleep(0)
            text = await run_in_threadpool(_rows, request, hub, who, contest)

    return StreamingResponse(told(), media_type="text/event-stream")


@pages.get("/console")
def console(request: Request, hub: AHub, who: Asker, wrong: str = "") -> Response:
    """The trainer's page: classes, contests, who is where."""
    if not who.trains:
        raise Denied
    with hub.store.read() as c:
        classes = [
            (row, teams(c, row.id), people(c, row.id), contests(c, row.id))
            for row in taught_by(c, who)
        ]
        now = hub.store.now()
        at = {row.id: progress(c, row.id, now) for *_, rows in classes for row in rows}
    return page(
        request, "console", who, classes=classes, scenarios=list_scenarios(), wrong=wrong,
        progress=at, address=str(request.base_url).rstrip("/"),
    )  # fmt: skip


@pages.post("/console/{action}")
async def act(request: Request, hub: AHub, who: Asker, action: str) -> Response:
    """What a form of the console asks for."""
    form = await _form(request)
    do = _ACTIONS.get(action)
    if do is None or not who.trains:
        raise Denied
    try:
        await run_in_threadpool(do, hub, who, form)
    except (Refused, BadName, ScenarioError, ValueError) as refused:
        wrong = refusal(refused, _texts(request))
        return await run_in_threadpool(console, request, hub, who, wrong)
    return RedirectResponse("/console", 303)


def _open_class(hub: Hub, who: Who, form: dict[str, str]) -> None:
    new_class(hub.store, who, form.get("name", ""))


def _lock(hub: Hub, who: Who, form: dict[str, str]) -> None:
    lock(hub.store, who, _whole(form, "class"), locked=form.get("on") == "1")


def _open_contest(hub: Hub, who: Who, form: dict[str, str]) -> None:
    wanted = Wanted(
        form.get("scenario", ""), form.get("title", ""), form.get("level", "normal"),
        form.get("kind", "ranked"), _whole(form, "boards", 1), form.get("missed", "repeat"),
        rounds_open=1 if form.get("paced") else 0, asks=form.get("asks") == "1",
    )  # fmt: skip
    new_contest(hub.store, who, _whole(form, "class"), wanted)


def _next_round(hub: Hub, who: Who, form: dict[str, str]) -> None:
    minutes = form.get("minutes", "")
    deadline = hub.store.now() + 60_000 * _whole(form, "minutes") if minutes else None
    open_round(hub.store, who, _whole(form, "contest"), _whole(form, "round"), deadline)


def _freeze(hub: Hub, who: Who, form: dict[str, str]) -> None:
    freeze(hub.store, who, _whole(form, "contest"), frozen=form.get("on") == "1")


def _remove(hub: Hub, who: Who, form: dict[str, str]) -> None:
    (forget if form.get("forget") == "1" else remove)(hub.store, who, _whole(form, "person"))


def _close(hub: Hub, who: Who, form: dict[str, str]) -> None:
    close(hub.store, who, _whole(form, "contest"))


_ACTIONS = {
    "class": _open_class, "lock": _lock, "contest": _open_contest, "round": _next_round,
    "freeze": _freeze, "close": _close, "remove": _remove,
}  # fmt: skip


def _board(hub: Hub, who: Who | None, contest: Number) -> dict[str, Any]:
    with hub.store.read() as c:
        found = board_of(c, who, contest)
        # Board and title are for whoever has the link; what else a contest is, for its class.
        row = c.execute(select(table.c.title, table.c.round_open, table.c.deadline,
                               table.c.closed).where(table.c.id == contest)).one()  # fmt: skip
        luck = boards(c, contest)
    return {"board": found, "contest": row, "boards": luck, "number": contest}


def _rows(request: Request, hub: Hub, who: Who | None, contest: int) -> str:
    """The board's table; made once for all who see the same."""
    t, changes = _texts(request), request.app.state.changes

    def make() -> str:
        return _TEMPLATES.get_template("rows.html").render(
            t=t, who=who, **_board(hub, who, contest)
        )

    mine = (who.id, who.team_id) if who is not None else None
    rows: str = changes.made(("rows", contest, mine, t.lang), make)
    return rows


def _texts(request: Request) -> Texts:
    """As the address says, the cookie, or the browser."""
    for asked in (request.query_params.get("lang"), request.cookies.get("lang")):
        if asked in LANGUAGES:
            return texts(asked)
    return texts(detect_language({"LANG": request.headers.get("accept-language", "zh")}))


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, each once. Raises `BadBody`."""
    try:
        pairs = parse_qsl(
            (await whole(request)).decode(), keep_blank_values=True, max_num_fields=50
        )
    except ValueError as error:
        raise BadBody("not-a-form") from error
    if len(dict(pairs)) != len(pairs):
        raise BadBody("key-twice")
    return dict(pairs)


def _whole(form: dict[str, str], key: str, usual: int | None = None) -> int:
    """A whole number of a form. Raises `Refused` (`number`)."""
    written = form.get(key, "").strip()
    if not written and usual is not None:
        return usual
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise Refused("number", written=written[:20])
    return int(written)


def _signed_in(request: Request, token: str, where: str) -> Response:
    answer = RedirectResponse(where, 303)
    answer.set_cookie(COOKIE, token, max_age=_MONTH, httponly=True, samesite="strict",
                      secure=request.url.scheme == "https")  # fmt: skip
    return answer
