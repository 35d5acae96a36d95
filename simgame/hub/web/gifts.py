"""The API of what a trainer gives: messages, money added or taken."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field

from simgame.hub.contests.contests import led
from simgame.hub.contests.gifts import Gift, gifts, give
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number

given = APIRouter(prefix="/api/v1/contests/{contest}/gifts", tags=["teach"])


class GiftOf(Body):
    """A message, or money in fen (with a minus: taken), to one team or, without one, to all."""

    kind: Literal["message", "money"]
    text: Annotated[str, Field(max_length=1000)] = ""
    amount: Annotated[int, Field(ge=-(2**40), le=2**40)] = 0
    team: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


@given.get("")
def all_gifts(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """Everything that was given in a contest that I lead."""
    with hub.store.read() as c:
        led(c, who, contest)
        return [
            {"round": row.round, "kind": row.kind, "amount": row.amount, "text": row.text,
             "team": row.team_id, "at": row.at}
            for row in gifts(c, contest)
        ]  # fmt: skip


@given.post("", status_code=201)
def give_it(
    hub: AHub, who: Asker, contest: Number, asked: GiftOf = body(GiftOf)
) -> dict[str, Any]:  # fmt: skip
    """Give it for the first round that nobody it goes to has planned."""
    return {"round": give(hub.store, hub.workers, who, contest, Gift(**asked.model_dump()))}
