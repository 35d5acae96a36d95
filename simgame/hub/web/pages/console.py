"""The trainer's page: classes, contests, who is where; and what its forms do."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.bots import fill
from simgame.hub.contests.contests import (
    Wanted,
    boards,
    close,
    contests,
    freeze,
    go_on,
    led,
    new_contest,
    one_more_board,
    open_round,
)
from simgame.hub.contests.half_time import half_time
from simgame.hub.contests.laid_out import MOST_BOARDS, OnBoards, offered, shipped
from simgame.hub.contests.own_scenarios import own_scenarios
from simgame.hub.contests.progress import progress
from simgame.hub.contests.taken_home import given_home
from simgame.hub.hub import Hub
from simgame.hub.people.classes import (
    Refused,
    lock,
    new_class,
    people,
    remove,
    renew,
    taught_by,
    teach,
    teams,
)
from simgame.hub.people.codes import BadName
from simgame.hub.people.divisions import put_into
from simgame.hub.people.forgetting import forget, keep
from simgame.hub.people.roster import enrol
from simgame.hub.people.spectators import let_watch, spectators
from simgame.hub.people.who import Denied, Who
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import Form, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import AHub, Asker, Number
from simgame.locale import LANGUAGES
from simgame.scenario import ScenarioError

console = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@console.get("/console")
def see_console(request: Request, hub: AHub, who: Asker, wrong: str = "") -> Response:
    """The trainer's page: classes, contests, who is where."""
    if not who.trains:
        raise Denied
    with hub.store.read() as c:
        classes = [
            (row, teams(c, row.id), people(c, row.id), contests(c, row.id), spectators(c, row.id))
            for row in taught_by(c, who)
        ]
        now = hub.store.now()
        every = [row.id for _, _, _, rows, _ in classes for row in rows]
        at = {one: progress(c, one, now) for one in every}
        lucks = {one: boards(c, one) for one in every}
        own = own_scenarios(c, who)
        # Others' contests are none of a trainer's business.
        home = {
            row.id: given_home(c, row) for _, _, _, rows, _ in classes for row in rows
            if row.closed is None
        }  # fmt: skip
    lang = texts_of(request).lang
    titled = [(one["name"], one["titles"][lang]) for one in [*own, *shipped()]]
    levels = dict.fromkeys(("easy", "normal", "hard"))
    levels |= dict.fromkeys(level for one in own for level in one["levels"])
    return page(
        request, "console", who, classes=classes, scenarios=titled, wrong=wrong, progress=at,
        home=home, levels=list(levels), lucks=lucks, most_boards=MOST_BOARDS,
        address=str(request.base_url).rstrip("/"),
        alone=request.base_url.hostname in _LOOPBACK,
    )  # fmt: skip


# Names of a machine that mean another one on every other machine.
_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


@console.get("/classes/{klass}/wall")
def see_wall(request: Request, hub: AHub, who: Asker, klass: Number) -> Response:
    """How to join a class, in large type for the wall of a room, and how many have."""
    with hub.store.read() as c:
        row = teach(c, who, klass)
        here, known = people(c, klass), teams(c, klass)
    return page(request, "wall", who, klass=row, people=len(here), teams=len(known),
                address=str(request.base_url).rstrip("/"),
                alone=request.base_url.hostname in _LOOPBACK)  # fmt: skip


@console.post("/classes/{klass}/roster")
async def put_in(request: Request, hub: AHub, who: Asker, klass: Number) -> Response:
    """Put a class list in; the page shows everybody's own link, this once."""
    form = await form_of(request)
    return await run_in_threadpool(_put_in, request, hub, who, klass, form)


def _put_in(request: Request, hub: Hub, who: Who, klass: int, form: Form) -> Response:
    with hub.store.read() as c:
        row = teach(c, who, klass)
    try:
        found = enrol(hub.store, who, klass, form.get("list", ""))
    except Refused as refused:
        return see_console(request, hub, who, refusal(refused, texts_of(request)))
    return page(request, "roster", who, klass=row, enrolled=found,
                address=str(request.base_url).rstrip("/"))  # fmt: skip


@console.post("/classes/{klass}/spectators")
async def let_somebody_watch(request: Request, hub: AHub, who: Asker, klass: Number) -> Response:
    """Let somebody watch; the page shows their link, this once."""
    form = await form_of(request)
    return await run_in_threadpool(_let_watch, request, hub, who, klass, form)


def _let_watch(request: Request, hub: Hub, who: Who, klass: int, form: Form) -> Response:
    with hub.store.read() as c:
        row = teach(c, who, klass)
    try:
        found = let_watch(hub.store, who, klass, form.get("name", ""))
    except (Refused, BadName) as refused:
        return see_console(request, hub, who, refusal(refused, texts_of(request)))
    return page(request, "lets_watch", who, klass=row, joined=found,
                address=str(request.base_url).rstrip("/"))  # fmt: skip


