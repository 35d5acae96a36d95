"""The log of a season: plans and answers, numbered and chained like the lines of a save."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, tuple_

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
    decide_all(c, now, [(game_id, what, person)])


def decide_all(
    c: Connection, now: int, made: Sequence[tuple[int, Decides, int | None]]
) -> None:  # fmt: skip
    """Write each as the next line of its game's log: game, decision, and who decided."""
    heads = _heads(c, {game_id for game_id, *_ in made})
    rows = []
    for game_id, what, person in made:
        n, prev = heads.get(game_id, (0, ""))
        line = Decision(kind=what.kind, n=n + 1, seat=what.seat, body=what.body, prev=prev)
        heads[game_id] = (n + 1, sum_of(sealed(line)))
        rows.append({
            "game_id": game_id, "n": n + 1, "kind": what.kind, "seat": what.seat,
            "round": what.round, "about": what.about, "prev": prev, "sum": heads[game_id][1],
            "body": json.dumps(line.body, ensure_ascii=False), "person_id": person, "at": now,
        })  # fmt: skip
    if rows:
        c.execute(insert(decision), rows)


def _heads(c: Connection, games: Collection[int]) -> dict[int, tuple[int, str]]:
    """The number and the sum of the last line of each game's log."""
    last = (
        select(decision.c.game_id, func.max(decision.c.n))
        .where(decision.c.game_id.in_(games))
        .group_by(decision.c.game_id)
    )
    asked = select(decision.c.game_id, decision.c.n, decision.c.sum)
    found = c.execute(asked.where(tuple_(decision.c.game_id, decision.c.n).in_(last)))
    return {row.game_id: (row.n, row.sum) for row in found}


def plans(c: Connection, game_id: int, number: int) -> dict[str, Body]:
    """The plans of one round that have been handed in, by seat; of a corrected one the last."""
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
            found[row.round] = (body, found.get(row.round, (body, {}))[1])
        else:
            found[row.round][1][body["prompt"]] = body["option"]
    return [(number, *found[number]) for number in sorted(found)]


def _rows(c: Connection, game_id: int, number: int, kind: str) -> Any:
    return c.execute(
        select(decision.c.seat, decision.c.body)
        .where(decision.c.game_id == game_id, decision.c.round == number, decision.c.kind == kind)
        .order_by(decision.c.n)
    )  # fmt: skip
