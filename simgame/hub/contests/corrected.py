"""Corrections looked at first, then done: the board before and after, and a mark of both.

Whoever applies one sends the mark of what they looked at. It is worked out anew then, and refused
where anything it follows from has moved meanwhile, so that nobody does what they have not seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection

from simgame.hub.contests.contests import alone_with, led
from simgame.hub.contests.corrections import (
    KINDS,
    Change,
    Chief,
    Correction,
    change_of,
    rescored,
)
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.games.again import Came, Relived, relive
from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.games.workers import Workers, each_of
from simgame.hub.people.classes import Refused, alone_with_class
from simgame.hub.people.who import Who
from simgame.hub.store.audit import Act, Doing, acts_of, note_all
from simgame.hub.store.store import Store
from simgame.plan.values import changes

LONGEST = 200
Levers = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a correction would do to the board; `mark` says what it was worked out from.

    `levers` are those of a corrected plan that change: as they were, and then.
    """

    asked: Correction
    before: Board
    after: Board
    mark: str
    captains: tuple[Chief, ...] = ()
    levers: Levers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """Do this, as it was looked at (`mark`), for a reason; `undoes` is the row it takes back."""

    asked: Correction
    mark: str
    reason: str
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that was done: its row of the log, who did it and why, and what undoes it."""

    n: int
    at: int
    actor: str
    asked: Correction
    reason: str
    back: Correction | None
    undoes: int


def preview(
    store: Store, workers: Workers, by: Who, contest_id: int, asked: Correction
) -> Preview:  # fmt: skip
    """Work a correction out without doing it.

    Raises `Denied`, `PlanRefused` and `Refused`: `correction`, `week`, `in-a-week`, `missed`,
    `closed`, `no-rounds`, `there-already`.
    """
    with store.read() as c:
        change = _at_once(c, by, contest_id, asked)
    came = _came(workers, change)
    with store.read() as c:
        return seen(c, by, contest_id, asked, change, came)[0]


def correct(store: Store, workers: Workers, by: Who, contest_id: int, order: Order) -> int:
    """Do a correction that was looked at; its row of the log.

    Raises as `preview`, and `Refused`: `moved-on` where it is not as it was looked at, `reason`.
    """
    reason_of(order.reason)
    with store.read() as c:
        came = _came(workers, _at_once(c, by, contest_id, order.asked))
    with store.write() as c:
        return write_down(c, store.now(), by, contest_id, order, came)


def reason_of(told: str) -> str:
    """Why something is corrected, in one line. Raises `Refused`: `reason`."""
    why = " ".join(told.split())
    if not 0 < len(why) <= LONGEST:
        raise Refused("reason", most=LONGEST)
    return why


def write_down(
    c: Connection, now: int, by: Who, contest_id: int, order: Order, came: Came
) -> int:  # fmt: skip
    """Do it with the seasons that were lived again for it; raises as `correct`."""
    asked, why = order.asked, reason_of(order.reason)
    if order.undoes:
        undoing(c, contest_id, order.undoes)
    # Whoever decides something in this contest waits, and finds it corrected.
    alone_with(c, contest_id)
    about = led(c, by, contest_id)
    if asked.kind == "member":
        alone_with_class(c, about.class_id)
    change = change_of(c, about, asked)
    found, deeds = seen(c, by, contest_id, asked, change, came)
    if found.mark != order.mark:
        raise Refused("moved-on")
    change.write(c, now, came)
    body = {
        "contest": contest_id,
        "asked": asdict(asked),
        "reason": why,
        "undoes": order.undoes,
        "back": asdict(change.back) if change.back else None,
    }
    note_all(c, now, [*deeds, Doing(by.actor, "correction", body)])
    return done(c, contest_id)[-1].n


def done(c: Connection, contest_id: int) -> list[Done]:
    """The corrections of a contest in their order."""
    return [
        Done(act.n, act.at, act.actor, Correction(**act.body["asked"]), act.body["reason"],
             Correction(**act.body["back"]) if act.body["back"] else None, act.body["undoes"])
        for act in acts_of(c, ("correction",))
        if act.body["contest"] == contest_id
    ]  # fmt: skip


def undoing(c: Connection, contest_id: int, n: int) -> Correction:
    """What takes back the correction of this row. Raises `Refused`: `nothing-to-undo`."""
    known = done(c, contest_id)
    undone = {one.undoes for one in known}
    for one in known:
        if one.n == n and one.back is not None and n not in undone:
            return one.back
    raise Refused("nothing-to-undo")


def _at_once(c: Connection, by: Who, contest_id: int, asked: Correction) -> Change:
    """What is worked out while somebody waits: all but a `replay`, which is ordered."""
    if asked.kind == "replay":
        raise Refused("correction", known=", ".join(kind for kind in KINDS if kind != "replay"))
    return change_of(c, led(c, by, contest_id), asked)


def _came(workers: Workers, change: Change) -> Came:
    """Seasons lived again, by game. Raises `PlanRefused`."""
    came: Came = {}
    for number, each in each_of(workers, relive, change.logs):
        if each.problems:
            raise PlanRefused(list(each.problems))
        came[number] = each
    return came


def seen(
    c: Connection, by: Who, contest_id: int, asked: Correction, change: Change, came: Came
) -> tuple[Preview, list[Doing]]:
    """What a correction would do with the seasons that were lived again, and its log rows."""
    about = led(c, by, contest_id)
    deeds = [*change.deeds, *rescored(c, about, came)]
    doings = [Doing(by.actor, each.action, each.body) for each in deeds]
    before = board_of(c, by, contest_id)
    more = [Act(before.upto, 0, one.actor, one.action, one.body) for one in doings]
    after = board_of(c, by, contest_id, more)
    mark = _mark(asked, change, before, after, doings)
    return Preview(asked, before, after, mark, change.captains, _levers(change, came)), doings


def _levers(change: Change, came: Came) -> Levers:
    """Which levers of a plan that is corrected change."""
    back = change.back
    if back is None or back.kind != "plan" or isinstance(back.plan, str):
        return {}
    (again,) = came.values()
    return changes(back.plan, again.plan) if isinstance(again, Relived) else {}


def _mark(
    asked: Correction, change: Change, before: Board, after: Board, doings: Sequence[Doing]
) -> str:  # fmt: skip
    """What a preview was worked out from and says; other contests' rows do not move it."""
    told: list[Any] = [asdict(asked), change.seen, [[one.action, one.body] for one in doings]]
    told += [[asdict(line) for line in each.lines] for each in (before, after)]
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
