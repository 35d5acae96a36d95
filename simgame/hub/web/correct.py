"""The API of corrections: looked at first, then done with the mark of what was looked at."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from simgame.hub.contests.contests import led
from simgame.hub.contests.corrected import Order, Preview, correct, done, preview, undoing
from simgame.hub.contests.corrections import Correction
from simgame.hub.contests.replaying import looked, order_replay, replays
from simgame.hub.hub import Hub
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept
from simgame.hub.web.api import told
from simgame.hub.web.gifts import OptionalKey, new_key
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number

corrections = APIRouter(prefix="/api/v1/contests/{contest}/corrections", tags=["teach"])
ORDERED: dict[int | str, dict[str, Any]] = {202: {"description": "A replay is ordered"}}
_Id = Annotated[int, Field(ge=0, le=2**31 - 1)]


class CorrectionOf(Body):
    """What is to be corrected; with `undoes`, what takes back the correction of that row."""

    kind: Literal["plan", "aside", "void", "replay", "deadline", "member"] = "plan"
    board: _Id = 0
    team: _Id = 0
    week: _Id = 0
    plan: Literal["repeat", "skip"] | dict[str, bool | int | float | str] = "skip"
    person: _Id = 0
    deadline: Annotated[int, Field(ge=0)] | None = None
    on: bool = True
    captain: bool = False
    undoes: _Id = 0


class OrderOf(CorrectionOf):
    """The same, to be done: the mark of the preview, and why."""

    mark: Annotated[str, Field(max_length=40)]
    reason: Annotated[str, Field(max_length=1000)]


@corrections.get("")
def all_corrections(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """Every correction, who did it and why."""
    with hub.store.read() as c:
        led(c, who, contest)
        return [asdict(one) for one in done(c, contest)]


@corrections.post("/preview", responses=ORDERED)
def look_first(
    hub: AHub, who: Asker, contest: Number, answer: Response, key: OptionalKey = None,
    asked: CorrectionOf = body(CorrectionOf),
) -> dict[str, Any]:  # fmt: skip
    """The board before and after; nothing is done. A `replay` is ordered: see `replays`."""
    if asked.kind == "replay" and not asked.undoes:
        return _ordered(answer, contest, order_replay(hub.store, who, contest, key or new_key()))
    found = preview(hub.store, hub.workers, who, contest, _asked(hub, who, contest, asked))
    return _shown(found)


@corrections.get("/replays")
def all_replays(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """Every replay that was ordered: how far it is, `done` (UTC ms) or `refused` (why)."""
    with hub.store.read() as c:
        led(c, who, contest)
        return [_row(one) for one in replays(c, contest)]


@corrections.get("/replays/{replay}")
def one_replay(hub: AHub, who: Asker, contest: Number, replay: Number) -> dict[str, Any]:
    """One of them; once a look is done, with the board before and after, and its mark.

    409 `moved-on` where what a look has found is not so any more.
    """
    with hub.store.read() as c:
        led(c, who, contest)
        row = next((one for one in replays(c, contest) if one.id == replay), None)
        if row is None:
            raise Denied
        found = None if row.refused else looked(c, who, contest, replay)
    return {**_row(row), **(_shown(found) if found else {})}


@corrections.post("", status_code=201, responses=ORDERED)
def do_it(
    hub: AHub, who: Asker, contest: Number, answer: Response, key: OptionalKey = None,
    asked: OrderOf = body(OrderOf),
) -> dict[str, Any]:  # fmt: skip
    """Correct, as it was looked at; 409 `moved-on` where it is not so any more.

    A `replay` is ordered: see `replays`. Sent again with the same key, it is ordered once.
    """
    if asked.kind == "replay" and not asked.undoes:
        mark, key = asked.mark or "-", key or new_key()
        number = order_replay(hub.store, who, contest, key, mark, asked.reason)
        return _ordered(answer, contest, number)
    order = Order(_asked(hub, who, contest, asked), asked.mark, asked.reason, asked.undoes)
    return {"correction": correct(hub.store, hub.workers, who, contest, order)}


def _ordered(answer: Response, contest: int, number: int) -> dict[str, Any]:
    answer.status_code = 202
    answer.headers["Location"] = f"/api/v1/contests/{contest}/corrections/replays/{number}"
    return {"replay": number}


def _row(row: Kept) -> dict[str, Any]:
    return {"replay": row.id, "at": row.at, "lived": row.lived, "seasons": row.seasons,
            "done": row.done, "refused": row.refused, "reason": row.reason}  # fmt: skip


def _shown(found: Preview) -> dict[str, Any]:
    return {"before": told(found.before), "after": told(found.after), "mark": found.mark,
            "captains": [asdict(each) for each in found.captains]}  # fmt: skip


def _asked(hub: Hub, who: Who, contest: int, asked: CorrectionOf) -> Correction:
    if asked.undoes:
        with hub.store.read() as c:
            led(c, who, contest)
            return undoing(c, contest, asked.undoes)
    return Correction(**asked.model_dump(exclude={"undoes", "mark", "reason"}))
