"""The page on which a team sends in seasons that somebody played alone, and sees their scores."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import boards, contest_of
from simgame.hub.contests.uploads import LARGEST, MOST, send, sent_in
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import PLAYERS, Who
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import form_in
from simgame.hub.web.said import refusal
from simgame.hub.web.strict import whole
from simgame.hub.web.who_asks import AHub, Asker, Number
from simgame.locale import Texts

uploads = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@uploads.get("/contests/{contest}/uploads")
def see_uploads(
    request: Request, hub: AHub, who: Asker, contest: Number, again: str = ""
) -> Response:  # fmt: skip
    """What the team has sent in, and the form; a trainer sees what all of them have."""
    return _page(request, hub, who, contest, again=again == "1")


@uploads.post("/contests/{contest}/uploads")
async def send_save(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Keep the file of the form."""
    kind, source = request.headers.get("content-type", ""), await whole(request)
    return await run_in_threadpool(_send, request, hub, who, contest, kind, source)


def _send(
    request: Request, hub: Hub, who: Who, contest: int, kind: str, source: bytes
) -> Response:  # fmt: skip
    save = form_in(kind, source).get("save", "").encode()
    try:
        _, again = send(hub.store, who, contest, save)
    except Refused as refused:
        return _page(request, hub, who, contest, refusal(refused, texts_of(request)))
    return RedirectResponse(f"/contests/{contest}/uploads{'?again=1' if again else ''}", 303)


def _page(
    request: Request, hub: Hub, who: Who, contest: int, wrong: str = "", *, again: bool = False
) -> Response:  # fmt: skip
    with hub.store.read() as c:
        rows = sent_in(c, who, contest)
        about, lucks = contest_of(c, who, contest), boards(c, contest)
    t = texts_of(request)
    why = {row.id: _why(row.refused, t) for row in rows if row.refused}
    plays = {luck.scenario_hash: luck for luck in lucks}
    return page(
        request, "uploads", who, contest=about, plays=list(plays.values()), rows=rows, why=why,
        wrong=wrong, again=again, waiting=any(row.done is None for row in rows), most=MOST,
        kilobytes=LARGEST // 1024, sends=who.role in PLAYERS and about.closed is None,
        status=409 if wrong else 200,
    )  # fmt: skip


def _why(refused: str, t: Texts) -> str:
    told = json.loads(refused)
    return refusal(Refused(told["code"], line=told["line"]), t)