@console.get("/contests/{contest}/half-time")
def see_half_time(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Who drifts, who is stuck, and what to ask each team; for whoever leads the class."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        halves = half_time(c, contest, hub.store.now(), texts_of(request))
        many = len(boards(c, contest)) > 1
    return page(request, "half", who, contest=row, halves=halves, many=many)


@console.post("/console/{action}")
async def act(request: Request, hub: AHub, who: Asker, action: str) -> Response:
    """What a form of the console asks for."""
    form = await form_of(request)
    do = _ACTIONS.get(action)
    if do is None or not who.trains:
        raise Denied
    try:
        await run_in_threadpool(do, hub, who, form)
    except (Refused, BadName, ScenarioError, ValueError) as refused:
        wrong = refusal(refused, texts_of(request))
        return await run_in_threadpool(see_console, request, hub, who, wrong)
    return RedirectResponse("/console", 303)


def _open_class(hub: Hub, who: Who, form: Form) -> None:
    lang = form.get("lang", "")
    new_class(hub.store, who, form.get("name", ""), lang if lang in LANGUAGES else LANGUAGES[0])


def _lock(hub: Hub, who: Who, form: Form) -> None:
    lock(hub.store, who, number(form, "class"), locked=form.get("on") == "1")


def _renew(hub: Hub, who: Who, form: Form) -> None:
    renew(hub.store, who, number(form, "class"))


def _keep(hub: Hub, who: Who, form: Form) -> None:
    keep(hub.store, who, number(form, "class"), number(form, "days"))


def _open_contest(hub: Hub, who: Who, form: Form) -> None:
    first, *more = [_part(form, n) for n in range(1, MOST_BOARDS + 1)
                    if n == 1 or form.get(f"scenario_{n}")]  # fmt: skip
    wanted = Wanted(
        first.scenario, form.get("title", ""), first.level,
        form.get("kind", "ranked"), first.boards, form.get("missed", "repeat"),
        rounds_open=1 if form.get("paced") else 0, asks=form.get("asks") == "1",
        opens=_in_hours(hub, form, "opens") or 0, closes=_in_hours(hub, form, "closes"),
        goals=number(form, "goals", 100),
        moved_days=number(form, "moved_days", 0), home=form.get("home") == "1", more=tuple(more),
    )  # fmt: skip
    new_contest(hub.store, who, number(form, "class"), wanted)


def _part(form: Form, n: int) -> OnBoards:
    """The `n`th scenario of a form, with its level and boards."""
    end = f"_{n}" if n > 1 else ""
    return OnBoards(
        offered(form.get(f"scenario{end}", "")), form.get(f"level{end}", "normal"),
        number(form, f"boards{end}", 1),
    )  # fmt: skip


def _in_hours(hub: Hub, form: Form, key: str) -> int | None:
    """A time so many hours from now (UTC ms), if one was written."""
    return hub.store.now() + 3_600_000 * number(form, key) if form.get(key, "").strip() else None


def _go_on(hub: Hub, who: Who, form: Form) -> None:
    go_on(hub.store, who, number(form, "contest"), number(form, "round"), form.get("do", ""))


def _next_round(hub: Hub, who: Who, form: Form) -> None:
    minutes = form.get("minutes", "")
    deadline = hub.store.now() + 60_000 * number(form, "minutes") if minutes else None
    open_round(hub.store, who, number(form, "contest"), number(form, "round"), deadline)


def _freeze(hub: Hub, who: Who, form: Form) -> None:
    freeze(hub.store, who, number(form, "contest"), frozen=form.get("on") == "1")


def _remove(hub: Hub, who: Who, form: Form) -> None:
    (forget if form.get("forget") == "1" else remove)(hub.store, who, number(form, "person"))


def _close(hub: Hub, who: Who, form: Form) -> None:
    close(hub.store, who, number(form, "contest"))


def _more(hub: Hub, who: Who, form: Form) -> None:
    one_more_board(hub.store, who, number(form, "contest"), number(form, "like", 1))


def _division(hub: Hub, who: Who, form: Form) -> None:
    put_into(hub.store, who, number(form, "team"), form.get("division", ""))


def _fill(hub: Hub, who: Who, form: Form) -> None:
    fill(hub.store, hub.games, who, number(form, "contest"), number(form, "count"))


_ACTIONS = {
    "class": _open_class, "lock": _lock, "contest": _open_contest, "round": _next_round,
    "freeze": _freeze, "close": _close, "remove": _remove,
    "bots": _fill, "board": _more, "division": _division, "code": _renew, "keep": _keep,
    "go-on": _go_on,
}  # fmt: skip
