"""A contest for whoever watches it: the board, alive, on a wall, and the debrief at its end."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from markupsafe import Markup
from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import boards
from simgame.hub.contests.course import HEIGHT, WIDTH, Drawn, chart, courses
from simgame.hub.contests.debrief import Stand, class_debrief, seasons, stand_of
from simgame.hub.contests.decided import who_decided
from simgame.hub.contests.gifts import gifts
from simgame.hub.contests.laid_out import weights
from simgame.hub.contests.published import Published, published
from simgame.hub.contests.standings import Board
from simgame.hub.hub import Hub
from simgame.hub.people.divisions import divisions
from simgame.hub.people.who import Denied, Who, by_token
from simgame.hub.store.store import AWAY
from simgame.hub.store.tables import Kept
from simgame.hub.store.tables import contest as table
from simgame.hub.web.boards import TICK, Boards, sees
from simgame.hub.web.changes import LONGEST, Changes
from simgame.hub.web.pages.as_asked import AS_IS, AsAsked, Shown
from simgame.hub.web.pages.drawn import drawn, page, texts_of
from simgame.hub.web.who_asks import AHub, Anybody, Asker, MaybeToken, Number

watched = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_MOST_DEBRIEFS = 20
# How long whoever watches is left alone after they were told something (s).
REST_SECONDS = 0.3
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


@watched.get("/contests/{contest}")
def contest_board(
    request: Request, hub: AHub, who: Anybody, contest: Number, as_asked: Shown
) -> Response:
    """The board of a contest."""
    known = _board(request, hub, who, contest, as_asked)
    changes: Changes = request.app.state.changes
    all_boards: Boards = request.app.state.boards

    def make() -> list[tuple[int, list[Drawn], float]]:
        with hub.store.read() as c:
            return _charts(c, known["contest"], all_boards.board(who, contest, as_asked.division))

    key = ("charts", contest, sees(who), as_asked.division)
    charts = changes.made(key, make) if not as_asked.delay else []
    return page(request, "board", who, charts=charts, width=WIDTH, height=HEIGHT, **known)


@watched.get("/contests/{contest}/rows")
def board_rows(
    request: Request, hub: AHub, who: Anybody, contest: Number, as_asked: Shown
) -> Response:
    """The board's table alone."""
    return HTMLResponse(_rows(request, hub, who, contest, as_asked))


@watched.get("/contests/{contest}/projector")
def projector(
    request: Request, hub: AHub, who: Anybody, contest: Number, as_asked: Shown
) -> Response:
    """The board in large type, for the wall of a room; for spectators, some minutes late."""
    return page(request, "projector", who, **_board(request, hub, who, contest, as_asked))


@watched.get("/contests/{contest}/boards/{number}/debrief")
async def class_page(
    request: Request, hub: AHub, who: Asker, contest: Number, number: Number
) -> Response:  # fmt: skip
    """The seasons of a board side by side, when the contest is over."""

    def ask() -> Stand:
        with hub.store.read() as c:
            return stand_of(c, who, contest, number)

    def make() -> bytes:
        with hub.store.read() as c:
            asked = replace(seasons(c, who, contest, number), lang=lang)
        return hub.workers.do(class_debrief, asked)

    stand, lang = await run_in_threadpool(ask), texts_of(request).lang
    known: dict[tuple[int, int, str], tuple[Stand, bytes]] = request.app.state.debriefs
    key = (contest, number, lang)
    changes: Changes = request.app.state.changes
    # A class opens it within one minute: it is made for the first of them, and the others wait
    # without a thread. Made anew once more is known of the seasons: causes, luck, corrections.
    async with changes.turn(("debrief", *key)):
        made = known.get(key)
        if made is None or made[0] != stand:
            if len(known) >= _MOST_DEBRIEFS:
                known.clear()
            made = known[key] = (stand, await run_in_threadpool(make))
    # The page is one file with its style inside, and nothing else may be loaded.
    return HTMLResponse(made[1], headers={"Content-Security-Policy": _ALONE})


