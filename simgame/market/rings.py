"""People and parcels on the way: rings of the days of the season modulo 15."""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Counts
from simgame.market.state import RING_DAYS


def through_ring(ring: Counts, entering: Counts, first_day: int) -> Counts:
    """Who comes out of `ring` [B, G, 15] on each of seven days [7, B, G].

    Those `entering` [7, B, G, lag − 1] on a day come out 1 to 14 days later; what is not due yet
    stays in the ring, which is changed.
    """
    coming = np.zeros((*ring.shape[:2], 7 + RING_DAYS), np.int64)
    first, next_week = first_day % RING_DAYS, (first_day + 7) % RING_DAYS
    coming[..., : RING_DAYS - first] = ring[..., first:]
    coming[..., RING_DAYS - first : RING_DAYS] = ring[..., :first]
    for day in range(7):
        coming[..., day + 1 : day + RING_DAYS] += entering[day]
    ring[..., next_week:] = coming[..., 7 : 7 + RING_DAYS - next_week]
    ring[..., :next_week] = coming[..., 7 + RING_DAYS - next_week :]
    return coming[..., :7].transpose(2, 0, 1)
