"""The log of a season: its plans, numbered and chained like the lines of a save."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from simgame.game.table.journal_lines import Decision, sealed, sum_of
from simgame.hub.store.tables import decision


def decide(  # noqa: PLR0913 - a line of the log is made of what it is made of
    c: Connection, now: int, game_id: int, name: str, number: int,
    values: Mapping[str, Any], person: int | None,
) -> None:  # fmt: skip
    """Write a plan as the next line of the game's log."""
    last = c.execute(
        select(decision.c.n, decision.c.sum)
        .where(decision.c.game_id == game_id)
        .order_by(decision.c.n.desc())
        .limit(1)
    ).first()
    n, prev = (last.n + 1, last.sum) if last else (1, "")
    line = Decision(kind="plan", n=n, seat=name, body=dict(values), prev=prev)
    c.execute(
        insert(decision).values(
            game_id=game_id, n=n, kind="plan", seat=name, round=number,
            body=json.dumps(line.body, ensure_ascii=False), prev=prev, sum=sum_of(sealed(line)),
            person_id=person, at=now,
        )
    )  # fmt: skip


def plans(c: Connection, game_id: int, number: int) -> dict[str, Any]:
    """The plans of one round that have been handed in, by seat."""
    rows = c.execute(
        select(decision.c.seat, decision.c.body)
        .where(decision.c.game_id == game_id, decision.c.round == number)
    )  # fmt: skip
    return {row.seat: json.loads(row.body) for row in rows}
