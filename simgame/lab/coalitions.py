"""The game behind the causes of a season: its players are the lever groups that were used.

The value of a coalition is what comes of the season when all other groups are at their neutral
values in every week, their money not spent elsewhere. What was answered to prompts plays too: who
is not there leaves them to the standing orders. Forecasts move no market, so seasons with and
without them are one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

import numpy as np

from simgame.game.season import Season
from simgame.lab.again import UNFORESEEN, Again, Answers, courses, groups_of
from simgame.lab.shapley import (
    Order,
    Shares,
    coalitions_of,
    drawn_orders,
    exact_shares,
    sampled_shares,
)
from simgame.lab.why import ANSWERS, SCORE
from simgame.market.arrays import Floats
from simgame.plan.plan import Plan
from simgame.plan.values import untouched, without

FORECAST = "forecast"
# Moves neither the market nor the score.
_IDLE = "watch"
# Pairs of orders that are drawn at least, so that there is an error to tell.
_FEWEST = 6


class Task(NamedTuple):
    """A season to be lived: the groups that play, a bit each, without forecasts.

    Rivals do what they did, or (`unmoved`) what they would have done had the seat done nothing.
    """

    coalition: int
    unmoved: bool


class Coalitions:
    """What seasons are to be lived, living one, and what each player adds to the `figures`.

    Every array is by figure and week [F, W].
    """

    def __init__(self, again: Again, figures: Sequence[str]) -> None:
        self.again = again
        self.figures = (*figures, UNFORESEEN)
        self.plans = again.plans_of(again.seat)
        used = [group for group in groups_of(self.plans) if group != _IDLE]
        self.forecasts = FORECAST in used
        moving = [group for group in used if group != FORECAST]
        if again.unanswered != again.answers:
            moving.append(ANSWERS)
        # Those that came late are the low bits: seasons follow each other that begin alike.
        self.moving = tuple(sorted(moving, key=self._first_week, reverse=True))
        self.unmoved = again.unmoved
        idle = self.live(Task(0, unmoved=True))
        names = idle.setting.brands
        self.unmoved = {b: tuple(p.plans[names.index(b)] for p in idle.past) for b in again.held}

    @property
    def players(self) -> tuple[str, ...]:
        """Who plays, a bit each from the lowest."""
        return (*self.moving, FORECAST) if self.forecasts else self.moving

    @property
    def everything(self) -> Task:
        """All groups, with rivals that were not moved by them."""
        return Task((1 << len(self.moving)) - 1, unmoved=True)

    @property
    def nothing(self) -> Task:
        """No group at all."""
        return Task(0, unmoved=True)

    def removed(self, group: str) -> Task:
        """The season without one group, in which rivals do what they did."""
        alike = all(self.unmoved[brand] == plans for brand, plans in self.again.held.items())
        return Task(self.everything.coalition ^ 1 << self.moving.index(group), unmoved=alike)

    def orders(self, runs: int) -> list[Order]:
        """The orders in which players come, or none where all coalitions take no more `runs`."""
        moving, players = len(self.moving), len(self.players)
        if 1 << moving <= runs:
            return []
        pairs = max(runs // (2 * (moving - 1)), _FEWEST)
        return drawn_orders(players, pairs, Random(f"{self.again.was.seed}|orders"))

    def tasks(self, orders: Sequence[Order]) -> list[Task]:
        """The seasons that shares are made of, and those without one group, each once."""
        asked = {
            Task(mask & self.everything.coalition, unmoved=True) for mask in self._masks(orders)
        }
        return sorted({*asked, *map(self.removed, self.moving)})

    def play(self, task: Task) -> Floats:
        """What came of the figures in one season [F, W]."""
        return self.figures_of(self.live(task))

    def live(self, task: Task) -> Season:
        """One season."""
        plans = [self._plan(plan, task.coalition) for plan in self.plans]
        others = self.unmoved if task.unmoved else self.again.held
        return self.again.live(plans, others, self._answers(task.coalition))

    def figures_of(self, season: Season) -> Floats:
        """The figures of a season [F, W]."""
        found = courses(season, self.again.seat, self.figures)
        return np.array([found[name] for name in self.figures])

    def shares(self, orders: Sequence[Order], found: Mapping[Task, Floats]) -> Shares:
        """What each player adds [n, F, W]; without orders from all coalitions."""
        values = {mask: self._value(mask, found) for mask in self._masks(orders)}
        if orders:
            return sampled_shares(orders, values)
        return exact_shares(len(self.players), values)

    def _masks(self, orders: Sequence[Order]) -> Sequence[int]:
        """The coalitions of all players whose values are asked for."""
        if not orders:
            return range(1 << len(self.players))
        return sorted({mask for order in orders for mask in coalitions_of(order)})

    def _value(self, mask: int, found: Mapping[Task, Floats]) -> Floats:
        """The figures of a coalition; the score without forecasts where they are not in it."""
        figures = found[Task(mask & self.everything.coalition, unmoved=True)]
        if self.forecasts and mask >> len(self.moving) & 1:
            return figures
        score, unforeseen = self.figures.index(SCORE), self.figures.index(UNFORESEEN)
        value = figures.copy()
        value[score] = figures[unforeseen]
        return value

    def _plan(self, plan: Plan, coalition: int) -> Plan:
        for bit, group in enumerate(self.moving):
            if group != ANSWERS and not coalition >> bit & 1 and not untouched(plan, group):
                plan = without(plan, group)
        return plan

    def _answers(self, coalition: int) -> Answers:
        """Everybody's answers, but the seat's where they are not in the coalition."""
        if ANSWERS in self.moving and coalition >> self.moving.index(ANSWERS) & 1:
            return self.again.answers
        return self.again.unanswered

    def _first_week(self, group: str) -> int:
        """The week in which a group first moved anything."""
        if group == ANSWERS:
            pairs = zip(self.again.answers, self.again.unanswered, strict=True)
            return next(week for week, (all_, others) in enumerate(pairs) if all_ != others)
        return next(week for week, plan in enumerate(self.plans) if group in groups_of([plan]))
