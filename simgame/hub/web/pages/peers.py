"""The pages of peer marks: a member gives them, the trainer reads them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import contest_of
from simgame.hub.contests.peers import CRITERIA, every_mark, given_by, mark, mates, means
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, people
from simgame.hub.people.who import Who
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import Form, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import AHub, Asker, Number

peers = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@peers.get("/contests/{contest}/peers")
def see_peers(
    request: Request, hub: AHub, who: Asker, contest: Number, wrong: str = ""
) -> Response:  # fmt: skip
    """What a member may give, or what was given."""
    values: dict[str, Any] = {"criteria": CRITERIA, "wrong": wrong}
    with hub.store.read() as c:
        row = contest_of(c, who, contest)
        if who.trains:
            found = every_mark(c, who, contest)
            names = {one.id: one.name for one in people(c, row.class_id, gone=True)}
            values |= {"marks": found, "names": names, "means": means(found)}
        else:
            given = given_by(c, who, contest)
            values |= {"mates": mates(c, who), "marked": {one.about: one.marks for one in given}}
    return page(request, "peers", who, contest=row, **values)


@peers.post("/contests/{contest}/peers")
async def act(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Mark a mate."""
    form = await form_of(request)
    return await run_in_threadpool(_act, request, hub, who, contest, form)


def _act(request: Request, hub: Hub, who: Who, contest: int, form: Form) -> Response:
    try:
        marks = {name: number(form, name) for name in CRITERIA}
        mark(hub.store, who, contest, number(form, "about"), marks)
    except Refused as refused:
        return see_peers(request, hub, who, contest, refusal(refused, texts_of(request)))
    return RedirectResponse(f"/contests/{contest}/peers", 303)
