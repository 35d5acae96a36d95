"""A season beside that of a good player on the same luck, and with parts of that one's plan in it.

The good player is the plan that grades go by, where one was found for this very scenario; else the
plan that the scenario carries with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simgame.authoring.plan_file import load_plan_file
from simgame.game.autoplay import FilePlayer
from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.lab.again import Again, Plans, courses, go_on, groups_of
from simgame.lab.decisions import UNMOVING
from simgame.lab.found_plans import found_for
from simgame.lab.mended import mended_plans
from simgame.lab.trial import reference_file
from simgame.lab.why import SCORE
from simgame.lab.workers import Told, Workers, every
from simgame.plan.lever import Value
from simgame.plan.values import Values, flatten, plan_from
from simgame.players.brief import Policy
from simgame.scenario import ScenarioError
from simgame.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class GoodPlan:
    """The good player's `season`, and the `worth` of its decisions, by lever group.

    That is what they alone would have added to one's own season, all else as it was, in points; of
    every group in which the plans differ.
    """

    season: Season
    worth: Mapping[str, float]
    mended: Mapping[str, float]


def good_plan(
    season: Season, *, seat: str = "", told: Told | None = None, processes: Workers = 1
) -> GoodPlan | None:
    """What a good player made of the same luck; None where no good plan is known.

    Forecasts are of one's own season, so they are left as they were. Raises `NotOver`.
    """
    again = Again(season, seat)
    decide = good_player(season.scenario)
    if decide is None:
        return None
    players = {**again.was.bots, again.seat: decide}
    other = Season(season.scenario, season.seed, players, season.rules)
    go_on(other, again.unmoved, again.unanswered)
    theirs = Again(other, again.seat)
    swaps = _Swaps(again, theirs.plans_of(again.seat))
    own, groups, habits = swaps.score(""), list(swaps.groups()), list(swaps.habits)
    found = every(swaps.score, [*groups, *habits], processes, told)
    gains = [score - own for score in found]
    worth = dict(zip(groups, gains, strict=False))
    return GoodPlan(theirs.was, worth, dict(zip(habits, gains[len(groups) :], strict=True)))


def good_player(scenario: Scenario) -> Policy | None:
    """Who plays a scenario well: the found plan, else the scenario's own, else nobody."""
    if (found := found_for(scenario)) is not None:
        return found
    try:
        file = reference_file(scenario.id)
    except ScenarioError:
        return None
    plan = load_plan_file(file, catalogue_of(scenario)).plan if file.is_file() else None
    return FilePlayer(plan, fits=True).decide if plan is not None else None


class _Swaps:
    """The season with lever groups as somebody else had them, or without one of its habits.

    Rivals do what they did.
    """

    def __init__(self, again: Again, theirs: Plans) -> None:
        self.again, self.held = again, again.held
        self.mine = [flatten(plan) for plan in again.plans_of(again.seat)]
        self.theirs = [flatten(plan) for plan in theirs]
        self.habits = {name: (plans, said) for name, plans, said in mended_plans(again)}

    def groups(self) -> Iterator[str]:
        """The groups in which the plans differ in any week, in the order of the Plan."""
        plans = [plan_from(values) for values in (*self.mine, *self.theirs)]
        for group in groups_of(plans):
            same = all(_of(a, group) == _of(b, group)
                       for a, b in zip(self.mine, self.theirs, strict=True))  # fmt: skip
            if group not in UNMOVING and not same:
                yield group

    def score(self, name: str) -> float:
        """The score with one group as theirs, or without one habit; as it was for neither."""
        plans, answers = self.habits.get(name) or (self._swapped(name), None)
        season = self.again.live(plans, self.held, answers)
        return courses(season, self.again.seat, (SCORE,))[SCORE][-1]

    def _swapped(self, group: str) -> Plans:
        return [
            plan_from({p: v for p, v in a.items() if not _is_of(p, group)} | _of(b, group))
            for a, b in zip(self.mine, self.theirs, strict=True)
        ]


def _of(values: Values, group: str) -> dict[str, Value]:
    return {path: value for path, value in values.items() if _is_of(path, group)}


def _is_of(path: str, group: str) -> bool:
    return path.partition(".")[0] == group
