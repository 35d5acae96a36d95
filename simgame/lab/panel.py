"""The shadow panel: individuals who live by the hazards of the cells they belong to.

The market counts people in cells; nobody in it has a name. For purchase logs a sample of new buyers
is stepped beside the market: each week they come back or are lost. Built only for exports and
tests; it never touches the market.

    buyer of class k: Binomial(7, 1 − exp(−h_k)) orders a week, lost with l_k after each
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from simgame.market.arrays import Counts
from simgame.market.board.passed_on import Returning
from simgame.market.mechanism import defaults
from simgame.market.mechanisms.sales import repurchase
from simgame.market.week import Week

SIZE = 10_000
# Not a buyer, or one who has been lost.
NOBODY = -1


@dataclass(slots=True)
class Panel:
    """Individuals of one brand's market: persona and kind of buyer, each [N].

    `orders` are (person, day of the season, which order of theirs, from 1). Those who bought before
    the panel began have an unknown first order; theirs count from 1 all the same. `params` are
    those of repurchase, where others than the usual hold.
    """

    brand: int
    rng: np.random.Generator
    persona: Counts
    kind: Counts
    params: repurchase.Params | None = None
    new: list[int] = field(default_factory=list)
    bought: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    orders: list[tuple[int, int, int]] = field(default_factory=list)

    @classmethod
    def of_new_buyers(cls, brand: int, seed: int, params: repurchase.Params | None = None) -> Panel:
        """Nobody yet: `follow` brings in people with their first order."""
        nobody = np.zeros(0, np.int64)
        return cls(brand, generator(seed), nobody, nobody, params)

    def follow(self, week: Week, share: float) -> None:
        """On Sunday night: those followed come back, and a share of the new buyers joins them."""
        self._return(week)
        orders = week.days.orders[:, self.brand, ..., 0].sum(axis=2)
        chosen = self.rng.binomial(orders, share)
        for day, persona in np.argwhere(chosen):
            self._join(int(chosen[day, persona]), int(persona), week.now + int(day))
        self._welcome()

    def _return(self, week: Week) -> None:
        """The week's orders of those who had bought before it; some are lost after them."""
        returning = week.passed_on(Returning)
        if returning is None:
            return
        buyers = np.flatnonzero(self.kind != NOBODY)
        where = (self.brand, self.persona[buyers], self.kind[buyers])
        chance = 1 - np.exp(-returning.hazard[where])
        days = self.rng.random((7, len(buyers))) < chance
        for day, n in np.argwhere(days):
            self._order(int(buyers[n]), week.now + int(day))
        stays = (1 - returning.lost[where]) ** days.sum(axis=0)
        self.kind[buyers[self.rng.random(len(buyers)) >= stays]] = NOBODY

    def _welcome(self) -> None:
        self.kind[self.new] = self._kinds(len(self.new))
        self.new = []

    def _order(self, person: int, day: int) -> None:
        self.bought[person] += 1
        self.orders.append((person, day, int(self.bought[person])))

    def _join(self, people: int, persona: int, day: int) -> None:
        """People of one persona place their first order, and are followed from then on."""
        first = len(self.persona)
        self.persona = np.append(self.persona, np.full(people, persona))
        self.kind = np.append(self.kind, np.full(people, NOBODY))
        self.bought = np.append(self.bought, np.zeros(people, np.int64))
        for person in range(first, first + people):
            self._order(person, day)
        self.new += range(first, first + people)

    def _kinds(self, people: int) -> Counts:
        """Latent classes of new buyers."""
        params = self.params or defaults("repurchase")
        assert isinstance(params, repurchase.Params)
        share = repurchase.classes(params.rate_shape, params.lost_a, params.lost_b).share
        kinds: Counts = self.rng.choice(len(share), size=people, p=share)
        return kinds


def generator(seed: int) -> np.random.Generator:
    """The panel's own random numbers, which are none of the market's."""
    return np.random.Generator(np.random.Philox(key=seed + 2**40))
