"""A shadow panel of everybody, not of new buyers alone: to check the market's cells.

Each day each of the panel faces the hazards of persona, class and stage:

    leaves a stage with 1 − exp(−Σh), by cause h with h ÷ Σh
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from simgame.lab.panel import NOBODY, SIZE, Panel, generator
from simgame.market.arrays import Counts, Floats
from simgame.market.draws import shared_out
from simgame.market.funnel import BUY, MOVES
from simgame.market.setting import ACT, ADVOCATE, Setting
from simgame.market.state import State
from simgame.market.week import Week

_FROM, _TO = np.array(MOVES).T


def _nobody() -> Counts:
    return np.zeros(0, np.int64)


@dataclass(slots=True)
class Everybody(Panel):
    """A panel that knows the class and the stage of its people too, each [N]."""

    propensity: Counts = field(default_factory=_nobody)
    stage: Counts = field(default_factory=_nobody)

    @classmethod
    def of_people(cls, state: State, brand: int, seed: int) -> Everybody:
        """A sample of everybody, as the market's cells stand, in the same proportions."""
        cells = state.stage[brand].ravel()
        drawn = shared_out(np.array(SIZE), cells / cells.sum(), np.array(0.5))
        where = np.unravel_index(np.repeat(np.arange(len(cells)), drawn), state.stage[brand].shape)
        persona, propensity, stage = (np.asarray(axis, np.int64) for axis in where)
        panel = cls(brand, generator(seed), persona, np.full(SIZE, NOBODY))
        panel.propensity, panel.stage = propensity, stage
        panel.bought = np.zeros(SIZE, np.int64)
        old = np.flatnonzero(stage >= ACT)
        panel.kind[old] = panel._kinds(len(old))
        return panel

    def look(self, week: Week, day: int) -> None:
        """Live through one day of the market, or (day 7) through Sunday night."""
        if day == 7:
            self._return(week)
            self._welcome()
        else:
            self._move(week.days.hazards[day, :, self.brand], week.now + day)

    def _move(self, hazards: Floats, day: int) -> None:
        """Competing hazards [moves, G, C]; who buys for the first time places an order."""
        mine = hazards[:, self.persona, self.propensity].T * (self.stage[:, None] == _FROM)
        total = mine.sum(axis=1)
        leaves = self.rng.random(len(total)) < 1 - np.exp(-total)
        cause = self.rng.random(len(total)) * total
        moves = (mine.cumsum(axis=1) > cause[:, None]).argmax(axis=1)
        self.stage[leaves] = _TO[moves[leaves]]
        buys = np.flatnonzero(leaves & (moves == BUY)).tolist()
        for person in buys:
            self._order(person, day)
        self.new += buys

    def counts(self, setting: Setting) -> Counts:
        """People of the panel by cell [G, C, S]."""
        shape = (len(setting.personas), 4, ADVOCATE + 1)
        cells = np.ravel_multi_index((self.persona, self.propensity, self.stage), shape)
        return np.bincount(cells, minlength=int(np.prod(shape))).reshape(shape)
