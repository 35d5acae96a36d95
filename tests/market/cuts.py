"""Going on from a state that has been put away and taken out again."""

from __future__ import annotations

import pickle
from collections.abc import Callable

from simgame.game.season import Season
from simgame.market.run_week import step
from simgame.market.state import State
from simgame.market.streams import Streams
from tests.market.laws import differences
from tests.market.seasons import plans_of

Cut = Callable[[State], State]


def _pickled(state: State) -> State:
    found: State = pickle.loads(pickle.dumps(state))
    return found


CUTS: dict[str, Cut] = {"snapshot": State.snapshot, "pickle": _pickled}


def states_of(season: Season) -> list[State]:
    """The state at every Monday and at the end of a season that has been played."""
    return [*season.mondays, season.state]


def go_on(season: Season, first: int, cut: Cut) -> list[State]:
    """The states after each week from `first` on, with a cut before every week."""
    plans = [plans_of(season, brand) for brand in season.setting.brands]
    state, states = states_of(season)[first], []
    for week in range(first, season.scenario.rounds):
        state = cut(state)
        step(season.setting, state, [mine[week] for mine in plans], Streams(season.seed))
        states.append(state)
    return states


def strayed(season: Season, first: int, cut: Cut) -> list[str]:
    """How the season comes out differently when it goes on from `first`, cut at every week."""
    found = []
    for was, is_ in zip(states_of(season)[first + 1 :], go_on(season, first, cut), strict=True):
        differ = differences(was, is_)
        if differ or was.digest() != is_.digest():
            found.append(f"from week {first}, after week {was.week}: {', '.join(differ)}")
    return found
