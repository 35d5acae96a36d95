"""Seasons of a team that hires and spends all it has, on a market that does little else."""

from collections.abc import Iterator
from random import Random

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.market.mechanism import mechanisms
from simgame.market.run_week import Rules
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import Values, plan_from
from simgame.scenario.schema import Scenario

# What pays and is paid; the audience of these seasons does nothing.
_NEEDED = frozenset({"team", "overhead", "production", "paid_auction"})
_CHEAP = Rules(off=frozenset(mechanisms()) - _NEEDED)


def weeks_of_hiring(played: Scenario, seed: int) -> Iterator[tuple[Season, list[Problem]]]:
    """Live a season of random hiring; on every Monday, the problems of the empty plan."""
    season, rng = Season(played, seed, rules=_CHEAP), Random(seed)
    seat = season.seats[0]
    while not season.finished:
        seen = season.observe(seat)
        yield season, check_plan(Plan(), season.view, season.catalogue, seen)
        season.submit(seat, _spent_down(season, seen, rng))
        for other in season.seats[1:]:
            season.submit(other, Plan())
        season.run_week()


def _spent_down(season: Season, seen: Observation, rng: Random) -> Plan:
    """A plan that hires somebody and spends the rest of what the week may spend."""
    values: Values = {
        f"team.roles.{role}.hire": rng.randrange(4)
        for role in season.scenario.team.roles
        if rng.random() < 0.4
    }
    money = 10_000_000
    while money:
        money = money // 2 if money > 1_000 else 0
        plan = plan_from(
            {**values, **{f"paid.{p}.budget": money for p in season.scenario.platforms}}
        )
        problems = check_plan(plan, season.view, season.catalogue, seen)
        if not any(problem.blocks for problem in problems):
            return plan
    return Plan()
