"""The API of what a trainer gives: messages, money added or taken."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import Field

from simgame.hub.contests.contests import led
from simgame.hub.contests.gifts import Gift, order, ordered
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number

given = APIRouter(prefix="/api/v1/contests/{contest}/gifts", tags=["teach"])


class GiftOf(Body):
    """A message, or money in fen (with a minus: taken), to one team or, without one, to all."""

    kind: Literal["message", "money"]
    text: Annotated[str, Field(max_length=1000)] = ""
    amount: Annotated[int, Field(ge=-(2**40), le=2**40)] = 0
    team: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


OptionalKey = Annotated[
    str | None, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,64}$")
]


def new_key() -> str:
    """A key for one request, which may be sent again."""
    return secrets.token_urlsafe(12)


@given.get("")
def all_gifts(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """All that was ordered in a contest that I lead: `done` (UTC ms) once given, or `refused`."""
    with hub.store.read() as c:
        led(c, who, contest)
        return [
            {"gift": row.id, "round": row.round, "kind": row.kind, "amount": row.amount,
             "text": row.text, "team": row.team_id, "at": row.at, "done": row.done,
             "refused": row.refused, "lived": row.lived, "seasons": row.seasons}
            for row in ordered(c, contest)
        ]  # fmt: skip


@given.post("", status_code=202)
def give_it(
    hub: AHub, who: Asker, contest: Number, key: OptionalKey = None, asked: GiftOf = body(GiftOf)
) -> dict[str, Any]:  # fmt: skip
    """Order it for the first round that nobody it goes to has planned; `GET` says when it is given.

    Sent again with the same key, it is ordered once.
    """
    gift = Gift(**asked.model_dump())
    return {"gift": order(hub.store, who, contest, gift, key or new_key())}
