"""What to turn where a goal is out of reach or given away, or levels are alike: tried sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from simgame.game.score import TARGET_SHARE
from simgame.lab.playtest.case import Case, Facts
from simgame.lab.playtest.measures import Knob, PlayTest
from simgame.scenario.schema import Goal, Scenario

# A goal is out of reach where the best player reaches its target in less than this share of the
# seasons, and given away where a careless player does in more than that (assumption).
HARD, EASY = 0.15, 0.5
CARELESS = "random"
_HALF, _NEAR = 0.5, 0.25  # what a target should come to, and how near is near enough
OCCASIONS = "product.category.occasions"
# Times a number is made larger where a goal is too hard; smaller by as much where it is too easy.
_FACTORS = (1.3, 1.7, 2.5)
_SEEDS = 10
_MOST = 2  # goals that something is tried for

Plays = Callable[[Case, Sequence[int]], tuple[Facts, ...]]


def turned(test: PlayTest, best: Case, model: Scenario, plays: Plays) -> tuple[Knob, ...]:
    """For each goal that is too hard or too easy, what brings it to about half of the seasons."""
    careless = test.player(CARELESS)
    wrong = [
        name for name in test.goals
        if test.top.reached(name).target < HARD or careless.reached(name).target >= EASY
    ]  # fmt: skip
    found = (_for_goal(name, test, best, model, plays) for name in wrong[:_MOST])
    return tuple(knob for knob in found if knob is not None)


def is_idle(goal: str, test: PlayTest) -> bool:
    """Whether the best player gets no further than who does nothing: a goal that asks nothing."""
    idle, top = test.player("do_nothing").reached(goal), test.top.reached(goal)
    return (top.median - idle.median) * way(test.goals[goal]) <= 0


def way(goal: Goal) -> int:
    """1 where more is better, −1 where less is."""
    return 1 if goal.stretch >= goal.floor else -1


def _for_goal(goal: str, test: PlayTest, best: Case, model: Scenario, plays: Plays) -> Knob | None:
    """The market first; where that does not help, the goal itself, kept in order; else nothing."""
    if is_idle(goal, test):
        return None
    tried = list(_of_market(goal, test, best, model, plays))
    fits = [knob for knob in tried if abs(knob.reached - _HALF) <= _NEAR]
    if fits:
        return min(fits, key=lambda knob: abs(knob.reached - _HALF))
    marks, up = test.goals[goal], way(test.goals[goal])
    values = [one.values[goal] * up for one in test.top.seasons]
    after = plain(test.top.reached(goal).median)
    if after * up <= marks.floor * up:
        return max(tried, key=lambda knob: knob.reached, default=None)
    stretch = None
    if after * up >= marks.stretch * up:
        stretch = plain(max(after + abs(after) / 5 * up, max(values) * up, key=lambda v: v * up))
    met = sum(value >= after * up for value in values) / len(values)
    return Knob(f"goals.{goal}.target", marks.target, after, goal, met, stretch)


def _of_market(
    goal: str, test: PlayTest, best: Case, model: Scenario, plays: Plays
) -> Iterator[Knob]:
    """Demand made larger or smaller, until the target is reached about as often as it should."""
    too_hard = test.top.reached(goal).target < HARD
    before = model.product.category.occasions
    for factor in _FACTORS:
        after = plain(before * factor if too_hard else before / factor)
        case = best.but(numbers=((OCCASIONS, after),))
        seasons = plays(case, test.seeds[:_SEEDS])
        met = sum(one.shares[goal] >= TARGET_SHARE - 1e-9 for one in seasons)
        knob = Knob(OCCASIONS, before, after, goal, met / len(seasons))
        yield knob
        if (knob.reached >= _HALF) == too_hard:
            return


def plain(number: float) -> float:
    """The number as a trainer would write it: two digits."""
    return float(f"{number:.2g}")
