"""One week of one season, as a function: what was known on Monday and decided, in; Sunday, out.

It runs in a worker that keeps nothing but scenarios it has read, so that any worker can do any
week, and one that dies takes nothing with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from pydantic import BaseModel

from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.table import Table
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario import load_merged
from simgame.scenario.schema import Scenario

Values = Mapping[str, Any]
# Who plays a seat of a shared market that no team has taken, and for the absent.
BOT = "even_split"


@dataclass(frozen=True, slots=True)
class Monday:
    """A season before a week: `scenario` as it was merged (JSON), and the `moment` as bytes.

    Without a moment it is the first Monday. `plans` are lever values by seat, `teams` the seats
    that somebody has taken, `bots` who plays those that belong to no people. What a team without a
    plan does, `missed` says: `repeat` last week's standing levers, `skip`, or what a `bot`
    plans; seats that nobody has taken are played by a bot. Questions to the seats in `asks` stop
    the week until they are among the `answers`, by their ids.
    """

    scenario: str
    seed: int
    moment: bytes = b""
    plans: Mapping[str, Values] = field(default_factory=dict)
    teams: tuple[str, ...] = ()
    bots: Mapping[str, str] = field(default_factory=dict)
    missed: str = "repeat"
    asks: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one seat may see: observation, last week's report and score, as JSON."""

    observation: str
    report: str
    score: str
    happened: str


@dataclass(frozen=True, slots=True)
class Sunday:
    """A season after a week: what every seat did, and what it sees of it."""

    week: int
    finished: bool
    moment: bytes
    digest: str
    plans: Mapping[str, Values]
    seats: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a seat is asked, and its days of the week so far, both as JSON."""

    prompts: str
    days: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """A week that has come to questions: what each seat that is asked something sees."""

    seats: Mapping[str, Asked]


def open_season(monday: Monday) -> Sunday:
    """The first Monday of a season, before anything was decided."""
    return sunday_of(_season(monday), {})


def live_week(monday: Monday) -> Sunday | Stopped:
    """Live the week, to its end or to questions; the absent do what is done for them.

    Raises `PlanRejected` when a plan may not run.
    """
    season = _season(monday)
    table = Table(season, asks=monday.asks)
    table.answers = dict(monday.answers)
    plans = {seat: _plan(table, seat, monday) for seat in season.seats}
    for seat, plan in plans.items():
        table.submit(seat, plan)
    table.live_on()
    if table.prompts:
        asked = {prompt.seat for prompt in table.open_prompts()}
        return Stopped({name: _asked(table, name) for name in sorted(asked)})
    return sunday_of(season, {seat: flatten(plan) for seat, plan in plans.items()})


class Replay(Protocol):
    """A season to be played again, as `contests.verify` asks for it."""

    @property
    def scenario(self) -> str: ...
    @property
    def seed(self) -> int: ...
    @property
    def seat(self) -> str: ...
    @property
    def plans(self) -> tuple[Mapping[str, Values], ...]: ...


def replayed_score(asked: Replay) -> int:
    """The score of these plans on this seed; on other luck nothing asks what they may cost."""
    season = Season(_scenario(asked.scenario), asked.seed)
    for week in asked.plans:
        for name, values in week.items():
            season.submit(name, plan_from(values))
        season.run_week()
    return LocalSession(Table(season), asked.seat).score().total


def _plan(table: Table, seat: str, monday: Monday) -> Plan:
    if seat in monday.plans:
        return plan_from(monday.plans[seat])
    if seat in monday.bots or seat not in monday.teams:
        return table.season.decided(seat, policy(monday.bots.get(seat, BOT)))
    if monday.missed == "bot":
        return table.season.decided(seat, policy(BOT))
    return Plan() if monday.missed == "skip" else table.absent_plan(seat)


def season_of(scenario: str, moment: bytes) -> Season:
    """The season of a scenario as it was merged, at a moment as bytes."""
    return Season.from_bytes(_scenario(scenario), moment)


def new_season(monday: Monday) -> Season:
    """The season on its first Monday, whatever moment is kept of it."""
    return Season(_scenario(monday.scenario), monday.seed)


def _season(monday: Monday) -> Season:
    """The season at its moment."""
    if not monday.moment:
        return new_season(monday)
    return season_of(monday.scenario, monday.moment)


@lru_cache(maxsize=32)
def _scenario(merged: str) -> Scenario:
    return load_merged(json.loads(merged))


def sunday_of(season: Season, plans: Mapping[str, Values]) -> Sunday:
    """A season as it stands between two weeks, with the plans of the last."""
    table = Table(season)
    return Sunday(
        week=season.state.week,
        finished=season.finished,
        moment=season.to_bytes(),
        digest=season.digest(),
        plans=plans,
        seats={seat: _seen(LocalSession(table, seat)) for seat in season.seats},
    )


def _asked(table: Table, name: str) -> Asked:
    return Asked(_all(table.open_prompts(name)), _all(table.season.days(name)))


def _all(some: Sequence[BaseModel]) -> str:
    return "[" + ",".join(one.model_dump_json() for one in some) + "]"


def _seen(session: LocalSession) -> Seen:
    observation = session.observe()
    return Seen(
        observation=observation.model_dump_json(),
        report=session.report(session.round - 1).model_dump_json() if session.round > 1 else "",
        score=session.score().model_dump_json(),
        happened=_all(session.happened()),
    )
