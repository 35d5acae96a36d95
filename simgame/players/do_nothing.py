"""Does nothing: the empty plan every week. What it reaches, the market gives for free."""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief, counts_only


@counts_only
def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """The empty plan."""
    return Plan()
