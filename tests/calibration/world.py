"""A world to measure in: a market, seeds, and perhaps a mutation.

Rows ask it for seasons of cases; it knows how they are played. Seasons are kept while a process
lives, for several rows look at the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from simgame.game.season import Season
from simgame.lab.rerun import Lived, lived_weeks
from simgame.market.mechanism import Parameters
from simgame.scenario.schema import Scenario
from tests.calibration.case import USUAL, Case
from tests.calibration.edit import edited
from tests.calibration.market import Market, market
from tests.calibration.mutation import NO_MUTATION, Mutation
from tests.calibration.seen import Seen, seen

Found = TypeVar("Found")
Look = Callable[[Season], Found]

# Goldens, ablation and whoever tunes a parameter use seeds below; rows were looked at on those from
# 7001, 17001 and 27001 on while parameters, and how many seeds a row needs, were chosen. Rows are
# judged where nothing was; `--seeds` on others.
FITTING, JUDGING = range(10_000), 37_001
# `MANY` where an effect is there, and luck would hide it.
SEASONS, MANY, QUICK = 8, 32, 3
# How many times as many seeds a row is measured on again whose interval crosses its bound.
AGAIN = 4


@dataclass(frozen=True)
class World:
    """Where a row is measured; `first` is the first seed, of so many `times` the usual number."""

    name: str
    first: int = JUDGING
    mutation: Mutation = NO_MUTATION
    quick: bool = False
    times: int = 1

    @property
    def market(self) -> Market:
        """The market."""
        return market(self.name)

    def seeds(self, count: int = SEASONS) -> range:
        """The seeds to judge on; fewer for a quick look."""
        many = min(count, QUICK) if self.quick else count * self.times
        return range(self.first, self.first + many)

    def scenario(self, case: Case = USUAL) -> Scenario:
        """The scenario of a case."""
        usual = edited(self.market.scenario, self.mutation.scenario)
        remade = case.remade(usual) if case.remade else usual
        return edited(remade, case.scenario)

    def params(self, mechanism: str) -> Parameters:
        """A mechanism's parameters."""
        return self.mutation.of(mechanism)

    def season(self, case: Case, seed: int) -> Season:
        """A season, played to its end."""
        scenario = self.scenario(case)
        decide = dict.fromkeys(scenario.seats, self.market.policy(case))
        rules = self.mutation.rules(case.off, case.params)
        return Season(scenario, seed, decide, rules).play_out()

    def seasons(self, case: Case = USUAL, count: int = SEASONS) -> Sequence[Seen]:
        """What is noted of the seasons of a case, by seed."""
        return [_seen(self, case, seed) for seed in self.seeds(count)]

    def each(self, look: Look[Found], case: Case = USUAL, count: int = SEASONS) -> list[Found]:
        """What `look` finds in the seasons of a case."""
        return [look(self.season(case, seed)) for seed in self.seeds(count)]

    def weeks(self, case: Case, seed: int) -> Iterator[Lived]:
        """The weeks of a season, from inside."""
        return lived_weeks(self.season(case, seed))

    def path(self, place: str) -> str:
        """A place of the market, such as `{ads}`, as a lever path."""
        return place.format_map(self.market.places)


@lru_cache(maxsize=4000)
def _seen(world: World, case: Case, seed: int) -> Seen:
    return seen(world.season(case, seed))
