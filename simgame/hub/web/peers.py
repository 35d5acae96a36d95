"""The API of peer marks, and of one's own data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from simgame.hub.contests.contests import led
from simgame.hub.contests.peers import every_mark, given_by, mark, peers_csv
from simgame.hub.people.classes import people
from simgame.hub.people.own_data import own_data
from simgame.hub.web.api import Table, as_file
from simgame.hub.web.strict import Body, body
from simgame.hub.web.who_asks import AHub, Asker, Number

peers = APIRouter(prefix="/api/v1", tags=["play"])


class MarksOf(Body):
    """What I give a mate, from 1 to 5, by every criterion: ideas, part, word, team."""

    about: Annotated[int, Field(ge=0, le=2**31 - 1)]
    marks: Annotated[dict[str, Annotated[int, Field(ge=1, le=5)]], Field(max_length=10)]


@peers.get("/contests/{contest}/peers")
def see_marks(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """What I gave my mates; for who leads the class, all that was given."""
    with hub.store.read() as c:
        found = every_mark(c, who, contest) if who.trains else given_by(c, who, contest)
    return [asdict(one) for one in found]


@peers.post("/contests/{contest}/peers", status_code=201)
def give_marks(
    hub: AHub, who: Asker, contest: Number, asked: MarksOf = body(MarksOf)
) -> dict[str, Any]:  # fmt: skip
    """Mark a mate's part in a contest that is over."""
    mark(hub.store, who, contest, asked.about, asked.marks)
    return {"marked": asked.about}


@peers.get("/contests/{contest}/peers.csv", response_class=Table)
def marks_table(hub: AHub, who: Asker, contest: Number) -> Response:
    """All marks as a table, for who leads the class."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        text = peers_csv(every_mark(c, who, contest), people(c, row.class_id))
    return as_file(text, f"peers-{contest}.csv")


@peers.get("/me/data")
def my_data(hub: AHub, who: Asker) -> dict[str, Any]:
    """All that the hub keeps of me."""
    with hub.store.read() as c:
        return own_data(c, who)
