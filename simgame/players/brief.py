"""What a bot is told, and what it is: a function from that, and what it sees, to a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random

from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
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


def counts_only(decide: Policy) -> Policy:
    """Marks a policy that only counts rounds, money and hours; its Observation holds no more.

    Nothing else is then worked out for it, week after week.
    """
    vars(decide)["counts_only"] = True
    return decide
