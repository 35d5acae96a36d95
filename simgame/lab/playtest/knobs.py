"""What to turn where a goal is out of reach or given away: sizes that were tried, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from simgame.game.score import TARGET_SHARE
from simgame.lab.playtest.case import Case, Facts
from simgame.lab.playtest.measures import Knob, PlayTest
from simgame.scenario.schema import Scenario

# A goal is out of reach where the best player reaches its target in less than this share of the
# seasons, and given away where a careless player does in more than that (assumption).
HARD, EASY = 0.15, 0.5
CARELESS = "random"
_HALF, _NEAR = 0.5, 0.25  # what a target should come to, and how near is near enough
_OCCASIONS, _MONEY = "product.category.occasions", "budget.total"
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
    return tuple(_for_goal(name, test, best, model, plays) for name in wrong[:_MOST])


def _for_goal(goal: str, test: PlayTest, best: Case, model: Scenario, plays: Plays) -> Knob:
    """The market first; where that does not help, the goal itself."""
    tried = list(_of_market(goal, test, best, model, plays))
    fits = [knob for knob in tried if abs(knob.reached - _HALF) <= _NEAR]
    if fits:
        return min(fits, key=lambda knob: abs(knob.reached - _HALF))
    seasons, median = test.top.seasons, test.top.reached(goal).median
    rising = test.goals[goal].stretch >= test.goals[goal].target
    met = sum(
        (one.values[goal] >= median) == rising or one.values[goal] == median for one in seasons
    )
    before = test.goals[goal].target
    return Knob(f"goals.{goal}.target", before, median, goal, met / len(seasons))


def _of_market(
    goal: str, test: PlayTest, best: Case, model: Scenario, plays: Plays
) -> Iterator[Knob]:
    """Demand made larger or smaller, until the target is reached about as often as it should."""
    too_hard = test.top.reached(goal).target < HARD
    before = model.product.category.occasions
    for factor in _FACTORS:
        after = _plain(before * factor if too_hard else before / factor)
        case = best.but(numbers=((_OCCASIONS, after),))
        seasons = plays(case, test.seeds[:_SEEDS])
        met = sum(one.shares[goal] >= TARGET_SHARE - 1e-9 for one in seasons)
        knob = Knob(_OCCASIONS, before, after, goal, met / len(seasons))
        yield knob
        if (knob.reached >= _HALF) == too_hard:
            return


def _plain(number: float) -> float:
    """The number as a trainer would write it: two digits."""
    return float(f"{number:.2g}")
