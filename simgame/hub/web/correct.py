"""The API of corrections: looked at first, then done with the mark of what was looked at."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field

from simgame.hub.contests.contests import led
from simgame.hub.contests.corrected import Order, correct, done, preview, undoing
from simgame.hub.contests.corrections import Correction
from simgame.hub.hub import Hub
from simgame.hub.people.who import Who
from simgame.hub.web.api import told
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number

corrections = APIRouter(prefix="/api/v1/contests/{contest}/corrections", tags=["teach"])
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


@corrections.post("/preview")
def look_first(
    hub: AHub, who: Asker, contest: Number, asked: CorrectionOf = body(CorrectionOf)
) -> dict[str, Any]:  # fmt: skip
    """The board before and after; nothing is done."""
    seen = preview(hub.store, hub.workers, who, contest, _asked(hub, who, contest, asked))
    return {"before": told(seen.before), "after": told(seen.after), "mark": seen.mark,
            "captains": [asdict(each) for each in seen.captains]}  # fmt: skip


@corrections.post("", status_code=201)
def do_it(
    hub: AHub, who: Asker, contest: Number, asked: OrderOf = body(OrderOf)
) -> dict[str, Any]:  # fmt: skip
    """Correct, as it was looked at; 409 `moved-on` where it is not so any more."""
    order = Order(_asked(hub, who, contest, asked), asked.mark, asked.reason, asked.undoes)
    return {"correction": correct(hub.store, hub.workers, who, contest, order)}


def _asked(hub: Hub, who: Who, contest: int, asked: CorrectionOf) -> Correction:
    if asked.undoes:
        with hub.store.read() as c:
            led(c, who, contest)
            return undoing(c, contest, asked.undoes)
    return Correction(**asked.model_dump(exclude={"undoes", "mark", "reason"}))
