"""How readily people act on what they see, by how far they are on the path; for all mechanisms.

Whoever knows a brand answers it sooner than a stranger does: of the same views, a warm audience
clicks, saves and asks more (`kotler2017`; sizes are game assumptions). Classes of propensity differ
besides.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.setting import CLASS_WEIGHTS

# By stage: opportunity, aware, appeal, ask, act, advocate (of a usual person; assumption).
READY = np.array([0.8, 1.25, 1.8, 2.0, 1.8, 2.0])
_READY = np.outer(CLASS_WEIGHTS, READY)


def warmth(stage: Counts, people: Counts) -> Floats:
    """How readily each brand's audience acts on the whole [B, G]; 1 = usual.

    `stage` [B, G, C, S] of `people` [G].
    """
    ready: Floats = np.einsum("bgcs,cs->bg", stage, _READY)
    return ready / people
