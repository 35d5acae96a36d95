"""What a plan would pay for in vain: notes on a plan, none of which keeps it from running.

What can never do anything in a scenario is not offered there; this is about one week's plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.costs.prices import RESEARCH, ai_saving, study_weeks
from simgame.market.mechanisms.team.team import DELAY_WEEKS
from simgame.plan.groups.operations import Tools
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.scenario.schema import Scenario

_AI_TOOLS = ("ai_video", "ai_script", "ai_cutting")


def in_vain(plan: Plan, scenario: Scenario, seen: Observation) -> Iterator[Problem]:
    """A problem for each lever, with the reason as what was `expected`."""
    yield from _too_late(plan, scenario, seen)
    yield from _ads(plan)
    for tool in _AI_TOOLS:
        if getattr(plan.tools, tool) and not _saves(plan, scenario, tool):
            yield _note(f"tools.{tool}", "no-ai")
    if plan.compliance.permit and not scenario.product.regulated:
        yield _note("compliance.permit", "no-permit-needed")


def _too_late(plan: Plan, scenario: Scenario, seen: Observation) -> Iterator[Problem]:
    weeks = seen.rounds - seen.round
    for study in RESEARCH:
        if getattr(plan.research, study) and study_weeks(scenario, study) > weeks:
            yield _note(f"research.{study}", "after-season")
    for role, order in plan.team.roles.items():
        if order.hire and weeks < DELAY_WEEKS:
            yield _note(f"team.roles.{role}.hire", "after-season")


def _ads(plan: Plan) -> Iterator[Problem]:
    ads = {name: order for name, order in plan.paid.items() if order.budget}
    if plan.research.lift_test and not ads:
        yield _note("research.lift_test", "no-ads")
    for name, ad in ads.items():
        if ad.audience != "everyone" and not plan.tools.data_platform:
            yield _note(f"paid.{name}.audience", "no-data")


def _note(path: str, why: str) -> Problem:
    return Problem("in-vain", path, True, why, blocks=False)


def _saves(plan: Plan, scenario: Scenario, tool: str) -> bool:
    """Whether any piece of the plan is made with AI, of a kind that the tool helps with."""
    with_it, without = Tools(**{tool: True}), Tools()
    return any(
        order.count and order.ai_share and ai_saving(kind, with_it) > ai_saving(kind, without)
        for kinds in plan.content.values()
        for name, order in kinds.items()
        if (kind := scenario.content_types.get(name)) is not None
    )
