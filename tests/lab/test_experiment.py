"""Rules of experiments: the same weeks but for one channel, with rivals who decide or keep on."""

from __future__ import annotations

import numpy as np

from simgame.lab.experiment import run_experiment
from tests.market.seasons import SHORT, scenario

WEEKS = 6


def test_what_a_channel_added_is_what_goes_without_it() -> None:
    """Every week of every market is there, and money that was spent brought something."""
    found = run_experiment(scenario(SHORT), 7, WEEKS, 2)
    assert [market.spend.shape for market in found.markets] == [(WEEKS, len(found.channels))] * 2
    assert (found.spend > 0).all()
    assert all(found.net_revenue > left > 0 for left in found.without.values())
    assert np.array_equal(found.spend, sum(m.spend.sum(axis=0) for m in found.markets))


def test_rivals_decide_anew_unless_they_keep_their_plans() -> None:
    """What is spent is the same either way, and drawn by the seed; what it brings is not."""
    anew, kept, other = (
        run_experiment(scenario(SHORT), seed, WEEKS, 1, keep_rivals=keep)
        for seed, keep in ((7, False), (7, True), (8, True))
    )
    assert np.array_equal(anew.spend, kept.spend)
    assert not np.array_equal(kept.spend, other.spend)
    assert anew.without != kept.without
