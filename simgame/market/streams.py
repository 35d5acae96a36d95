"""Randomness by name, so that a counterfactual re-rolls nothing that is unrelated.

A stream belongs to (seed, mechanism, brand) and yields one block of fixed shape a week. The
generator is Philox (Salmon et al. 2011) with a key hashed from the name and the part of the season
in its counter: no call order, no process state, no `hash(str)`. Weeks are generated a few at a
time, since making a generator costs more than filling a block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simgame.market.arrays import Floats
from simgame.market.draws import Draws

Shape = tuple[int, ...]

WEEKS_AT_ONCE = 12
# The state of a generator that has given out nothing yet, but for its key and counter.
_UNUSED = np.random.Philox(0).state


@dataclass(slots=True)
class Streams:
    """The random numbers of one season.

    Nothing is drawn for weeks from `weeks` on, if that is known.
    """

    seed: int
    weeks: int = 0
    _drawn: dict[str, tuple[object, Draws]] = field(default_factory=dict)
    _generator: np.random.Generator = field(
        default_factory=lambda: np.random.Generator(np.random.Philox(0)), repr=False, compare=False
    )

    def __reduce__(self) -> tuple[object, ...]:
        """Only what cannot be drawn again is pickled."""
        return Streams, (self.seed, self.weeks)

    def draws(
        self, mechanism: str, brands: Sequence[str], week: int, before: Shape, after: Shape
    ) -> Draws:
        """This week's draws of one mechanism for all brands, [*before, B, *after]."""
        part = week // WEEKS_AT_ONCE
        asked = (part, tuple(brands), before, after)
        kept = self._drawn.get(mechanism)
        if kept is None or kept[0] != asked:
            blocks = [self._block(mechanism, brand, part, (*before, *after)) for brand in brands]
            kept = (asked, Draws(np.stack(blocks, axis=1 + len(before))))
            self._drawn[mechanism] = kept
        return kept[1].on(week % WEEKS_AT_ONCE)

    def _block(self, mechanism: str, brand: str, part: int, shape: Shape) -> Floats:
        """Uniforms in (0, 1) of one mechanism and brand for some weeks, [weeks, *shape]."""
        name = f"{self.seed}|{mechanism}|{brand}".encode()
        key = np.frombuffer(hashlib.blake2b(name, digest_size=16).digest(), "<u8")
        # Setting a generator anew takes a quarter of the time of making one.
        start = {"counter": np.array([0, 0, 0, part], np.uint64), "key": key}
        self._generator.bit_generator.state = {**_UNUSED, "state": start}
        left = self.weeks - WEEKS_AT_ONCE * part
        weeks = min(left, WEEKS_AT_ONCE) if self.weeks else WEEKS_AT_ONCE
        block = self._generator.random((weeks, *shape))
        np.maximum(block, 2.0**-54, out=block)
        return block
