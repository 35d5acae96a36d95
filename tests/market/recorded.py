"""The random numbers of a season, with a hash of all that was drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simgame.market.draws import Draws
from simgame.market.streams import Shape, Streams


@dataclass(slots=True)
class Recorded(Streams):
    """Streams that remember a hash of each block, by mechanism, brand and week."""

    recorded: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def draws(
        self, mechanism: str, brands: Sequence[str], week: int, before: Shape, after: Shape
    ) -> Draws:
        drawn = Streams.draws(self, mechanism, brands, week, before, after)
        for b, brand in enumerate(brands):
            block = np.take(drawn.uniform, [b], axis=len(before)).astype("<f8")
            digest = hashlib.blake2b(block.tobytes(), digest_size=16).hexdigest()
            self.recorded[mechanism, brand, week] = digest
        return drawn
