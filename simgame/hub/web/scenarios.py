"""The API of scenarios: what may be played here, and a trainer's own that are sent in."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.laid_out import shipped
from simgame.hub.contests.own_scenarios import add, own_scenarios, take_away
from simgame.hub.web.strict import whole
from simgame.hub.web.who_asks import AHub, Asker, Number

scenarios = APIRouter(prefix="/api/v1/scenarios", tags=["teach"])
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_FILE = {"content": {"application/octet-stream": _BYTES}, "required": True}


@scenarios.get("")
def see_scenarios(hub: AHub, who: Asker) -> list[dict[str, Any]]:
    """What a contest may be played by, as `name`: my own first, then what everybody may.

    `measured` says whether it is known how far reference players lie apart in it; `used` by how
    many contests that go on it is played.
    """
    with hub.store.read() as c:
        mine = own_scenarios(c, who)
    return [{**one, "own": True} for one in mine] + [{**one, "own": False} for one in shipped()]


@scenarios.post("", status_code=201, openapi_extra={"requestBody": _FILE})
async def send_scenario(
    request: Request, hub: AHub, who: Asker, lang: Literal["zh", "en"] = "zh"
) -> dict[str, Any]:  # fmt: skip
    """Send in a scenario of my own: a pack of `simgame pack` or a `scenario.yaml`, 1 MB at most.

    It is checked whole: 422 with all `problems` where it cannot be played; what is only worth a
    look comes along. Nothing in it is run.
    """
    content = await whole(request)
    added = await run_in_threadpool(add, hub.store, hub.workers, who, content, lang)
    return {"name": f"own-{added.number}", "number": added.number,
            "problems": [asdict(one) for one in added.troubles]}  # fmt: skip


@scenarios.post("/{number}/remove")
def remove_scenario(hub: AHub, who: Asker, number: Number) -> dict[str, Any]:
    """Take one of my own away; 409 while a contest that goes on is played by it."""
    take_away(hub.store, who, number)
    return {"removed": number}
