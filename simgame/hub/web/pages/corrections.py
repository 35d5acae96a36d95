"""The page of corrections: what can be corrected, what that would do, and what was corrected."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import boards, led
from simgame.hub.contests.corrected import Order, correct, done, preview, undoing
from simgame.hub.contests.corrections import Correction
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, people, teams
from simgame.hub.people.who import Denied, Who
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import Form, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import AHub, Asker, Number

corrections = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@corrections.get("/contests/{contest}/corrections")
def see_corrections(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """What can be corrected, and what was."""
    return _page(request, hub, who, contest)


@corrections.post("/contests/{contest}/corrections")
async def act(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Look at what a form asks for; with the mark of that, do it."""
    form = await form_of(request)
    return await run_in_threadpool(_act, request, hub, who, contest, form)


def _act(request: Request, hub: Hub, who: Who, contest: int, form: Form) -> Response:
    with hub.store.read() as c:
        led(c, who, contest)
    try:
        asked, undoes = _asked(hub, contest, form)
        if form.get("mark"):
            order = Order(asked, form["mark"], form.get("reason", ""), undoes)
            correct(hub.store, hub.workers, who, contest, order)
            return RedirectResponse(f"/contests/{contest}/corrections", 303)
        seen = preview(hub.store, hub.workers, who, contest, asked)
    except (Refused, PlanRefused) as refused:
        return _page(request, hub, who, contest, wrong=refusal(refused, texts_of(request)))
    except Denied:
        # A team that has not begun there, or somebody who is gone: on this page that is a slip.
        wrong = refusal(Refused("not-there"), texts_of(request))
        return _page(request, hub, who, contest, wrong=wrong)
    more = {"seen": seen, "rows": _rows(seen.before, seen.after), "form": form}
    return _page(request, hub, who, contest, **more)


def _asked(hub: Hub, contest: int, form: Form) -> tuple[Correction, int]:
    if undoes := number(form, "undoes", 0):
        with hub.store.read() as c:
            return undoing(c, contest, undoes), undoes
    minutes = form.get("minutes", "").strip()
    until = form.get("until", "")
    deadline = hub.store.now() + 60_000 * number(form, "minutes") if minutes else None
    if until:
        # What was looked at is what is done, however long that took.
        deadline = int(until) if until.isascii() and until.isdigit() and len(until) < 16 else None
    asked = Correction(
        form.get("kind", ""), number(form, "board", 0), number(form, "team", 0),
        number(form, "week", 0), form.get("plan", "skip"), number(form, "person", 0), deadline,
        form.get("on", "1") == "1",
    )  # fmt: skip
    return asked, 0


def _rows(before: Board, after: Board) -> list[dict[str, Any]]:
    """A team a row, with its place and scores before and after."""
    then = {line.team: line for line in after.lines}
    return [
        {"name": line.name, "before": line, "after": then[line.team],
         "same": line == then[line.team]}
        for line in before.lines
    ]  # fmt: skip


def _page(request: Request, hub: Hub, who: Who, contest: int, **more: Any) -> Response:
    with hub.store.read() as c:
        row = led(c, who, contest)
        known = done(c, contest)
        values = {
            "contest": row, "board": board_of(c, who, contest), "boards": boards(c, contest),
            "teams": teams(c, row.class_id), "people": people(c, row.class_id),
            "done": known[::-1], "undone": {one.undoes for one in known},
        }  # fmt: skip
    return page(request, "corrections", who, **{"wrong": "", "seen": None, **values, **more})
