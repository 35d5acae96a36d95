"""One thing of a season otherwise, and the season that comes of it.

What was answered to a prompt is a decision too, at `answers` and the prompt's id; not to make it
leaves the prompt to the standing order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.lab.again import Again, Answers, Plans, courses
from simgame.lab.decisions import ALL_WEEKS, by_place, decisions_of, group_otherwise, otherwise
from simgame.lab.why import ANSWERS, Course, Decision, Kind, Move, WhatIf
from simgame.plan.values import flatten, plan_from

Try = tuple[Decision, Kind]


class Tries:
    """Tries with one season, of which the `figures` are told."""

    def __init__(self, again: Again, figures: Sequence[str]) -> None:
        self.again, self.figures = again, tuple(figures)
        self.levers = again.was.catalogue
        self.plans = again.plans_of(again.seat)
        self.weeks = [flatten(plan) for plan in self.plans]

    def decisions(self) -> list[Decision]:
        """What was decided about each group in each week, and every answer."""
        return [*decisions_of(self.weeks, self.levers), *self._answered()]

    def _answered(self) -> Iterator[Decision]:
        for week, past in enumerate(self.again.was.past, 1):
            for name, said in past.answers.items():
                if name not in self.again.unanswered[week - 1]:
                    yield Decision(week, f"{ANSWERS}.{name}", (Move(name, None, said),))

    def places(self, decision: Decision) -> list[Decision]:
        """The same decision, place by place."""
        return [decision] if decision.group == ANSWERS else by_place(decision, self.levers)

    def undone(self, decision: Decision) -> dict[str, Course]:
        """The season without a decision; rivals do what they did."""
        season = self._live((decision, "undo"))
        return courses(season or self.again.was, self.again.seat, self.figures)

    def elsewhere(self, asked: tuple[Decision | None, int]) -> dict[str, float]:
        """Where the figures end on another seed without a decision, or with all of them."""
        decision, seed = asked
        otherwise = self._otherwise(decision, "undo") if decision is not None else None
        season = self.again.elsewhere(seed, *(otherwise or (self.plans,)))
        found = courses(season, self.again.seat, self.figures)
        return {name: course[-1] for name, course in found.items()}

    def what_if(self, tried: Try) -> WhatIf | None:
        """All that comes of a try; None where it cannot be, or changes no plan."""
        season = self._live(tried)
        if season is None:
            return None
        return WhatIf(
            tried[1],
            courses(season, self.again.seat, self.figures),
            self._affordable(season),
        )

    def _live(self, tried: Try) -> Season | None:
        otherwise = self._otherwise(*tried)
        return self.again.live(otherwise[0], self.again.held, otherwise[1]) if otherwise else None

    def _otherwise(self, decision: Decision, kind: Kind) -> tuple[Plans, Answers] | None:
        """Plans and answers in which a decision is otherwise."""
        if decision.group == ANSWERS:
            return (self.plans, self._without(decision)) if kind == "undo" else None
        if decision.week == ALL_WEEKS:
            weeks = group_otherwise(self.weeks, decision.place, kind, self.levers)
        else:
            weeks = otherwise(self.weeks, decision, kind, self.levers)
        if weeks is None:
            return None
        pairs = zip(self.weeks, weeks, self.plans, strict=True)
        plans = [plan if then == was else plan_from(then) for was, then, plan in pairs]
        return plans, self.again.answers

    def _without(self, decision: Decision) -> Answers:
        gone = {move.path for move in decision.moves}
        return tuple(
            {name: said for name, said in week.items() if name not in gone}
            for week in self.again.answers
        )

    def _affordable(self, season: Season) -> bool:
        """Whether each week's plan could have been handed in."""
        number = season.setting.brands.index(self.again.seat)
        for week, past in enumerate(season.past):
            plan, seen = past.plans[number], season.fork(week).observe(self.again.seat)
            if any(p.blocks for p in check_plan(plan, season.view, self.levers, seen)):
                return False
        return True
