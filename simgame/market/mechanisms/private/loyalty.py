"""Loyalty tiers: the best customers are treated as such.

Idea: members who have stayed for weeks get perks. They buy more often, leave less and speak for the
brand; each of them costs something every week, so a programme pays once there are regulars.

    perks   = senior members · price of perks
    again   = 1 + gain · senior share of customers
    exits   = 1 − stay · senior share of members
    advocacy = 1 + loud · senior share of customers

Symbols: senior, a member for three weeks or more. Sources: course:T8 (super-users); that programmes
lift regulars `model:loyalty`; sizes are game assumptions. Limits: one programme for all seniors.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.setting import ACT
from simgame.market.till import each_day_of
from simgame.market.week import Week

LEVERS = ("private.{private_channels}.loyalty_tiers",)


class Params(Parameters):
    """Parameters of loyalty tiers."""

    gain: float = given(0.3, "repeat orders per senior", "model:loyalty")
    stay: float = given(0.25, "of exits", "assumption, course:T8")
    loud: float = given(1.0, "advocacy per senior", "assumption, course:T8")


def step(senior: Floats, customers: Counts) -> Floats:
    """Share of customers who are senior members [...]."""
    share: Floats = np.minimum(senior / np.maximum(customers, 1), 1.0)
    return share


def start_week(week: Week, params: Params) -> None:
    """Pay for the perks, and let them work."""
    used = week.levers.private("loyalty_tiers")
    if not used.any():
        return
    state = week.state
    share = week.till.share_of(LEVERS[0])
    week.till.pay_daily(LEVERS[0], each_day_of(week.till.left_of(LEVERS[0])))
    senior = state.members[..., -1] * (used * share)[:, None]
    held = step(senior.sum(axis=2), state.stage[..., ACT:].sum(axis=(2, 3)))
    week.factors.repurchase *= 1 + params.gain * held
    week.factors.advocacy *= 1 + params.loud * held
    staying = senior.sum(axis=1) / np.maximum(state.members.sum(axis=(1, 3)), 1)
    week.factors.exits *= 1 - params.stay * staying
