"""The 5A path: people move on, jump, and slip back.

Idea: whatever moves people contributes a hazard h; in a day a share 1 − exp(−Σh) of a cell leaves,
split in the proportion of the hazards. Classes of propensity differ by a factor w.

    opportunity → aware     α · pressure · w + imitation q · advocates' share
    aware → appeal          κ · Σ pressure · persuasion · w
    any of these → ask      clicks per person · w, and searches that ended at the brand
    act → advocate          ω · satisfaction · trust
    back by one stage       forgetting, slowed by brand memory

Symbols: α, κ per response; q per day. Sources: 5A (`kotler2017`), imitation (`bass1969`, weekly q
0.05–0.3 at game speed), competing hazards (`model:hazard`); rates are game assumptions. Limits:
brands do not take people from each other here; that happens at purchase.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import Draws, binomial
from simgame.market.mechanism import Counts, Floats, Parameters, given
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
# How readily a click or a finished search becomes an intention, by stage before ask.
_READY = np.array([0.6, 1.5, 3.0])


class Params(Parameters):
    """Parameters of the 5A progression."""

    alpha: float = given(0.3, "people/response", "assumption")
    kappa: float = given(0.16, "people/response", "assumption")
    imitation_weekly: float = given(0.1, "per week", "bass1969")
    click_intent: float = given(0.12, "intentions/click", "assumption")
    forget_aware: float = given(0.06, "per week", "assumption")
    forget_appeal: float = given(0.12, "per week", "assumption")
    forget_ask: float = given(0.45, "per week", "assumption")
    forget_advocate: float = given(0.06, "per week", "assumption")
    memory_holds: float = given(2.0, "per response", "model:carryover")
    advocacy: float = given(0.12, "per week", "assumption")


def step(stage: Counts, back: Floats, jump: Floats, on: Floats, draws: Draws) -> Counts:
    """The stages [..., S] after a day of competing hazards, each [..., S]; conserved.

    `draws` [3, ..., S] are for going back, jumping and moving on. The three are drawn apart, which
    differs from one draw of all only by products of the small chances of a day.
    """
    hazards = np.array([back, jump, on])
    total = hazards.sum(axis=0)
    hazards *= (1 - np.exp(-total)) / np.maximum(total, 1e-300)
    moved = binomial(np.array([stage, stage, stage]), hazards, draws)
    backwards = moved[0]
    jumping = np.minimum(moved[1], stage - backwards)
    stepping = np.minimum(moved[2], stage - backwards - jumping)
    after: Counts = stage - backwards - jumping - stepping
    after[..., OPPORTUNITY:ASK] += backwards[..., AWARE:ACT]
    after[..., ACT] += backwards[..., ADVOCATE]
    after[..., ASK] += jumping.sum(axis=-1)
    after[..., AWARE:ASK] += stepping[..., OPPORTUNITY:APPEAL]
    after[..., ADVOCATE] += stepping[..., ACT]
    return after


def show(week: Week, params: Params) -> None:
    """Draw the week's moves; settle the hazards that the days put on people."""
    setting, state, days = week.setting, week.state, week.days
    shape = (len(setting.personas), len(CLASS_WEIGHTS), 6)
    week.drawn["progression"] = week.draws("progression", (7, 3), shape)
    # What moves people back, makes them jump and moves them on, each day.
    hazards = np.zeros((7, 3, *state.stage.shape))
    on = hazards[:, 2]
    pressure = days.pressure.sum(axis=2)
    persuasion = (days.pressure * days.persuasion).sum(axis=2)
    heard = params.alpha * pressure + days.heard
    on[..., OPPORTUNITY] = heard[..., None] * CLASS_WEIGHTS
    on[..., AWARE] = params.kappa * persuasion[..., None] * CLASS_WEIGHTS
    liked = setting.quality[:, None] * week.trust * week.factors.advocacy
    on[..., ACT] = (params.advocacy / 7 * liked)[:, :, None]
    week.kept["hazards"] = hazards
    week.kept["intents"] = params.click_intent * days.clicks.sum(axis=2) + days.found
    week.kept["intents"] += days.intents
    week.kept["imitation"] = params.imitation_weekly / 7 * setting.levels("imitation")
    week.kept["forgetting"] = np.array(
        [0.0, params.forget_aware, params.forget_appeal, params.forget_ask, 0.0,
         params.forget_advocate]) / 7  # fmt: skip


def each_day(week: Week, day: int, params: Params) -> None:
    """Move people between the stages by everything that happens on the day."""
    state, kept = week.state, week.kept
    back, jump, on = kept["hazards"][day]
    advocates = state.stage[..., ADVOCATE].sum(axis=2) / week.setting.people
    on[..., OPPORTUNITY] += (kept["imitation"] * advocates)[:, :, None] * CLASS_WEIGHTS
    back[:] = kept["forgetting"]
    back[..., AWARE:ACT] /= (1 + params.memory_holds * state.memory)[:, :, None, None]
    _jumps(state.stage, kept["intents"][day], jump)
    state.stage = step(state.stage, back, jump, on, week.drawn["progression"].on(day))


def _jumps(stage: Counts, intents: Floats, jump: Floats) -> None:
    """Clicks and finished searches make intentions, most readily of those already drawn."""
    weights = _READY * CLASS_WEIGHTS[:, None]
    pool = np.einsum("bgcs,cs->bg", stage[..., :ASK], weights)
    rate = np.minimum(intents / np.maximum(pool, 1.0), 1.0)
    jump[..., :ASK] = rate[:, :, None, None] * weights
