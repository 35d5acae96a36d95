"""Wear-out: the same ad again and again stops working, and annoys.

Idea: platforms show ads to the part of their people who respond, so one creative meets the same
heads every week. Being tired of it builds up with every exposure and fades slowly; past a number of
exposures it answers less and less. More creatives in rotation share the exposures.

    W_t    = ρ^7 · W_{t−1} + views ÷ audience ÷ creatives
    factor = exp(−κ · max(0, W − W0))          on engagements, saves, clicks, persuasion
    trust  = trust · exp(−a · max(0, views ÷ audience ÷ creatives − W0) · reached)  of this week

Symbols: W exposures per person and creative that still tire [B, P, G]; audience those whom ads
there can reach, as in reach_frequency. Sources: wear-out of advertising (`model:wearout`), ρ
0.90–0.97 a day, W0 2–4, κ 0.05–0.15; course:T6 (hard sell returns ever less). Limits: creatives are
alike.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simgame.costs.prices import CREATIVE_FEN
from simgame.market.arrays import places
from simgame.market.exposure import audience
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "paid.{platforms}.rotation",
    "paid.{platforms}.budget",
)


class Params(Parameters):
    """Parameters of wear-out."""

    kept: float = given(0.96, "share kept/day", "model:wearout")
    free: float = given(2.0, "exposures", "model:wearout")
    kappa: float = given(0.15, "log response per exposure", "model:wearout")
    annoys: float = given(0.01, "trust per exposure of those reached", "assumption, course:T6")


class Memory(Remembered, owner="wear_out"):
    """Nobody is tired of anything yet [B, P, G]."""

    tired: Floats


class Creatives(NamedTuple):
    """Creatives in rotation this week [B, P]."""

    number: Floats


def opening(setting: Setting) -> dict[str, NDArray[Any]]:
    """Nobody is tired of anything yet [B, P, G]."""
    shape = (len(setting.brands), len(setting.platforms), len(setting.personas))
    return {"tired": np.zeros(shape)}


def step(tired: Floats, params: Params) -> Floats:
    """Factor on the response to ads, from exposures that still tire; any shape."""
    over = np.maximum(tired - params.free, 0.0)
    factor: Floats = np.exp(-params.kappa * over)
    return factor


def start_week(week: Week, params: Params) -> None:
    """Pay for the creatives beyond the first; those there is no money for are not made."""
    bought = week.till.left_of(LEVERS[0])
    for b, p in places(bought):
        week.till.pay(b, f"paid.{week.setting.platforms[p]}.rotation", bought.item(b, p))
    week.pass_on(Creatives(1 + (bought // CREATIVE_FEN).astype(float)))


def show(week: Week, params: Params) -> None:
    """Tire people, and let the tired answer less."""
    state, paid = week.state, week.setting.span("paid")
    tired = Memory(state).tired
    views = week.days.views[:, :, paid].sum(axis=0)
    if not views.any() and not tired.any():
        return
    among = audience(week)[paid]
    each = views / (among * week.setting.people)
    made = week.passed_on(Creatives)
    each /= 1.0 if made is None else made.number[:, :, None]
    tired = params.kept**7 * tired + each
    Memory(state).tired = tired
    week.factors.response[:, :, paid] *= step(tired, params)
    reached = np.minimum(views / week.setting.people, among)
    annoyed = (np.maximum(each - params.free, 0.0) * reached).sum(axis=1)
    week.trust.lose(-np.expm1(-params.annoys * annoyed))
