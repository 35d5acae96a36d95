"""One simple rule set in Mesa, an agent a person, and in this engine's way, a count a cell.

Every day each person sees something with chance `see`. Who is unaware and sees it becomes aware
with chance `adopt` + `imitate` · share of aware people; who is aware buys with chance `buy`. Mesa
is a good tool for people who meet each other in space; a market of many millions in a second needs
counts. Without Mesa (`pip install mesa`) there is nothing to compare, and nothing is printed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks import Figure
from simgame.market.draws import Draws, binomial

SIZES = {10**4: 28, 10**5: 28, 10**6: 4}


@dataclass(frozen=True)
class Rule:
    """Chances a day."""

    see: float = 0.3
    adopt: float = 0.05
    imitate: float = 0.4
    buy: float = 0.02


@dataclass(frozen=True)
class Outcome:
    """Aware people at the end, and purchases on the way."""

    aware: int
    bought: int


def has_mesa() -> bool:
    """Whether Mesa is installed."""
    return find_spec("mesa") is not None


def measure() -> list[Figure]:
    """Mesa's time a day against this engine's, by the number of people."""
    if not has_mesa():
        return []
    return [_timed(people, days) for people, days in SIZES.items()]


def _timed(people: int, days: int) -> Figure:
    agents = _seconds(lambda: in_mesa(people, days, 1)) / days
    cells = min(_seconds(lambda: in_cells(people, 280, 1)) for _ in range(3)) / 280
    return Figure(f"Mesa, {people:,} people, a day", agents, "counts in cells", cells)


def _seconds(work: Any) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def in_cells(people: int, days: int, seed: int, rule: Rule | None = None) -> Outcome:
    """The rule set on counts: uniforms by name, turned into people by quantile."""
    rule = rule or Rule()
    rng = np.random.Generator(np.random.Philox(key=seed))
    draws = Draws(np.maximum(rng.random((days, 2, 1)), 2.0**-54))
    aware, bought = np.zeros(1, np.int64), 0
    for day in range(days):
        sales = binomial(aware, np.full(1, rule.buy), draws.on(day, 1))
        chance = rule.see * (rule.adopt + rule.imitate * aware / people)
        aware = aware + binomial(people - aware, chance, draws.on(day, 0))
        bought += int(sales[0])
    return Outcome(int(aware[0]), bought)


def in_mesa(people: int, days: int, seed: int, rule: Rule | None = None) -> Outcome:
    """The rule set on Mesa's agents."""
    mesa = import_module("mesa")
    chances = rule or Rule()

    class Person(mesa.Agent):  # type: ignore[misc, name-defined]
        """Somebody who may become aware and buy."""

        def __init__(self, model: Any) -> None:
            super().__init__(model)
            self.is_aware = False

        def step(self) -> None:
            """One day."""
            model = self.model
            if self.is_aware:
                model.bought += model.random.random() < chances.buy
            elif model.random.random() < chances.see * model.pull:
                self.is_aware = True

    class Market(mesa.Model):  # type: ignore[misc, name-defined]
        """Everybody."""

        def __init__(self) -> None:
            super().__init__(seed=seed)
            self.bought, self.pull = 0, 0.0
            Person.create_agents(self, people)

    market = Market()
    for _ in range(days):
        aware = sum(agent.is_aware for agent in market.agents)
        market.pull = chances.adopt + chances.imitate * aware / people
        market.agents.do("step")
    return Outcome(sum(agent.is_aware for agent in market.agents), int(market.bought))