@watched.get("/contests/{contest}/decided")
def see_decided(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Who decided what, week by week: one's own team, or every team for who leads the class."""
    with hub.store.read() as c:
        weeks = who_decided(c, who, contest, texts_of(request))
        about = c.execute(_ABOUT.where(table.c.id == contest)).one()
        many = len(boards(c, contest)) > 1
    return page(request, "decided", who, contest=about, weeks=weeks, many=many)


@watched.get("/contests/{contest}/stream")
async def stream(
    request: Request, hub: AHub, who: Anybody, token: MaybeToken, contest: Number, as_asked: Shown
) -> Response:  # fmt: skip
    """The board's table whenever it has changed; it ends with a link by which more is seen."""
    changes: Changes = request.app.state.changes
    before = changes.shown
    first = await _watched_rows(request, hub, who, contest, as_asked)

    async def told() -> AsyncIterator[str]:
        seen, said, text, at = before, "", first, 0.0
        while not await request.is_disconnected():
            # What moves nothing on this board moves nothing here: a frozen one tells of nothing.
            if text != said or time.monotonic() - at >= LONGEST:
                yield ": still here\n\n" if text == said else f"event: board\ndata: {text}\n\n"
                said, at = text, time.monotonic()
            # Of a class that hands in at once, not every single week.
            await asyncio.sleep(REST_SECONDS)
            # What is shown late moves later than what is done.
            moved = await changes.after(seen, TICK / 1000 if as_asked.delay else LONGEST)
            # While the database is away the board stays as it is, and is asked for again.
            with contextlib.suppress(*AWAY):
                if sees(who) and await run_in_threadpool(_ended, hub, token):
                    return
                text = await _watched_rows(request, hub, who, contest, as_asked)
                seen = moved

    return StreamingResponse(told(), media_type="text/event-stream")


def _ended(hub: Hub, token: str) -> bool:
    """Whether nobody trains by this token any more."""
    with hub.store.read() as c:
        who = by_token(c, token)
    return who is None or not who.trains


def _board(
    request: Request, hub: Hub, who: Who | None, contest: int, as_asked: AsAsked
) -> dict[str, Any]:
    """A contest's title, clock and promises, and its table."""
    rows = Markup(_rows(request, hub, who, contest, as_asked))
    with hub.store.read() as c:
        about = c.execute(_ABOUT.where(table.c.id == contest)).one()
        # What a frozen board did not know is not given away by what was given.
        late = hub.store.now() - as_asked.late if as_asked.late else None
        until = min((t for t in (about.frozen, late) if t is not None), default=None)
        known = [one for one in gifts(c, contest, until) if one.kind == "money"]
        lucks = boards(c, contest)
        over: list[Published] = []
        with contextlib.suppress(Denied):
            over = published(c, who, contest) if who is not None else []
        return {"query": as_asked.query, "shown": as_asked,
                "divisions": divisions(c, about.class_id), "over": over,
                "delay": as_asked.delay, "number": contest, "rows": rows,
                "boards": lucks, "weights": weights(lucks), "contest": about,
                "gifts": known}  # fmt: skip


def _charts(
    c: Connection, about: Kept, found: Board
) -> list[tuple[int, list[Drawn], float]]:  # fmt: skip
    """How seasons went, by board: its number, the lines, and where zero lies."""
    known = [(luck, courses(c, about, found, luck.number)) for luck in boards(c, about.id)]
    return [(luck.number, *chart(each, luck.rounds)) for luck, each in known if each]


# Board and title are for whoever has the link; what else a contest is, for its class.
_ABOUT = select(
    table.c.id,
    table.c.title,
    table.c.called,
    table.c.class_id,
    table.c.kind,
    table.c.goals,
    table.c.moved_days,
    table.c.round_open,
    table.c.opens,
    table.c.closes,
    table.c.deadline,
    table.c.closed,
    table.c.frozen,
)


def _rows(
    request: Request, hub: Hub, who: Who | None, contest: int, as_asked: AsAsked = AS_IS
) -> str:
    """The board's table; made once for all who see the same, with one's own team marked."""
    changes: Changes = request.app.state.changes
    return _marked(who, changes.made(*_table(request, hub, who, contest, as_asked)))


async def _watched_rows(
    request: Request, hub: Hub, who: Who | None, contest: int, as_asked: AsAsked
) -> str:
    """The same, for hundreds who watch."""
    changes: Changes = request.app.state.changes
    made = await changes.made_for_all(*_table(request, hub, who, contest, as_asked))
    return _marked(who, made)


def _table(
    request: Request, hub: Hub, who: Who | None, contest: int, as_asked: AsAsked
) -> tuple[Hashable, Callable[[], str]]:
    """What the table is known by, and how it is made."""
    t = texts_of(request)

    all_boards: Boards = request.app.state.boards
    asked = (who, contest, as_asked.division, as_asked.late)

    def make() -> str:
        found = as_asked.sorted(all_boards.board(*asked))
        alone = all_boards.practised(*asked)
        with hub.store.read() as c:
            text = drawn("rows", t=t, board=found, boards=boards(c, contest), shown=as_asked,
                         practised=alone)  # fmt: skip
        # In one line, as a stream of events wants it.
        return " ".join(text.split())

    return ("rows", contest, sees(who), t.lang, as_asked, *all_boards.tick(as_asked.late)), make


def _marked(who: Who | None, rows: str) -> str:
    if who is None or who.team_id is None:
        return rows
    mine = f'data-team="{who.team_id}"'
    return rows.replace(mine, f'{mine} class="mine"')
