"""The 5A path: what moves people on, lets them jump, and slip back.

Idea: whatever moves people puts a hazard on a move of the day (see `market/funnel.py`, where they
compete). Classes of propensity differ by a factor w.

    opportunity → aware     w · (α · pressure + word of mouth)
    aware → appeal          κ · Σ pressure · persuasion · w
    any of these → ask      w · (Σ_k r_ks · ι · i_s · clicks_k + r_s · (searches + what else)),
                            all per person of usual readiness
    act → advocate          ω · satisfaction · trust
    back by one stage       forgetting, slowed by brand memory; who asks for what is bought less
                            than once in four weeks thinks it over longer, · occasions

Symbols: α, κ per response; r_ks readiness to act on kinds of what is seen, r_s on anything (see
`market/readiness.py`); searches that ended at the brand; ι · i_s the chance that a click becomes an
intention. Sources: 5A (`kotler2017`); rates are game assumptions. Limits: what a week's people do
and remember tells from the next Monday on; brands take no people from each other here but at
purchase.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.board.passed_on import Clicked
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

    alpha: float = given(0.4, "people/response", "assumption")
    kappa: float = given(0.24, "people/response", "assumption")
    click_intent: float = given(0.19, "intentions/click", "assumption")
    forget_aware: float = given(0.08, "per week", "assumption")
    forget_appeal: float = given(0.15, "per week", "assumption")
    forget_ask: float = given(0.45, "per week", "assumption")
    forget_advocate: float = given(0.06, "per week", "assumption")
    memory_holds: float = given(2.0, "per response", "model:carryover")
    advocacy: float = given(0.12, "per week", "assumption")


def step(clicks: Floats, intents: Floats, click_intent: float) -> Floats:
    """Hazards of a jump to ask [3, ..., C], from opportunity, aware and appeal.

    `clicks` [kinds, ...] on what people saw, and what else makes people ask (`intents` [...]), both
    per person of usual readiness.
    """
    meant = click_intent * _MEANT[:, None] * READY[:, :ASK].T
    clicked = (meant @ clicks.reshape(len(READY), -1)).reshape(-1, *clicks.shape[1:])
    other = np.multiply.outer(READY[0, :ASK], intents)
    jumps: Floats = np.multiply.outer(clicked + other, CLASS_WEIGHTS)
    return jumps


def show(week: Week, params: Params) -> None:
    """Put the hazards of the week on people."""
    setting, state, days = week.setting, week.state, week.days
    hazards = days.hazards
    holds = 1 + params.memory_holds * state.memory
    seldom = min(setting.scenario.product.category.occasions, 1.0)
    for start, end, weekly in (
        (AWARE, OPPORTUNITY, params.forget_aware / holds),
        (APPEAL, AWARE, params.forget_appeal / holds),
        (ASK, APPEAL, params.forget_ask * seldom / holds),
        (ADVOCATE, ACT, np.full(holds.shape, params.forget_advocate)),
    ):
        hazards[:, MOVES.index((start, end))] += weekly[..., None] / 7
    people = setting.people
    clicked = week.passed_on(Clicked)
    clicks = np.zeros((len(READY), *days.intents.shape)) if clicked is None else clicked.rate
    intents = days.found / warmth(state.stage, people)[0] + days.intents
    asking = step(clicks, intents / people, params.click_intent)
    for move, jumps in zip(_JUMPS, asking, strict=True):
        hazards[:, move] += jumps
    heard = params.alpha * over_touchpoints(days.pressure) + days.word_of_mouth
    hazards[:, _HEAR] += heard[..., None] * CLASS_WEIGHTS
    persuasion = over_touchpoints(days.pressure * days.persuasion)
    hazards[:, _LIKE] += params.kappa * persuasion[..., None] * CLASS_WEIGHTS
    liked = setting.quality[:, None] * week.trust.monday * week.factors.advocacy
    hazards[:, _PRAISE] += (params.advocacy / 7 * liked)[..., None]
