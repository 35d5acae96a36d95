"""The 5A path: what moves people on, lets them jump, and slip back.

Idea: whatever moves people puts a hazard on a move of the day (see `market/funnel.py`, where they
compete). Classes of propensity differ by a factor w.

    opportunity → aware     α · pressure · w + imitation q · advocates' share
    aware → appeal          κ · Σ pressure · persuasion · w
    any of these → ask      clicks and searches that ended at the brand, most of those already drawn
    act → advocate          ω · satisfaction · trust
    back by one stage       forgetting, slowed by brand memory

Symbols: α, κ per response; q per day. Sources: 5A (`kotler2017`), imitation (`bass1969`, weekly q
0.05–0.3 at game speed); rates are game assumptions. Limits: what a week's people do and remember
tells from the next Monday on; brands take no people from each other here but at purchase.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.funnel import MOVES
from simgame.market.mechanism import Counts, Floats, Parameters, given, table
from simgame.market.setting import (
    ACT,
    ADVOCATE,
    APPEAL,
    ASK,
    AWARE,
    CLASS_WEIGHTS,
    OPPORTUNITY,
)
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.hazards",)
# How readily a click or a finished search becomes an intention, by stage before ask.
_READY = table([0.6, 1.5, 3.0], "of the mean", "assumption")
_WEIGHTS = _READY * CLASS_WEIGHTS[:, None]
_JUMPS = [MOVES.index((stage, ASK)) for stage in (OPPORTUNITY, AWARE, APPEAL)]
_HEAR, _LIKE = MOVES.index((OPPORTUNITY, AWARE)), MOVES.index((AWARE, APPEAL))
_PRAISE = MOVES.index((ACT, ADVOCATE))


class Params(Parameters):
    """Parameters of the 5A progression."""

    alpha: float = given(0.3, "people/response", "assumption")
    kappa: float = given(0.16, "people/response", "assumption")
    imitation_weekly: float = given(0.1, "per week", "bass1969")
    click_intent: float = given(0.19, "intentions/click", "assumption")
    forget_aware: float = given(0.06, "per week", "assumption")
    forget_appeal: float = given(0.12, "per week", "assumption")
    forget_ask: float = given(0.45, "per week", "assumption")
    forget_advocate: float = given(0.06, "per week", "assumption")
    memory_holds: float = given(2.0, "per response", "model:carryover")
    advocacy: float = given(0.12, "per week", "assumption")


def step(stage: Counts, intents: Floats) -> Floats:
    """Hazards of a jump to ask [3, ..., G, C] from opportunity, aware and appeal.

    `stage` [B, G, C, S], and people who come to ask `intents` [..., B, G].
    """
    pool = (stage[..., :ASK] * _WEIGHTS).sum(axis=(2, 3))
    rate = np.minimum(intents / np.maximum(pool, 1.0), 1.0)
    jumps: Floats = rate[..., None] * _WEIGHTS.T.reshape(3, *[1] * rate.ndim, len(_WEIGHTS))
    return jumps


def show(week: Week, params: Params) -> None:
    """Put the hazards of the week on people."""
    setting, state, days = week.setting, week.state, week.days
    hazards = days.hazards
    holds = 1 + params.memory_holds * state.memory
    for start, end, weekly in (
        (AWARE, OPPORTUNITY, params.forget_aware / holds),
        (APPEAL, AWARE, params.forget_appeal / holds),
        (ASK, APPEAL, params.forget_ask / holds),
        (ADVOCATE, ACT, np.full(holds.shape, params.forget_advocate)),
    ):
        hazards[:, MOVES.index((start, end))] += weekly[..., None] / 7
    intents = params.click_intent * over_touchpoints(days.clicks) + days.found + days.intents
    for move, jumps in zip(_JUMPS, step(state.stage, intents), strict=True):
        hazards[:, move] += jumps
    imitation = params.imitation_weekly / 7 * setting.levels("imitation") / setting.people
    heard = params.alpha * over_touchpoints(days.pressure) + days.word_of_mouth
    heard += imitation * state.stage[..., ADVOCATE].sum(axis=2)
    hazards[:, _HEAR] += heard[..., None] * CLASS_WEIGHTS
    persuasion = over_touchpoints(days.pressure * days.persuasion)
    hazards[:, _LIKE] += params.kappa * persuasion[..., None] * CLASS_WEIGHTS
    liked = setting.quality[:, None] * week.trust.monday * week.factors.advocacy
    hazards[:, _PRAISE] += (params.advocacy / 7 * liked)[..., None]
