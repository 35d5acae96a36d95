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
_WEIGHTS = _READY * CLASS_WEIGHTS[:, None]
# From where to where people move in a day: back by a stage, by a jump to ask, on by a stage.
MOVES = (
    (AWARE, OPPORTUNITY), (APPEAL, AWARE), (ASK, APPEAL), (ADVOCATE, ACT),
    (OPPORTUNITY, ASK), (AWARE, ASK), (APPEAL, ASK),
    (OPPORTUNITY, AWARE), (AWARE, APPEAL), (ACT, ADVOCATE),
)  # fmt: skip
_FROM = np.array([start for start, _ in MOVES])
_OUT = np.eye(6)[_FROM]
_CHANGE = (np.eye(6)[[end for _, end in MOVES]] - _OUT).astype(np.int64)


class Params(Parameters):
    """Parameters of the 5A progression."""

    alpha: float = given(0.3, "people/response", "assumption")
    kappa: float = given(0.16, "people/response", "assumption")
    imitation_weekly: float = given(0.1, "per week", "bass1969")
    click_intent: float = given(0.177, "intentions/click", "assumption")
    forget_aware: float = given(0.06, "per week", "assumption")
    forget_appeal: float = given(0.12, "per week", "assumption")
    forget_ask: float = given(0.45, "per week", "assumption")
    forget_advocate: float = given(0.06, "per week", "assumption")
    memory_holds: float = given(2.0, "per response", "model:carryover")
    advocacy: float = given(0.12, "per week", "assumption")


def step(stage: Counts, hazards: Floats, draws: Draws) -> Counts:
    """The stages [..., S] after a day of competing hazards [..., len(MOVES)]; conserved.

    `draws` [..., len(MOVES)]. The moves out of a stage are drawn apart, in the order of `MOVES`,
    which differs from one draw of all only by products of the small chances of a day.
    """
    total = hazards @ _OUT
    share = (1 - np.exp(-total)) / np.maximum(total, 1e-300)
    moved = binomial(stage[..., _FROM], hazards * share[..., _FROM], draws)
    # Nobody leaves twice: who has slipped back cannot jump, and neither can move on.
    moved[..., 5:7] = np.minimum(moved[..., 5:7], stage[..., 1:3] - moved[..., 0:2])
    moved[..., 7] = np.minimum(moved[..., 7], stage[..., 0] - moved[..., 4])
    moved[..., 8] = np.minimum(moved[..., 8], stage[..., 1] - moved[..., 0] - moved[..., 5])
    after: Counts = stage + moved @ _CHANGE
    return after


def show(week: Week, params: Params) -> None:
    """Draw the week's moves; settle the hazards that the days put on people."""
    setting, state, days = week.setting, week.state, week.days
    shape = (len(setting.personas), len(CLASS_WEIGHTS), len(MOVES))
    week.drawn["progression"] = week.draws("progression", (7,), shape)
    hazards = np.zeros((7, *state.stage.shape[:-1], len(MOVES)))
    forgetting = (params.forget_aware, params.forget_appeal, params.forget_ask)
    hazards[..., :3] = np.array(forgetting) / 7
    hazards[..., 3] = params.forget_advocate / 7
    heard = params.alpha * days.pressure.sum(axis=2) + days.heard
    hazards[..., 7] = heard[..., None] * CLASS_WEIGHTS
    persuasion = (days.pressure * days.persuasion).sum(axis=2)
    hazards[..., 8] = params.kappa * persuasion[..., None] * CLASS_WEIGHTS
    liked = setting.quality[:, None] * week.trust * week.factors.advocacy
    hazards[..., 9] = (params.advocacy / 7 * liked)[:, :, None]
    week.kept["hazards"] = hazards
    week.kept["intents"] = params.click_intent * days.clicks.sum(axis=2) + days.found + days.intents
    imitation = params.imitation_weekly / 7 * setting.levels("imitation") / setting.people
    week.kept["imitation"] = imitation[:, None] * CLASS_WEIGHTS


def each_day(week: Week, day: int, params: Params) -> None:
    """Move people between the stages by everything that happens on the day."""
    state, hazards = week.state, week.kept["hazards"][day]
    stage = state.stage
    hazards[..., :3] /= (1 + params.memory_holds * state.memory)[:, :, None, None]
    hazards[..., 4:7] = _jumps(stage, week.kept["intents"][day])
    hazards[..., 7] += week.kept["imitation"] * stage[..., ADVOCATE].sum(axis=2)[:, :, None]
    state.stage = step(stage, hazards, week.drawn["progression"].on(day))


def _jumps(stage: Counts, intents: Floats) -> Floats:
    """Clicks and finished searches make intentions, most readily of those already drawn."""
    pool = (stage[..., :ASK].reshape(*stage.shape[:2], -1) * _WEIGHTS.ravel()).sum(axis=2)
    rate = np.minimum(intents / np.maximum(pool, 1.0), 1.0)
    jumps: Floats = rate[:, :, None, None] * _WEIGHTS
    return jumps
