"""Who plays the other seats where one person plays a season of several alone.

Idea: whoever sits down alone at a table for teams finds the other chairs taken by bots, always by
the same ones, so that a save is lived again without saying who they were. They differ in how they
spend and none is hopeless; the best of them leads by little more than luck.
"""

from __future__ import annotations

from itertools import cycle

from simgame.game.season import Season
from simgame.players.brief import Policy
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario

# In the order of the seats, and over again.
_BOTS = ("greedy_roi", "copycat", "even_split")


def companions(scenario: Scenario, seat: str) -> dict[str, Policy]:
    """A bot for every seat but `seat`; none where there is no other."""
    others = (one for one in scenario.seats if one != seat)
    return {one: policy(bot) for one, bot in zip(others, cycle(_BOTS), strict=False)}


def alone_at(scenario: Scenario, seed: int, seat: str = "") -> Season:
    """A season with bots in all seats but one, the first unless another is named."""
    return Season(scenario, seed, companions(scenario, seat or next(iter(scenario.seats))))
