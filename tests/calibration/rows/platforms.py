"""Platforms, data and innovation: what advertising buys, whom it finds and what is fake."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import numpy as np
from joblib import Parallel, delayed

from simgame.game.season import Season
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Brief
from tests.calibration.measure import REFERENCE, in_band
from tests.calibration.row import Measured, Row
from tests.market.seasons import play, reference, scenario
from tests.market.trials import PROCESSES


def season(levers: Mapping[str, Value], seed: int) -> Season:
    """The reference season with `levers` set in every round."""
    decide = reference(REFERENCE)

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        return plan_from(flatten(decide(brief, observation, rng)) | dict(levers))

    return play(scenario(REFERENCE), changed, seed)


def _lost(tool: bool, seed: int) -> float:
    return float(season({"tools.risk_detection": tool}, seed).state.own["fraud.lost"][0])


def _detection() -> Measured:
    seeds = range(8)
    tasks = [delayed(_lost)(tool, seed) for tool in (False, True) for seed in seeds]
    lost = np.array(Parallel(n_jobs=PROCESSES)(tasks)).reshape(2, -1)
    return in_band(list(1 - lost[1] / lost[0]), 0.38, 0.46)


ROWS: tuple[Row, ...] = (
    Row(
        "T21-fraud",
        "Risk detection cuts what fake traffic costs",
        "course:T21",
        "38–46 %",
        _detection,
    ),
)
