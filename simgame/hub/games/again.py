"""Seasons lived once more from their log: the moment that is kept is only what comes of it.

So a plan that was corrected, or what a trainer gave, changes a season as if it had been so from the
start. Plans are taken as they were decided; nothing asks again what they may cost, as in
verification.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from simgame.game.session import LocalSession
from simgame.game.table.table import Table
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.step import Monday, Sunday, Values, new_season, sunday_of
from simgame.hub.people.classes import Refused
from simgame.hub.store.tables import (
    Kept,
    board,
    contest,
    decision,
    explained,
    game,
    report,
    seat,
    verified,
)
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten, plan_from

Week = tuple[Mapping[str, Values], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Instead:
    """What a seat is to have done in a week: lever values, `repeat` or `skip`."""

    seat: str
    week: int
    plan: Values | str


@dataclass(frozen=True, slots=True)
class Log:
    """A season as it was decided: plans by seat and answers by question, week by week."""

    scenario: str
    seed: int
    weeks: tuple[Week, ...]
    instead: Instead | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a season, in short: its digest, and every seat's score."""

    digest: str
    scores: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Relived:
    """What came of it: the last Sunday, every week's reports by seat, and the plan taken instead.

    `problems` say why that plan could not have run; nothing came of it then.
    """

    sunday: Sunday
    reports: Mapping[str, tuple[str, ...]]
    digests: tuple[str, ...]
    plan: Values
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        return self.sunday.digest

    @property
    def scores(self) -> Mapping[str, int]:
        seats = self.sunday.seats.items()
        return {name: int(json.loads(seen.score)["total"]) for name, seen in seats}

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.digest, self.scores)


# Seasons that were lived again, by game.
Came = dict[int, Relived | Outcome]


def log_of(c: Connection, row: Kept, instead: Instead | None = None) -> Log:
    """The log of a game, up to the week it stands at; of a week's plans the last one holds."""
    luck = c.execute(select(board).where(board.c.id == row.board_id)).one()
    about = c.execute(select(contest).where(contest.c.id == luck.contest_id)).one()
    merged = scenario_of_game(c, about, row.id)
    plans: dict[int, dict[str, Values]] = {n: {} for n in range(1, row.week + 1)}
    answers: dict[int, dict[str, str]] = {n: {} for n in plans}
    asked = select(decision).where(decision.c.game_id == row.id, decision.c.round <= row.week)
    for line in c.execute(asked.order_by(decision.c.n)):
        body: dict[str, Any] = json.loads(line.body)
        if line.kind == "plan":
            plans[line.round][line.seat] = body
        else:
            answers[line.round][body["prompt"]] = body["option"]
    weeks = tuple((plans[number], answers[number]) for number in sorted(plans))
    return Log(merged, luck.seed, weeks, instead)


def relive(log: Log) -> Relived:
    """Live it again; done in a worker."""
    season, taken, digests = new_season(Monday(log.scenario, log.seed)), dict[str, Any](), []
    problems: list[Problem] = []
    for number, (plans, answers) in enumerate(log.weeks, 1):
        for name, values in plans.items():
            season.submit(name, plan_from(values))
        if log.instead is not None and log.instead.week == number:
            season.plans.pop(log.instead.seat, None)
            plan = _instead(Table(season), log.instead, problems)
            season.submit(log.instead.seat, plan)
            taken = flatten(plan)
        season.run_week(answers)
        digests.append(season.digest())
    sessions = {name: LocalSession(Table(season), name) for name in season.seats}
    reports = {
        name: tuple(session.report(n).model_dump_json() for n in range(1, session.round))
        for name, session in sessions.items()
    }
    return Relived(sunday_of(season, {}), reports, tuple(digests), taken, tuple(problems))


def _instead(table: Table, asked: Instead, problems: list[Problem]) -> Plan:
    if asked.plan == "skip":
        return Plan()
    if isinstance(asked.plan, str):
        return table.absent_plan(asked.seat)
    plan = plan_from(asked.plan)
    problems += [p for p in table.check(asked.seat, plan) if p.blocks]
    return plan


def between_weeks(c: Connection, row: Kept) -> None:
    """Raises `Refused` (`in-a-week`) when a plan of the week that comes next is in already."""
    coming = select(decision.c.n).where(
        decision.c.game_id == row.id, decision.c.round == row.week + 1
    )
    if row.asked or (not row.finished and c.execute(coming).first() is not None):
        raise Refused("in-a-week")


def write_again(c: Connection, now: int, row: Kept, came: Relived) -> None:
    """Keep what came of it in the place of what was there, and forget what was made of that."""
    for table in (verified, explained):
        c.execute(table.delete().where(table.c.game_id == row.id))
    c.execute(
        update(game).where(game.c.id == row.id)
        .values(moment=came.sunday.moment, digest=came.sunday.digest, changed=now)
    )  # fmt: skip
    for place in c.execute(select(seat).where(seat.c.game_id == row.id)).all():
        seen = came.sunday.seats[place.name]
        c.execute(update(seat).where(seat.c.id == place.id)
                  .values(seen=seen.observation, score=seen.score))  # fmt: skip
        c.execute(report.delete().where(report.c.game_id == row.id, report.c.seat == place.name))
        pairs = zip(came.reports[place.name], came.digests, strict=True)
        told = [
            {"game_id": row.id, "seat": place.name, "week": n, "body": body, "digest": digest}
            for n, (body, digest) in enumerate(pairs, 1)
        ]  # fmt: skip
        if told:
            c.execute(insert(report), told)
