"""The log of a season: plans and answers, numbered and chained like the lines of a save."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, tuple_

from simgame.game.table.journal_lines import Decision, sealed, sum_of
from simgame.hub.store.tables import SOME, decision, game, seat

Body = dict[str, Any]
# The number and the sum of a log's last line.
Head = tuple[int, str]


_LOGS = (
    select(decision.c.game_id, decision.c.seat, decision.c.round, decision.c.kind, decision.c.body)
    .where(decision.c.game_id.in_(SOME)).order_by(decision.c.game_id, decision.c.n)
)  # fmt: skip
_IN_ROUNDS = (
    select(decision.c.game_id, decision.c.kind, decision.c.seat, decision.c.body)
    .where(tuple_(decision.c.game_id, decision.c.round).in_(SOME))
    .order_by(decision.c.game_id, decision.c.n)
)
_LAST = (
    select(decision.c.game_id, func.max(decision.c.n))
    .where(decision.c.game_id.in_(SOME)).group_by(decision.c.game_id)
)  # fmt: skip
_HEADS = select(decision.c.game_id, decision.c.n, decision.c.sum).where(
    tuple_(decision.c.game_id, decision.c.n).in_(_LAST)
)
_THIS, _HEAD = decision.alias(), decision.alias()
_NEWEST = select(func.max(decision.c.n)).where(decision.c.game_id == seat.c.game_id)
_STANDS = (
    select(seat.c.game_id, seat.c.name, _THIS.c.n, _HEAD.c.n, _HEAD.c.sum)
    .join(game, game.c.id == seat.c.game_id)
    .outerjoin(_THIS, (_THIS.c.game_id == game.c.id) & (_THIS.c.seat == seat.c.name)
               & (_THIS.c.round == game.c.week + 1) & (_THIS.c.kind == "plan"))
    .outerjoin(_HEAD, (_HEAD.c.game_id == game.c.id) & (_HEAD.c.n == _NEWEST.scalar_subquery()))
    .where(seat.c.game_id.in_(SOME))
)  # fmt: skip


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
    c: Connection,
    now: int,
    made: Sequence[tuple[int, Decides, int | None]],
    heads: Mapping[int, Head] | None = None,
) -> None:
    """Write each as the next line of its game's log: game, decision, and who decided.

    `heads`, the last lines of these logs, are read unless they are known.
    """
    if not made:
        return
    heads = dict(_heads(c, {game_id for game_id, *_ in made}) if heads is None else heads)
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


def _heads(c: Connection, games: Collection[int]) -> dict[int, Head]:
    """The last line of each game's log, of those that have one."""
    found = c.execute(_HEADS, {"some": list(games)})
    return {row.game_id: (row.n, row.sum) for row in found}


@dataclass(frozen=True, slots=True)
class Stand:
    """How a season stands: seats that somebody has taken, those whose next plan is in.

    `head` is the last line of its log.
    """

    seats: set[str]
    planned: set[str]
    head: Head


def stands(c: Connection, games: Collection[int]) -> dict[int, Stand]:
    """How these games stand, by game."""
    found: dict[int, Stand] = {}
    for game_id, name, planned, n, digest in c.execute(_STANDS, {"some": list(games)}):
        known = found.setdefault(game_id, Stand(set(), set(), (n or 0, digest or "")))
        known.seats.add(name)
        if planned is not None:
            known.planned.add(name)
    return found


def decided_in(c: Connection, rounds: Collection[tuple[int, int]]) -> dict[int, Decided]:
    """What was decided in one round of each of these games, by game; those of which anything was.

    `rounds` are games with the number of the round, one a game.
    """
    found: dict[int, Decided] = {}
    for row in c.execute(_IN_ROUNDS, {"some": list(rounds)}):
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
    found: dict[tuple[int, str], dict[int, tuple[Body, dict[str, str]]]] = {}
    for row in c.execute(_LOGS, {"some": list(games)}):
        rounds, body = found.setdefault((row.game_id, row.seat), {}), json.loads(row.body)
        if row.kind == "plan":
            rounds[row.round] = (body, rounds.get(row.round, (body, {}))[1])
        else:
            rounds[row.round][1][body["prompt"]] = body["option"]
    return {place: [(n, *rounds[n]) for n in sorted(rounds)] for place, rounds in found.items()}
