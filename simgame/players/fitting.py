"""What every bot's plan passes through: it may run, whatever scenario the bot was handed.

A policy thinks of what is worth doing; here, once for all of them, levers that are not open are
left alone, values come within their bounds, and what the week cannot pay for is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from simgame.costs.lines import lines_of
from simgame.costs.owed import owed_now
from simgame.costs.sums import context_of, free_to_plan
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.problem import check_values
from simgame.plan.values import Values, flatten, plan_from
from simgame.players.brief import Brief, Look, Policy


class CannotPlan(Exception):
    """A bot failed, or gave no plan: what became of it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A policy of which every plan may run."""

    decide: Policy

    @property
    def looks(self) -> tuple[Look, ...] | None:
        """What the policy looks at besides rounds, money and hours; None where it says nothing."""
        return getattr(self.decide, "looks", None)

    def __call__(self, brief: Brief, observation: Observation, rng: Random) -> Plan:
        """What the policy plans, as near as it may run. Raises `CannotPlan`."""
        try:
            plan = self.decide(brief, observation, rng)
        except (Exception, SystemExit) as error:  # a bot is anybody's code
            raise CannotPlan(f"{type(error).__name__}: {error}") from error
        if not isinstance(plan, Plan):
            raise CannotPlan(f"{type(plan).__name__}, and no plan")
        return fit(brief, observation, plan)


def fit(brief: Brief, observation: Observation, plan: Plan) -> Plan:
    """`plan` as near as it may run in this round; one that may run already stays as it is."""
    if not _plainly_allowed(vars(plan), "", brief.catalogue.by_path, observation.round):
        values = flatten(plan)
        if any(p.blocks for p in check_values(values, brief.catalogue, observation.round)):
            plan = plan_from(_allowed(brief, observation, values))
    return _paid_for(brief, observation, plan)


def spare(brief: Brief, observation: Observation, plan: Plan) -> Plan:
    """`plan` with so much less spent on ads as its money falls short, and as near as it may run."""
    bill = lines_of(plan, brief.scenario, context_of(observation))
    free = free_to_plan(owed_now(brief.scenario, observation), observation)
    short = sum(line.fen + line.reserved for line in bill) - free
    values = flatten(plan)
    ads = {path: int(fen) for path, fen in values.items() if _is_ad_money(path) and fen}
    if short > 0 and ads:
        kept = max(1 - short / sum(ads.values()), 0)
        plan = plan_from(values | {path: int(fen * kept) for path, fen in ads.items()})
    return fit(brief, observation, plan)


def _is_ad_money(path: str) -> bool:
    return path.startswith("paid.") and path.endswith(".budget")


def _plainly_allowed(
    said: Mapping[str, Any], above: str, known: Mapping[str, Spec], now: int
) -> bool:
    """Whether levers are open and take what is said of them, as one sees at a glance.

    False may be wrong.
    """
    for name, value in said.items():
        kind = type(value)  # checks of pydantic's classes take long
        if kind is int or kind is float or kind is str or kind is bool:
            spec = known.get(above + name)
            if spec is None or not spec.allows(value, now):
                return False
            continue
        if kind is not dict:
            levers = vars(value)
            value = {moved: levers[moved] for moved in value.model_fields_set}  # noqa: PLW2901
        if value and not _plainly_allowed(value, f"{above}{name}.", known, now):
            return False
    return True


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


def _paid_for(brief: Brief, observation: Observation, plan: Plan) -> Plan:
    """`plan` without what comes last on its bill, until there is money for all of it."""
    context = context_of(observation)
    free = free_to_plan(owed_now(brief.scenario, observation), observation)
    while True:
        bill = lines_of(plan, brief.scenario, context)
        if sum(line.fen + line.reserved for line in bill) <= free:
            return plan
        plan = _without(plan, [line for line in bill if line.most][-1].path)


def _without(plan: Plan, bought: str) -> Plan:
    """`plan` without what is at a lever path and below it."""
    kept = {p: v for p, v in flatten(plan).items() if not f"{p}.".startswith(f"{bought}.")}
    return plan_from(kept)
