"""Which roles of the team have any work to do with the levers that a scenario offers."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.costs.lines import Context
from simgame.costs.sums import sum_of
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.values import read_plan
from simgame.scenario.schema import Scenario


def roles_with_work(catalogue: Catalogue, scenario: Scenario) -> frozenset[str]:
    """The roles of whose hours some lever asks; all of them where the team itself can be planned.

    A plan with every lever at its most is asked for its hours, so that no list has to be kept.
    """
    everyone = frozenset(scenario.team.roles)
    if "team" in {spec.group for spec in catalogue.specs}:
        return everyone
    plan, _ = read_plan(dict(_at_their_most(catalogue)))
    if plan is None:
        return everyone
    hours = sum_of(plan, scenario, Context()).hours
    # Messages to members ask for hours once there are any, and a season may begin with none.
    joined = {"community"} if scenario.private_channels and plan.private else set[str]()
    return frozenset(role for role in everyone if hours.get(role, 0.0) > 0) | (joined & everyone)


def _at_their_most(catalogue: Catalogue) -> Iterator[tuple[str, Value]]:
    for spec in catalogue.specs:
        if spec.unit == "switch":
            yield spec.path, True
        elif spec.unit not in ("choice", "kpi"):
            yield spec.path, spec.lever.high if spec.unit == "share" else int(spec.lever.high)
