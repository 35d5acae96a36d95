"""What every bot's plan passes through: it may run, whatever scenario the bot was handed.

A policy thinks of what is worth doing; here, once for all of them, levers that are not open are
left alone, values come within their bounds, and what the week cannot pay for is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from simgame.costs.lines import lines_of
from simgame.costs.sums import context_of, costs_of, free_to_plan
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import check_values
from simgame.plan.values import Values, flatten, plan_from
from simgame.players.brief import Brief, Policy


@dataclass(frozen=True, slots=True)
class Fitted:
    """A policy of which every plan may run."""

    decide: Policy

    @property
    def counts_only(self) -> bool:
        """Whether the policy looks at nothing but rounds, money and hours."""
        return getattr(self.decide, "counts_only", False)

    def __call__(self, brief: Brief, observation: Observation, rng: Random) -> Plan:
        """What the policy plans, as near as it may run."""
        return fit(brief, observation, self.decide(brief, observation, rng))


def fit(brief: Brief, observation: Observation, plan: Plan) -> Plan:
    """`plan` as near as it may run in this round; one that may run already stays as it is."""
    values = flatten(plan)
    if any(p.blocks for p in check_values(values, brief.catalogue, observation.round)):
        plan = plan_from(_allowed(brief, observation, values))
    costs = costs_of(plan, brief.scenario, observation)
    free = free_to_plan(costs, observation)
    return plan if costs.total <= free else _paid_for(brief, observation, plan, free)


def _allowed(brief: Brief, observation: Observation, values: Values) -> Values:
    """The values of open levers, each the nearest that its lever takes."""
    known = brief.catalogue.by_path
    return {
        path: _within(known[path], value)
        for path, value in values.items()
        if path in known and known[path].is_open(observation.round)
    }


def _within(spec: Spec, value: Value) -> Value:
    if spec.unit == "choice":
        return value if value in spec.choices else spec.neutral
    if isinstance(value, bool | str):
        return value
    return type(value)(min(max(value, spec.lever.low), spec.lever.high))


def _paid_for(brief: Brief, observation: Observation, plan: Plan, free: int) -> Plan:
    """`plan` without what comes last on its bill, until there is money for all of it."""
    context = context_of(observation)
    while costs_of(plan, brief.scenario, observation).total > free:
        bill = lines_of(plan, brief.scenario, context)
        plan = _without(plan, [line for line in bill if line.most][-1].path)
    return plan


def _without(plan: Plan, bought: str) -> Plan:
    """`plan` without what is at a lever path and below it."""
    kept = {p: v for p, v in flatten(plan).items() if not f"{p}.".startswith(f"{bought}.")}
    return plan_from(kept)
