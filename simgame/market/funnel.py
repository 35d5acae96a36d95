"""How people move along the 5A path: day by day, by competing hazards.

Mechanisms put hazards on the moves of the week (`Days.hazards`). Whatever moves people competes:

    out of a stage on a day    1 − exp(−Σ h), split in the proportion of the hazards h

Source: competing hazards (`model:hazard`). The moves out of a stage are drawn apart, in the order
of `MOVES`, which differs from one draw of all only by products of the small chances of a day.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.draws import Draws, drawn
from simgame.market.setting import ACT, ADVOCATE, APPEAL, ASK, AWARE, OPPORTUNITY, STAGES

# From where to where people move in a day. First one move out of each stage before the purchase,
# then another out of each of them, then the rest: so that nobody leaves twice.
MOVES = (
    (OPPORTUNITY, ASK), (AWARE, OPPORTUNITY), (APPEAL, AWARE), (ASK, APPEAL),
    (OPPORTUNITY, AWARE), (AWARE, ASK), (APPEAL, ASK), (ASK, ACT),
    (AWARE, APPEAL), (ACT, ADVOCATE), (ADVOCATE, ACT),
)  # fmt: skip
BUY = MOVES.index((ASK, ACT))
_FROM = np.array([start for start, _ in MOVES])
_OUT = np.eye(len(STAGES))[:, _FROM]
_CHANGE = np.eye(len(STAGES))[:, [end for _, end in MOVES]] - _OUT


def chances(hazards: Floats) -> Floats:
    """Chance of each move in a day [days, moves, ...], from hazards of that shape."""
    days, moves = hazards.shape[:2]
    flat = hazards.reshape(days, moves, -1)
    total = _OUT @ flat
    share = -np.expm1(-total) / np.maximum(total, 1e-300)
    chance: Floats = (flat * share[:, _FROM]).reshape(hazards.shape)
    return chance


def move(stage: Counts, chance: Floats, draws: Draws) -> tuple[Counts, Counts]:
    """The stages [..., S] after a day, and who moved [moves, ...]; conserved.

    `chance` and `draws` [moves, ...].
    """
    of = stage.transpose(-1, *range(stage.ndim - 1)).astype(float, order="C")
    moved = drawn(of.take(_FROM, axis=0), chance, draws)
    np.minimum(moved[4:8], of[:4] - moved[:4], out=moved[4:8])
    np.minimum(moved[8:9], of[AWARE] - moved[1] - moved[5], out=moved[8:9])
    change = _CHANGE @ moved.reshape(len(MOVES), -1)
    return stage + change.T.reshape(stage.shape).astype(np.int64), moved.astype(np.int64)
