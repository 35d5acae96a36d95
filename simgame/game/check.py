"""Whether a plan may run: every problem at once, each with its lever path.

Money blocks; staff hours only warn, for work that does not fit queues into next week. So does what
is owed: no plan can help it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.costs.owed import hired_people, let_go
from simgame.costs.sums import Costs, costs_of, free_to_plan, spendable
from simgame.game.in_vain import in_vain
from simgame.market.kol_calendar import most_posts
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem, check_values
from simgame.plan.values import flatten
from simgame.scenario.schema import Scenario

# From which part of the week's money on a plan is told to leave little for more.
_NEAR = 0.9


def check_plan(
    plan: Plan, scenario: Scenario, catalogue: Catalogue, observation: Observation
) -> list[Problem]:
    """The problems of `plan` in this round."""
    costs = costs_of(plan, scenario, observation)
    return [
        *check_values(flatten(plan), catalogue, observation.round),
        *_money(costs, observation),
        *_open_ended(costs, observation),
        *_wages(scenario, costs, observation),
        *_hours(costs, observation),
        *_offers(plan),
        *_too_many_posts(plan, scenario, observation),
        *in_vain(plan, scenario, observation),
    ]


def _money(costs: Costs, observation: Observation) -> Iterator[Problem]:
    free = free_to_plan(costs.owing, observation)
    if costs.total > free:
        left = observation.money_left <= observation.week_cap
        code = "over-budget" if left else "over-week-cap"
        yield Problem(code, "", costs.total, str(free))


def _open_ended(costs: Costs, observation: Observation) -> Iterator[Problem]:
    """What depends on other people stops when its money is used up; nearly all is set aside."""
    free, set_aside = free_to_plan(costs.owing, observation), sum(costs.reserved.values())
    if set_aside and _NEAR * free <= costs.total <= free:
        yield Problem("near-cap", "", set_aside, str(free - costs.total), blocks=False)


def _wages(scenario: Scenario, costs: Costs, observation: Observation) -> Iterator[Problem]:
    hired = hired_people(scenario, observation)
    for role, people in let_go(scenario, hired, spendable(observation)).items():
        yield Problem("wages-unpaid", role, people, str(costs.owing), blocks=False)


def _hours(costs: Costs, observation: Observation) -> Iterator[Problem]:
    for role, hours in costs.hours.items():
        free = observation.hours.get(role, 0.0) - observation.hours_queued.get(role, 0.0)
        if hours > free + 0.05:
            yield Problem("over-hours", role, round(hours, 1), str(round(free, 1)), blocks=False)


def _offers(plan: Plan) -> Iterator[Problem]:
    for kol, offer in plan.kol.items():
        if offer.posts and not offer.fee and not offer.commission:
            yield Problem("offer-without-fee", f"kol.{kol}.fee", 0, blocks=False)


def _too_many_posts(plan: Plan, scenario: Scenario, seen: Observation) -> Iterator[Problem]:
    """Posts that no KOL can bring out before the season ends, those under way counted."""
    weeks = seen.rounds - seen.round + 1
    for name, offer in plan.kol.items():
        if offer.posts and name in scenario.kols:
            coming = sum(row.amount for row in seen.in_transit if row.keys == (name,))
            room = max(most_posts(scenario.kols[name].posts_per_week, weeks) - coming, 0)
            if offer.posts > room:
                path = f"kol.{name}.posts"
                yield Problem("too-many-posts", path, offer.posts, str(room), blocks=False)
