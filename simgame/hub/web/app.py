"""The hub as a web application."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from simgame import __version__
from simgame.hub.games.handing_in import HandedIn, Taken
from simgame.hub.games.lives import Lives
from simgame.hub.games.looking import look_all
from simgame.hub.games.together import Together
from simgame.hub.hub import Hub
from simgame.hub.web.api import api
from simgame.hub.web.at_hand import AtHand
from simgame.hub.web.boards import Boards
from simgame.hub.web.changes import Changes
from simgame.hub.web.correct import corrections
from simgame.hub.web.described import described
from simgame.hub.web.gifts import given
from simgame.hub.web.guarded import Guarded
from simgame.hub.web.health import health
from simgame.hub.web.pages.console import console
from simgame.hub.web.pages.corrections import corrections as corrections_page
from simgame.hub.web.pages.door import door
from simgame.hub.web.pages.drawn import static
from simgame.hub.web.pages.gifts import given as gifts_page
from simgame.hub.web.pages.peers import peers as peers_page
from simgame.hub.web.pages.scenarios import scenarios as scenarios_page
from simgame.hub.web.pages.uploads import uploads as uploads_page
from simgame.hub.web.pages.watched import watched
from simgame.hub.web.peers import peers
from simgame.hub.web.problems import ANSWERS
from simgame.hub.web.scenarios import scenarios
from simgame.hub.web.seats import Looker, seats
from simgame.hub.web.teach import trainers
from simgame.hub.web.uploads import uploads

Keeper = Together[HandedIn, Taken]
ROUTERS = (
    api, seats, trainers, corrections, given, health, door, watched, console, corrections_page,
    gifts_page, peers, peers_page, uploads, uploads_page, scenarios, scenarios_page,
)  # fmt: skip


def create_app(hub: Hub, clock: Callable[[], float] = time.monotonic) -> FastAPI:
    """The application of a hub; it lets go of the hub when it ends."""

    @contextlib.asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        doing = (changes.watch(), changes.verify(), changes.give(), changes.score(),
                 changes.catch_up(lives))  # fmt: skip
        tasks = [asyncio.create_task(each) for each in doing]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await run_in_threadpool(keeper.close)
        await run_in_threadpool(looker.close)
        await run_in_threadpool(lives.close)
        await run_in_threadpool(hub.close)

    changes, lives = Changes(hub), Lives(hub.games)
    keeper: Keeper = Together(partial(_keep, hub, lives))
    looker: Looker = Together(partial(look_all, hub.store))
    app = FastAPI(
        title="simgame hub", version=__version__, lifespan=life, openapi_url="/api/v1/openapi.json",
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.hub, app.state.changes, app.state.clock = hub, changes, clock
    app.state.debriefs, app.state.boards = {}, Boards(hub, changes)
    app.state.lives, app.state.keeper, app.state.looker = lives, keeper, looker
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", static())
    app.add_middleware(Guarded)
    app.add_middleware(AtHand, changes=changes)
    app.openapi = lambda: described(app, ROUTERS)  # type: ignore[method-assign]
    for kind, answer in ANSWERS.items():
        app.add_exception_handler(kind, answer)
    return app


def _keep(hub: Hub, lives: Lives, asked: Sequence[HandedIn]) -> list[Taken | Exception]:
    """Keep plans, and have the weeks lived that wait for nobody now."""
    came = hub.games.hand_in_all(asked)
    for one in came:
        if isinstance(one, Taken) and one.ready:
            lives.soon(one.game)
    return came
