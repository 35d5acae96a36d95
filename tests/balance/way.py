"""A way to play a season: what a person with a habit would plan each week.

Every way starts from the plan that a scenario's brief teaches (its reference plan) and does one
thing differently, in every week or in some. What cannot be paid is planned smaller, as anybody
would who is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from simgame.costs.sums import costs_of
from simgame.game.companions import alone_at
from simgame.game.offered_levers import catalogue_of
from simgame.game.session import LocalSession
from simgame.lab.trial import REFERENCE, Trial, figures, fingerprint, player_of, scenario_of
from simgame.market.state import LEDGER
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Lever, Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief, Policy
from simgame.scenario.schema import LeverRule, Scenario

Values = Mapping[str, Value]
Habit = Callable[["Week", dict[str, Value]], Values]
# What questions read of a season; more of it need not be kept.
READ = ("score", "calibration", "net_contribution", "net_revenue", "spent")
# Leaves of levers that are money, or of which each costs some.
MONEY = ("budget", "fee", "incentive", "invite_reward", "count", "posts", "sessions")
_SMALLER, _TRIES = 0.8, 25


@dataclass(frozen=True, slots=True)
class Week:
    """Which week it is of how many, what levers there are, and what values cost in it (fen)."""

    number: int
    of: int
    levers: Catalogue
    cost: Callable[[Values], int]


# By which text of this folder ways were played: what was played by another is played again.
_TEXT = hashlib.blake2b(
    b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))),
    digest_size=8,
).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """Who plays what: a bot, or the reference plan with a habit, known by its `name`.

    `opens` are levers that are offered from the first week, whether the scenario has them or not.
    """

    scenario: str
    level: str
    name: str = REFERENCE
    player: str = REFERENCE
    habit: Habit | None = None
    opens: tuple[str, ...] = ()

    @property
    def trial(self) -> Trial:
        """Its season, without the habit."""
        return Trial(self.scenario, self.player, self.level)

    def __repr__(self) -> str:
        """What is played, to the last figure of the scenario, the plan and these files."""
        return f"Way({self.name!r}, {self.opens}, {fingerprint(self.trial)}, {_TEXT})"


def played(way: Way, seed: int) -> dict[str, float]:
    """The figures of one season: score and its parts, true KPIs.

    `spent` is the money it took and what the hours of own staff were worth, in fen.
    """
    scenario, decide = opened(way), decided(way)
    season = alone_at(scenario, seed)
    session = LocalSession.alone(season, asks=False)
    while not session.finished:
        session.submit(affordable(session, session.plan_of(decide)))
        session.advance()
    brand = season.setting.brands.index(session.seat)
    hours = season.state.ledger[brand, LEDGER.index("staff")]
    return dict(figures(season)) | {"spent": float(season.state.spent[brand] + hours)}


def judged(way: Way, seed: int) -> dict[str, float]:
    """The figures of one season that questions read."""
    found = played(way, seed)
    return {name: found[name] for name in READ}


def opened(way: Way) -> Scenario:
    """The scenario, with the levers that the way opens."""
    scenario = scenario_of(way.trial)
    rules = dict.fromkeys(way.opens, LeverRule())
    return scenario.model_copy(update={"levers": {**scenario.levers, **rules}})


def decided(way: Way) -> Policy:
    """How it is planned: the player's plan, with the habit and within what is open."""
    decide = player_of(way.trial).decide
    if way.habit is None:
        return decide
    levers = catalogue_of(opened(way))
    habit = way.habit

    def with_habit(brief: Brief, seen: Observation, rng: Random) -> Plan:
        values = flatten(decide(brief, seen, rng))
        week = Week(seen.round, seen.rounds, levers, partial(_cost, brief, seen))
        return plan_from(_within(habit(week, dict(values)), levers, seen.round))

    return with_habit


def _cost(brief: Brief, seen: Observation, values: Values) -> int:
    return costs_of(plan_from(values), brief.scenario, seen).total


def affordable(session: LocalSession, plan: Plan) -> Plan:
    """The plan, with everything that costs money made smaller until it may run."""
    for _ in range(_TRIES):
        if not any(problem.blocks for problem in session.check(plan)):
            return plan
        plan = plan_from(scaled(flatten(plan), _SMALLER))
    return Plan()


def scaled(values: Values, by: float, group: str = "") -> dict[str, Value]:
    """The values with all money of a group, or of all, times `by`; counts in whole numbers."""
    return {
        path: _times(value, by) if _leaf(path) in MONEY and path.startswith(group) else value
        for path, value in values.items()
    }


def _times(value: Value, by: float) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return int(value * by) if isinstance(value, int) else value * by


def _leaf(path: str) -> str:
    return path.rpartition(".")[2]


def every(levers: Catalogue, group: str, leaf: str) -> list[str]:
    """The paths of all levers of a group with that last segment."""
    return [path for path in levers.by_path if path.startswith(f"{group}.") and _leaf(path) == leaf]


def _within(values: Values, levers: Catalogue, number: int) -> dict[str, Value]:
    """What of it is open this week, and inside the bounds."""
    open_now = {spec.path: spec.lever for spec in levers.open_in(number)}
    return {
        path: _bounded(value, open_now[path]) for path, value in values.items() if path in open_now
    }


def _bounded(value: Value, lever: Lever) -> Value:
    if isinstance(value, bool | str) or lever.unit == "kpi":
        return value
    kept = min(max(value, lever.low), lever.high)
    return int(kept) if isinstance(value, int) else kept
