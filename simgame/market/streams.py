"""Randomness by name, so that a counterfactual re-rolls nothing that is unrelated.

A stream belongs to (seed, mechanism, brand) and yields one block of fixed shape a week. The
generator is Philox (Salmon et al. 2011) with a key hashed from the name and the week in its
counter: no call order, no process state, no `hash(str)`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shape = tuple[int, ...]


@dataclass(slots=True)
class Streams:
    """The random numbers of one season. With `record`, remembers a hash of each block."""

    seed: int
    record: bool = False
    recorded: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def uniforms(self, mechanism: str, brand: str, week: int, shape: Shape) -> Floats:
        """This week's uniforms in (0, 1) of one mechanism and brand, in `shape`."""
        name = f"{self.seed}|{mechanism}|{brand}".encode()
        key = np.frombuffer(hashlib.blake2b(name, digest_size=16).digest(), "<u8")
        counter = np.array([0, 0, 0, week], np.uint64)
        block = np.random.Generator(np.random.Philox(key=key, counter=counter)).random(shape)
        np.maximum(block, 2.0**-54, out=block)
        if self.record:
            digest = hashlib.blake2b(block.astype("<f8").tobytes(), digest_size=16).hexdigest()
            self.recorded[mechanism, brand, week] = digest
        return block
