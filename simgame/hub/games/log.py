"""The log of a season: plans and answers, numbered and chained like the lines of a save."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select

from simgame.game.table.journal_lines import Decision, sealed, sum_of
from simgame.hub.store.tables import decision

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decides:
    """What a seat decides in a round: a plan, or an answer to the question `about`."""

    seat: str
    round: int
    body: Body
    kind: Literal["plan", "answer"] = "plan"
    about: str = ""


def decide(c: Connection, now: int, game_id: int, what: Decides, person: int | None) -> None:
    """Write it as the next line of the game's log."""
    last = c.execute(
        select(decision.c.n, decision.c.sum)
        .where(decision.c.game_id == game_id)
        .order_by(decision.c.n.desc())
        .limit(1)
    ).first()
    n, prev = (last.n + 1, last.sum) if last else (1, "")
    line = Decision(kind=what.kind, n=n, seat=what.seat, body=what.body, prev=prev)
    c.execute(
        insert(decision).values(
            game_id=game_id, n=n, kind=what.kind, seat=what.seat, round=what.round,
            about=what.about, body=json.dumps(line.body, ensure_ascii=False), prev=prev,
            sum=sum_of(sealed(line)), person_id=person, at=now,
        )
    )  # fmt: skip


def plans(c: Connection, game_id: int, number: int) -> dict[str, Body]:
    """The plans of one round that have been handed in, by seat."""
    return {row.seat: json.loads(row.body) for row in _rows(c, game_id, number, "plan")}


def answers(c: Connection, game_id: int, number: int) -> dict[str, str]:
    """What was answered in one round, by the question's id."""
    told = (json.loads(row.body) for row in _rows(c, game_id, number, "answer"))
    return {body["prompt"]: body["option"] for body in told}


def decided(c: Connection, game_id: int, name: str) -> list[tuple[int, Body, dict[str, str]]]:
    """What a seat decided, as round, plan and answers; the last round may go on."""
    asked = (
        select(decision.c.round, decision.c.kind, decision.c.body)
        .where(decision.c.game_id == game_id, decision.c.seat == name)
        .order_by(decision.c.n)
    )
    found: dict[int, tuple[Body, dict[str, str]]] = {}
    for row in c.execute(asked):
        body = json.loads(row.body)
        if row.kind == "plan":
            found[row.round] = (body, {})
        else:
            found[row.round][1][body["prompt"]] = body["option"]
    return [(number, *found[number]) for number in sorted(found)]


def _rows(c: Connection, game_id: int, number: int, kind: str) -> Any:
    return c.execute(
        select(decision.c.seat, decision.c.body)
        .where(decision.c.game_id == game_id, decision.c.round == number, decision.c.kind == kind)
        .order_by(decision.c.n)
    )  # fmt: skip
