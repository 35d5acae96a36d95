"""The log of a season: plans and answers, numbered and chained like the lines of a save."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, tuple_

from simgame.game.table.journal_lines import Decision, sealed, sum_of
from simgame.hub.store.tables import decision

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided in one round: plans by seat (of a corrected one the last), and answers.

    Answers by the question's id.
    """

    plans: dict[str, Body] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


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
    if not made:
        return
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


def decided_in(c: Connection, rounds: Collection[tuple[int, int]]) -> dict[int, Decided]:
    """What was decided in one round of each of these games, by game; those of which anything was.

    `rounds` are games with the number of the round, one a game.
    """
    asked = (
        select(decision.c.game_id, decision.c.kind, decision.c.seat, decision.c.body)
        .where(tuple_(decision.c.game_id, decision.c.round).in_(rounds))
        .order_by(decision.c.game_id, decision.c.n)
    )
    found: dict[int, Decided] = {}
    for row in c.execute(asked):
        known, body = found.setdefault(row.game_id, Decided()), json.loads(row.body)
        if row.kind == "plan":
            known.plans[row.seat] = body
        else:
            known.answers[body["prompt"]] = body["option"]
    return found


def answers(c: Connection, game_id: int, number: int) -> dict[str, str]:
    """What was answered in one round, by the question's id."""
    return decided_in(c, [(game_id, number)]).get(game_id, Decided()).answers


def decided_of(
    c: Connection, games: Collection[int]
) -> dict[tuple[int, str], list[tuple[int, Body, dict[str, str]]]]:  # fmt: skip
    """What the seats of games decided, by game and seat, as round, plan and answers in order.

    The last round may go on.
    """
    asked = (
        select(decision.c.game_id, decision.c.seat, decision.c.round, decision.c.kind,
               decision.c.body)
        .where(decision.c.game_id.in_(games)).order_by(decision.c.game_id, decision.c.n)
    )  # fmt: skip
    found: dict[tuple[int, str], dict[int, tuple[Body, dict[str, str]]]] = {}
    for row in c.execute(asked):
        rounds, body = found.setdefault((row.game_id, row.seat), {}), json.loads(row.body)
        if row.kind == "plan":
            rounds[row.round] = (body, rounds.get(row.round, (body, {}))[1])
        else:
            rounds[row.round][1][body["prompt"]] = body["option"]
    return {place: [(n, *rounds[n]) for n in sorted(rounds)] for place, rounds in found.items()}
