"""What a bot is told, and what it is: a function from that, and what it sees, to a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Literal, TypeVar

from simgame.costs.prices import rise_at_most
from simgame.plan.catalogue import Catalogue
from simgame.plan.groups.governance import Standing
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.scenario.parts import RivalStyle
from simgame.scenario.schema import Scenario

# The standing order to KOLs who ask for more, where a plan says nothing.
_USUAL_ORDER = Standing().kol_counter


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
    def post_fen(self) -> dict[str, int]:
        """What a post of each KOL at the usual fee may cost, in fen: they may ask for more."""
        return {
            name: kol.fee + rise_at_most(_USUAL_ORDER, kol.fee, worth=kol.fee)
            for name, kol in self.scenario.kols.items()
        }

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
Marked = TypeVar("Marked", bound=Callable[..., Plan])
# What a policy may say that it looks at, besides rounds, money and hours: what each touchpoint
# reported for last week (`last.channels`), the people in private channels, those at each stage.
Look = Literal["channels", "members", "stages"]


def looks_at(*parts: Look) -> Callable[[Marked], Marked]:
    """Marks a policy that looks at rounds, money, hours and these `parts`, and at nothing else.

    Its Observation holds no more, and the rest is not worked out for it week after week.
    """

    def marked(decide: Marked) -> Marked:
        vars(decide)["looks"] = parts
        return decide

    return marked


# Marks a policy that only counts rounds, money and hours.
counts_only = looks_at()
