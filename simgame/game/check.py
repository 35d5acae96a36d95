"""Whether a plan may run: every problem at once, each with its lever path.

Money blocks; staff hours only warn, for work that does not fit queues into next week.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem, check_values
from simgame.plan.values import flatten
from simgame.scenario.costs import Costs, costs_of
from simgame.scenario.schema import Scenario


def check_plan(
    plan: Plan, scenario: Scenario, catalogue: Catalogue, observation: Observation
) -> list[Problem]:
    """The problems of `plan` in this round."""
    costs = costs_of(plan, scenario, observation)
    return [
        *check_values(flatten(plan), catalogue, observation.round),
        *_money(costs, observation),
        *_hours(costs, observation),
        *_offers(plan),
    ]


def spendable(observation: Observation) -> int:
    """The most this round may spend, in fen."""
    return min(observation.week_cap, observation.money_left)


def _money(costs: Costs, observation: Observation) -> Iterator[Problem]:
    most = spendable(observation)
    if costs.total > most:
        code = "over-budget" if most == observation.money_left else "over-week-cap"
        yield Problem(code, "", costs.total, str(most))


def _hours(costs: Costs, observation: Observation) -> Iterator[Problem]:
    for role, hours in costs.hours.items():
        free = observation.hours.get(role, 0.0) - observation.hours_queued.get(role, 0.0)
        if hours > free + 0.05:
            yield Problem("over-hours", role, round(hours, 1), str(round(free, 1)), blocks=False)


def _offers(plan: Plan) -> Iterator[Problem]:
    for kol, offer in plan.kol.items():
        if offer.posts and not offer.fee and not offer.commission:
            yield Problem("offer-without-fee", f"kol.{kol}.fee", 0, blocks=False)
