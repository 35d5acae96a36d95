"""The 5A path: what moves people on, lets them jump, and slip back.

Idea: whatever moves people puts a hazard on a move of the day (see `market/funnel.py`, where they
compete). Classes of propensity differ by a factor w.

    opportunity → aware     w · (α · pressure + word of mouth)
    aware → appeal          κ · Σ pressure · persuasion · w
    any of these → ask      w · r_s · (ι · i_s · clicks + searches that ended at the brand) ÷ warmth
                            + w · r_s · what else makes people ask, all per person
    act → advocate          ω · satisfaction · trust
    back by one stage       forgetting, slowed by brand memory

Symbols: α, κ per response; r_s readiness to act by stage, and warmth its mean over
people (see `market/readiness.py`); ι · i_s the chance that a click becomes an intention. Sources:
5A (`kotler2017`); rates are game assumptions. Limits: what a week's people do and remember tells
from the next Monday on; brands take no people from each other here but at purchase.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.funnel import MOVES
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.readiness import READY, warmth
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
# How readily a click becomes an intention, at opportunity, aware and appeal: who hears of a brand
# for the first time seldom asks at once.
_MEANT = table([0.5, 1.5, 2.5], "of the usual click", "assumption")
_JUMPS = [MOVES.index((stage, ASK)) for stage in (OPPORTUNITY, AWARE, APPEAL)]
_HEAR, _LIKE = MOVES.index((OPPORTUNITY, AWARE)), MOVES.index((AWARE, APPEAL))
_PRAISE = MOVES.index((ACT, ADVOCATE))


class Params(Parameters):
    """Parameters of the 5A progression."""

    alpha: float = given(0.3, "people/response", "assumption")
    kappa: float = given(0.16, "people/response", "assumption")
    click_intent: float = given(0.19, "intentions/click", "assumption")
    forget_aware: float = given(0.06, "per week", "assumption")
    forget_appeal: float = given(0.12, "per week", "assumption")
    forget_ask: float = given(0.45, "per week", "assumption")
    forget_advocate: float = given(0.06, "per week", "assumption")
    memory_holds: float = given(2.0, "per response", "model:carryover")
    advocacy: float = given(0.12, "per week", "assumption")


def step(clicks: Floats, found: Floats, intents: Floats, warm: Floats,
         click_intent: float) -> Floats:  # fmt: skip
    """Hazards of a jump to ask [3, ..., C], from opportunity, aware and appeal.

    `clicks` on what people saw, searches that `found` the brand, and what else makes people of a
    usual audience ask (`intents`), all per person; `warm` is the readiness of the audience.
    """
    clicked = click_intent * np.multiply.outer(_MEANT, clicks / warm)
    asking = np.multiply.outer(clicked + found / warm + intents, CLASS_WEIGHTS)
    jumps: Floats = asking * READY[:ASK].reshape(3, *[1] * (asking.ndim - 1))
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
    people = setting.people
    clicks = over_touchpoints(days.clicks) / people
    warm = warmth(state.stage, people)
    asking = step(clicks, days.found / people, days.intents / people, warm, params.click_intent)
    for move, jumps in zip(_JUMPS, asking, strict=True):
        hazards[:, move] += jumps
    heard = params.alpha * over_touchpoints(days.pressure) + days.word_of_mouth
    hazards[:, _HEAR] += heard[..., None] * CLASS_WEIGHTS
    persuasion = over_touchpoints(days.pressure * days.persuasion)
    hazards[:, _LIKE] += params.kappa * persuasion[..., None] * CLASS_WEIGHTS
    liked = setting.quality[:, None] * week.trust.monday * week.factors.advocacy
    hazards[:, _PRAISE] += (params.advocacy / 7 * liked)[..., None]
