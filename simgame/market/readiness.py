"""How readily people act on what they see, by how far they are on the path; for all mechanisms.

Whoever knows a brand answers it sooner than a stranger does: of the same views, a warm audience
clicks, saves and asks more (`kotler2017`). Platforms look for whom an ad is to move: for awareness
among strangers, for conversion among those who ask or have bought (`model:objective`). Sizes are
game assumptions. Classes of propensity differ besides.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.setting import CLASS_WEIGHTS

# What people see: anything, or ads for awareness, seeding, conversion. By stage, from opportunity
# to advocate (of a usual person; assumption).
READY = np.array([
    [0.8, 1.25, 1.8, 2.0, 1.8, 2.0],
    [0.9, 1.1, 1.2, 1.0, 0.8, 0.8],
    [0.8, 1.25, 1.8, 2.0, 1.8, 2.0],
    [0.25, 1.0, 3.0, 14.0, 10.0, 10.0],
])  # fmt: skip
_READY = np.multiply.outer(CLASS_WEIGHTS, READY.T).reshape(-1, len(READY))


def warmth(stage: Counts, people: Counts) -> Floats:
    """How readily each brand's audience acts on each kind of what it sees [4, B, G]; 1 = usual.

    `stage` [B, G, C, S] of `people` [G].
    """
    brands, personas = stage.shape[:2]
    ready: Floats = stage.reshape(brands * personas, -1) @ _READY
    return ready.T.reshape(-1, brands, personas) / people
