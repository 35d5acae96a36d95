"""That other tools can make sense of what is exported."""

from __future__ import annotations

import numpy as np

from simgame.lab.experiment import run_experiment
from tests.calibration.measure import REFERENCE, exact
from tests.calibration.media_mix import channel_roas, rank_correlation
from tests.calibration.row import Measured, Row
from tests.market.seasons import scenario

SEED, WEEKS = 7, 208


def _media_mix() -> Measured:
    found = run_experiment(scenario(REFERENCE), SEED, WEEKS)
    weeks, total = found.weekly, int(found.weekly.net_revenue.sum())
    spend = weeks.spend.sum(axis=0)
    true = np.array([total - found.without[c] for c in found.channels]) / spend
    model = channel_roas(weeks.net_revenue.astype(float), weeks.spend.astype(float))
    return exact(rank_correlation(model, true), 0.9, 1.0, f"{len(spend)} channels")


ROWS: tuple[Row, ...] = (
    Row(
        "M-media-mix",
        "A media-mix model on the analyst export finds the order of the channels' true ROAS",
        "model:response",
        "rank correlation ≥ 0.9",
        _media_mix,
    ),
)
