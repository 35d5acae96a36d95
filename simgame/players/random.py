"""Moves every lever at random, within the week's money.

Shows what a player without any idea reaches. It takes no shortcuts.
"""

from __future__ import annotations

from random import Random

from simgame.costs.sums import costs_of
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.brief import Brief
from simgame.players.spending import weekly_money


def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """Random values, and random channels dropped until the plan can be paid for."""
    values = {
        spec.path: _value(spec, rng)
        for spec in brief.catalogue.open_in(observation.round)
        if spec.group not in ("forecast", "watch", "standing", "compliance")
    }
    plan = plan_from(values)
    owing = costs_of(plan, brief.scenario, observation).owing
    money = max(weekly_money(observation) - owing, 0)
    while (costs := costs_of(plan, brief.scenario, observation)).total > money:
        dropped = rng.choice(sorted({*costs.money, *costs.reserved}))
        values = {p: v for p, v in values.items() if not _of(dropped, p)}
        plan = plan_from(values)
    return plan


def _of(bought: str, path: str) -> bool:
    """Whether the lever at `path` belongs to what is bought."""
    return path == bought or path.startswith(f"{bought}.")


def _value(spec: Spec, rng: Random) -> Value:
    lever = spec.lever
    if spec.unit == "switch":
        return rng.random() < 0.5
    if spec.unit == "choice":
        return rng.choice(spec.choices)
    steps = round((lever.high - lever.low) / lever.step)
    # Mostly small moves: full bounds on every lever would never be affordable.
    moved = lever.low + lever.step * int(steps * rng.random() ** 3)
    return int(moved) if isinstance(spec.neutral, int) else float(round(moved, 6))
