"""Plans that come in: checked against what a seat sees, kept once, acknowledged when kept.

Those that arrive while others are being written are written together, in one transaction: a disk
syncs some hundred times a second, a class hands in within one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from simgame.game.check import check_plan
from simgame.hub.games.log import Decides, Stand, decide_all, stands
from simgame.hub.games.once import Known, known_requests, remembered, sum_of_request
from simgame.hub.games.place import Place, places_of, played
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, NoToken, Who, by_tokens
from simgame.hub.store.audit import Doing, note_all
from simgame.hub.store.store import Store
from simgame.hub.store.tables import request
from simgame.plan.observation import Observation
from simgame.plan.problem import Problem, problems_of
from simgame.plan.values import flatten, plan_from


class NotThisRound(ValueError):
    """A plan for a round that is not to be planned now; `round` is the one that is."""

    def __init__(self, number: int) -> None:
        self.round = number
        super().__init__(number)


class PlanRefused(ValueError):
    """A plan that may not run, and why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(len(problems))


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A plan as it comes in: lever values for a round of a seat, by a person or by their token."""

    by: Who | str
    seat: int
    round: int
    values: Mapping[str, Any]
    key: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A plan that is kept: what is answered, its season, and whether that waits for nobody now."""

    answer: dict[str, Any]
    game: int
    ready: bool = False


@dataclass(slots=True)
class _Batch:
    """What is known of plans that came together, and what is to be written of them."""

    whos: Mapping[str, Who]
    places: Mapping[int, Place]
    requests: dict[tuple[int, str], Known]
    stands: Mapping[int, Stand]
    decided: list[tuple[int, Decides, int | None]] = field(default_factory=list)
    remembered: list[dict[str, Any]] = field(default_factory=list)
    doings: list[Doing] = field(default_factory=list)


def hand_in_all(store: Store, asked: Sequence[HandedIn]) -> list[Taken | Exception]:
    """Keep plans, each once, whoever sends it how often; for each what is answered, or why not.

    Why not: `NoToken`, `Denied`, `NotThisRound`, `PlanRefused` and `Refused`: `closed`, `round`,
    `handed-in`, `not-captain`, `key`.
    """
    try:
        return _kept(store, asked)
    except IntegrityError as error:
        # Another server has one of them; alone, the others do not fall with it.
        if len(asked) == 1:
            return [error]
        return [one for each in asked for one in hand_in_all(store, [each])]


def _kept(store: Store, asked: Sequence[HandedIn]) -> list[Taken | Exception]:
    with store.write() as c:
        batch, now = _batch(c, asked), store.now()
        came = [_one(batch, each, now) for each in asked]
        heads = {game: stand.head for game, stand in batch.stands.items()}
        decide_all(c, now, batch.decided, heads)
        if batch.remembered:
            c.execute(insert(request), batch.remembered)
        note_all(c, now, batch.doings)
    return came


def _batch(c: Connection, asked: Sequence[HandedIn]) -> _Batch:
    whos = by_tokens(c, {each.by for each in asked if isinstance(each.by, str)})
    known = {whos[e.by].id if e.by in whos else 0 if isinstance(e.by, str) else e.by.id
             for e in asked}  # fmt: skip
    places = places_of(c, {each.seat for each in asked}, locked=True)
    requests = known_requests(c, known, {each.key for each in asked})
    return _Batch(whos, places, requests, stands(c, {p.game.id for p in places.values()}))


def _one(batch: _Batch, each: HandedIn, now: int) -> Taken | Exception:
    try:
        return _take(batch, each, now)
    except Exception as refused:  # noqa: BLE001 - whatever is wrong with one is of no other's concern
        return refused


def _take(batch: _Batch, each: HandedIn, now: int) -> Taken:
    """Note what is to be written of one plan. Raises as `hand_in_all` says."""
    who = _who(batch, each)
    place = _led(batch, who, each.seat)
    asked = sum_of_request(each.seat, each.round, each.values)
    if (known := batch.requests.get((who.id, each.key))) is not None:
        return Taken(known.answer_to(asked), place.game.id)
    plan = checked(place, each.round, each.values)
    stand = batch.stands[place.game.id]
    _may_plan(stand, place, each.round, now)
    answer = {"seat": each.seat, "round": each.round, "kept": True}
    name, game = place.seat.name, place.game.id
    batch.decided.append((game, Decides(name, each.round, dict(plan)), who.id))
    row = remembered(now, who, each.key, asked, answer)
    batch.remembered.append(row)
    batch.requests[who.id, each.key] = Known(asked, row["answer"])
    stand.planned.add(name)
    batch.doings.append(Doing(who.actor, "plan", {"game": game, "seat": name, "round": each.round}))
    return Taken(answer, game, ready=stand.planned >= stand.seats)


def _who(batch: _Batch, each: HandedIn) -> Who:
    if isinstance(each.by, Who):
        return each.by
    if each.by not in batch.whos:
        raise NoToken
    return batch.whos[each.by]


def _led(batch: _Batch, who: Who, seat_id: int) -> Place:
    """The seat of a captain's own team. Raises `Denied` and `Refused`: `not-captain`."""
    place = batch.places.get(seat_id)
    if place is None or who.team_id is None or place.seat.team_id != who.team_id:
        raise Denied
    if who.role != "captain":
        raise Refused("not-captain")
    return place


def checked(place: Place, number: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plan as it is kept. Raises `PlanRefused`, `NotThisRound`."""
    if number != place.round:
        raise NotThisRound(place.round)
    view, levers = played(place.board.scenario)
    try:
        plan = plan_from(values)
    except ValidationError as error:
        raise PlanRefused(problems_of(error)) from error
    seen = Observation.model_validate_json(place.seat.seen)
    if problems := [p for p in check_plan(plan, view, levers, seen) if p.blocks]:
        raise PlanRefused(problems)
    return flatten(plan)


def _may_plan(stand: Stand, place: Place, number: int, now: int) -> None:
    """Raises `Refused`."""
    about = place.contest
    if about.closed is not None or (about.closes is not None and about.closes <= now):
        raise Refused("closed")
    if about.round_open and number > about.round_open:
        raise Refused("round", open=about.round_open)
    if place.seat.name in stand.planned:
        raise Refused("handed-in")
