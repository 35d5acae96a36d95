"""That other tools can make sense of what is exported."""

from __future__ import annotations

from simgame.lab.experiment import run_experiment
from tests.calibration.measure import mean
from tests.calibration.media_mix import Market, channel_effects, rank_correlation
from tests.calibration.mutation import with_param
from tests.calibration.row import Estimate, Row, Target
from tests.calibration.world import World

WEEKS, EXPERIMENTS = 104, 10


def _correlation(world: World, seed: int) -> float:
    """Rank correlation of what a model makes of the export with the channels' true ROAS."""
    found = run_experiment(
        world.scenario(), seed, WEEKS, keep_rivals=True, rules=world.mutation.rules()
    )
    model = channel_effects(
        [Market(m.first_orders.astype(float), m.mood, m.spend.astype(float)) for m in found.markets]
    )
    return rank_correlation(model, found.roas)


def _media_mix(world: World) -> Estimate:
    return mean(
        [_correlation(world, seed) for seed in world.seeds(EXPERIMENTS)], f"{EXPERIMENTS} seeds"
    )


ROWS: tuple[Row, ...] = (
    Row("M-media-mix", "emerges", "A media-mix model on the analyst export finds the order of the "
        "channels' true ROAS: rank correlation", "model:response", Target(low=0.9), _media_mix,
        with_param(carry_over__ad_daily=0.995),
        reason="weeks of single seasons are too few to tell channels of like worth apart"),
)  # fmt: skip
