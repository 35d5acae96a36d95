"""How bots are found.

A policy is one file here with a function `decide(brief, observation, rng) -> Plan`. It sees what
a player sees and nothing else, keeps nothing between rounds, and is deterministic given `rng`.
"""

from __future__ import annotations

import importlib
from functools import lru_cache, partial

from simgame.nearest import nearest
from simgame.players.brief import Policy
from simgame.players.fitting import Fitted
from simgame.registry import names_in

# Plays by the style that a scenario gives its rivals; in a player's seat it would do nothing.
RIVALS_ONLY = ("styled",)
_NO_BOTS = ("brief", "fitting", "good_practice", "policy", "spending")


class UnknownPlayer(ValueError):
    """There is no bot of this name; `nearest` may be meant."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known
        self.nearest = nearest(name, known)
        super().__init__(name)


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The bots that may take a player's seat, in alphabetical order."""
    return tuple(n for n in names_in(__package__) if n not in (*_NO_BOTS, *RIVALS_ONLY))


def for_seat(name: str) -> Policy:
    """The bot called `name`, if it may take a player's seat. Raises `UnknownPlayer`."""
    base = name.partition(":")[0]
    if base not in names():
        raise UnknownPlayer(base, names())
    return policy(name)


def policy(name: str) -> Policy:
    """The bot called `name`, or how rivals play; `single_channel:douyin` hands it an argument.

    Whatever it plans may run. Raises `UnknownPlayer`.
    """
    base, _, argument = name.partition(":")
    if base not in (*names(), *RIVALS_ONLY):
        raise UnknownPlayer(base, names())
    module = importlib.import_module(f"{__package__}.{base}")
    decide: Policy = module.decide
    return Fitted(partial(module.decide, channel=argument) if argument else decide)
