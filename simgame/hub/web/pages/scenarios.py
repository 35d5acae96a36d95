"""The page of a trainer's own scenarios: sent in, told what is wrong with them, taken away."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.own_scenarios import MOST, ScenarioRefused, add, own_scenarios, take_away
from simgame.hub.games.scenario_sent import LARGEST, Trouble
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Who
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import file_in, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.strict import whole
from simgame.hub.web.who_asks import AHub, Asker

scenarios = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@scenarios.get("/scenarios")
def see_scenarios(request: Request, hub: AHub, who: Asker) -> Response:
    """One's own scenarios, and the form."""
    return _page(request, hub, who)


@scenarios.post("/scenarios")
async def send_scenario(request: Request, hub: AHub, who: Asker) -> Response:
    """Keep the file of the form, if it can be played."""
    kind, source = request.headers.get("content-type", ""), await whole(request)
    return await run_in_threadpool(_send, request, hub, who, file_in(kind, source, "file"))


@scenarios.post("/scenarios/remove")
async def remove_scenario(request: Request, hub: AHub, who: Asker) -> Response:
    """Take one away."""
    form = await form_of(request)
    try:
        await run_in_threadpool(take_away, hub.store, who, number(form, "number"))
    except Refused as refused:
        return await run_in_threadpool(
            _page, request, hub, who, refusal(refused, texts_of(request))
        )
    return RedirectResponse("/scenarios", 303)


def _send(request: Request, hub: Hub, who: Who, content: bytes) -> Response:
    t = texts_of(request)
    try:
        added = add(hub.store, hub.workers, who, content, t.lang)
    except ScenarioRefused as refused:
        wrong = t("It cannot be played yet, and nothing of it was kept. This is what is wrong:")
        return _page(request, hub, who, wrong, refused.troubles)
    except Refused as refused:
        return _page(request, hub, who, refusal(refused, t))
    if not added.troubles:
        return RedirectResponse("/scenarios?kept=1", 303)
    return _page(request, hub, who, "", added.troubles, kept=True)


def _page(
    request: Request, hub: Hub, who: Who, wrong: str = "", troubles: Sequence[Trouble] = (), *,
    kept: bool = False,
) -> Response:  # fmt: skip
    with hub.store.read() as c:
        rows = own_scenarios(c, who)
    return page(
        request, "scenarios", who, rows=rows, wrong=wrong, troubles=troubles,
        kept=kept or request.query_params.get("kept") == "1", most=MOST,
        kilobytes=LARGEST // 1024, status=409 if wrong else 200,
    )  # fmt: skip
