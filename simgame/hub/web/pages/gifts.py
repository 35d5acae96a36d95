"""The page on which a trainer writes to teams and gives or takes money; how far that is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import led
from simgame.hub.contests.gifts import Gift, order, ordered
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, teams
from simgame.hub.people.who import Who
from simgame.hub.web.gifts import new_key
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import Form, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import AHub, Asker, Number

given = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
# What a form calls it, and with which sign money goes.
_SIGNS = {"message": 0, "more": 1, "less": -1}


@given.get("/contests/{contest}/gifts")
def see_gifts(
    request: Request, hub: AHub, who: Asker, contest: Number, wrong: str = ""
) -> Response:  # fmt: skip
    """What can be given, and what was."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        known, here = ordered(c, contest)[::-1], teams(c, row.class_id)
    t = texts_of(request)
    failed = {one.id: refusal(Refused(one.refused), t) for one in known if one.refused}
    waiting = [one for one in known if one.done is None]
    return page(
        request, "gifts", who, contest=row, gifts=[one for one in known if one.done is not None],
        waiting=waiting, failed=failed, teams=here, wrong=wrong, key=new_key(),
    )  # fmt: skip


@given.post("/contests/{contest}/gifts")
async def act(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Order what the form says."""
    form = await form_of(request)
    return await run_in_threadpool(_act, request, hub, who, contest, form)


def _act(request: Request, hub: Hub, who: Who, contest: int, form: Form) -> Response:
    with hub.store.read() as c:
        led(c, who, contest)
    try:
        order(hub.store, who, contest, _gift(form), form.get("key") or new_key())
    except Refused as refused:
        return see_gifts(request, hub, who, contest, refusal(refused, texts_of(request)))
    return RedirectResponse(f"/contests/{contest}/gifts", 303)


def _gift(form: Form) -> Gift:
    sign = _SIGNS.get(form.get("kind", ""), 0)
    amount = 100 * number(form, "amount") * sign if sign else 0
    kind = "money" if sign else form.get("kind", "")
    return Gift(kind, form.get("text", ""), amount, number(form, "team", 0) or None)
