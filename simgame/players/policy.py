"""What a bot is, and how bots are found.

A policy is one file here with a function `decide(brief, observation, rng) -> Plan`. It sees what
a player sees and nothing else, keeps nothing between rounds, and is deterministic given `rng`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from random import Random

from simgame.nearest import nearest
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.fitting import Fitted
from simgame.registry import names_in
from simgame.scenario.parts import RivalStyle
from simgame.scenario.schema import Scenario


@dataclass(frozen=True)
class Brief:
    """What a player knows before the first round.

    The public scenario and the levers it offers; for a rival of the scenario, its style.
    """

    scenario: Scenario
    catalogue: Catalogue
    brand: str
    style: RivalStyle | None = None

    @property
    def reacts(self) -> bool:
        """Whether the style looks at what was reported, and not only at its means."""
        return self.style is not None and bool(self.style.price_cut or self.style.copies)

    @cached_property
    def channels(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Everything money can be put into, as (unlock round, (group, *ids))."""
        mains = (
            (levers.get(MAIN_LEVERS.get(place[0], "")), place)
            for place, levers in self.catalogue.by_place.items()
        )
        return tuple((main.unlock_round, place) for main, place in mains if main is not None)


# The lever of each group without which the others of a channel buy nothing.
MAIN_LEVERS = {"content": "count", "paid": "budget", "kol": "posts", "private": "touches"}
Policy = Callable[[Brief, Observation, Random], Plan]
# Plays by the style that a scenario gives its rivals; in a player's seat it would do nothing.
RIVALS_ONLY = ("styled",)
_NO_BOTS = ("fitting", "policy", "spending")


def counts_only(decide: Policy) -> Policy:
    """Marks a policy that only counts rounds, money and hours; its Observation holds no more.

    Nothing else is then worked out for it, week after week.
    """
    vars(decide)["counts_only"] = True
    return decide


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
