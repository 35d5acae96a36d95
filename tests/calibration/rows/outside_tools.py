"""That other tools can make sense of what is exported."""

from __future__ import annotations

from simgame.lab.experiment import run_experiment
from tests.calibration.measure import exact
from tests.calibration.media_mix import Market, channel_effects, rank_correlation
from tests.calibration.row import Measured, Row
from tests.market.seasons import TEA, scenario

SEED, WEEKS = 7, 104


def _media_mix() -> Measured:
    found = run_experiment(scenario(TEA), SEED, WEEKS, keep_rivals=True)
    model = channel_effects(
        [Market(m.first_orders.astype(float), m.mood, m.spend.astype(float)) for m in found.markets]
    )
    return exact(rank_correlation(model, found.roas), 0.9, 1.0, f"{len(model)} channels")


ROWS: tuple[Row, ...] = (
    Row(
        "M-media-mix",
        "A media-mix model on the analyst export finds the order of the channels' true ROAS",
        "model:response",
        "rank correlation ≥ 0.9",
        _media_mix,
    ),
)
