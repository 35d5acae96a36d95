"""The API of practice: saves of seasons that were played alone are sent in, and what they came to.

A save is read whole and small; the season is played again beside the answers.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.uploads import send, sent_in
from simgame.hub.web.boards import Boards
from simgame.hub.web.strict import whole
from simgame.hub.web.who_asks import AHub, Anybody, Asker, Number

uploads = APIRouter(prefix="/api/v1/contests/{contest}", tags=["play"])
_SAVE = {"content": {"application/jsonl": {"schema": {"type": "string", "format": "binary"}}},
         "required": True}  # fmt: skip


@uploads.post("/uploads", status_code=202, openapi_extra={"requestBody": _SAVE})
async def send_save(request: Request, hub: AHub, who: Asker, contest: Number) -> dict[str, Any]:
    """Send in a season that I played by myself: the whole save, 1 MB at most, as it is.

    202 once it is kept; the hub plays it again, and `GET` says what it came to. Sent twice, it
    counts once (`again`). Only its seed and decisions count.
    """
    save = await whole(request)
    number, again = await run_in_threadpool(send, hub.store, who, contest, save)
    return {"upload": number, "again": again}


@uploads.get("/uploads")
def see_uploads(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """What my team has sent in (of all teams, where I lead), the last first, 500 at most.

    `score` once it was played again, or `refused` says why not.
    """
    with hub.store.read() as c:
        return [
            {"upload": row.id, "team": row.team_id, "number": row.number, "seed": row.seed,
             "score": row.score, "refused": json.loads(row.refused) if row.refused else None,
             "at": row.at, "done": row.done}
            for row in sent_in(c, who, contest)
        ]  # fmt: skip


@uploads.get("/practice")
def see_practice(request: Request, who: Anybody, contest: Number) -> dict[str, Any]:
    """The board of seasons that were sent in: practice, since their luck was known.

    Each team's best, its seed and its tries; `null` where places are at stake.
    """
    boards: Boards = request.app.state.boards
    found = boards.practised(who, contest)
    told = None if found is None else [asdict(one) for one in found]
    return {"contest": contest, "practice": True, "lines": told}
