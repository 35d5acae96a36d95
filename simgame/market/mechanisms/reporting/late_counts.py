"""Late counts: what happens at the weekend stands in the next week's report.

Idea: platforms close their books late, and reports made by hand on Friday know nothing of Sunday.
Tracking and automation count in time.

    late = share of the day · Π (1 − in time · tool)

Source: course:T35 (reports that come late); shares of the days are course:T35 in spirit, sizes a
game assumption. Limits: money and orders are the company's own, and never late.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_personas
from simgame.market.board.passed_on import Late
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = ("tools.tracking", "tools.automation")


class Params(Parameters):
    """Parameters of late counts."""

    saturday: float = given(0.2, "share of the day", "assumption, course:T35")
    sunday: float = given(0.5, "share of the day", "assumption, course:T35")
    in_time: float = given(0.6, "share of what is late", "assumption, course:T35")


class Memory(Remembered, owner="late_counts"):
    """Impressions, engagements, saves and clicks that are not reported yet [4, B, N]."""

    held: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Everything has been reported."""
    return {"held": np.zeros((4, len(setting.brands), len(setting.touchpoints)))}


def step(tracking: Floats, automation: Floats, params: Params) -> Floats:
    """Shares of Saturday and Sunday that are counted late [2, B]."""
    slow = (1 - params.in_time * tracking) * (1 - params.in_time * automation)
    late: Floats = np.array([params.saturday, params.sunday])[:, None] * slow
    return late


def end_week(week: Week, params: Params) -> None:
    """Hold back what is counted too late for this week's report; it comes with the next."""
    days, levers = week.days, week.levers
    late = step(levers["tools.tracking"], levers["tools.automation"], params)
    acts = (days.views, days.engagements, days.saves, days.clicks)
    weekend = np.array([over_personas(a[5:]) for a in acts]) + days.counted[:, 5:]
    # A week that stands still at a prompt has not lived all of it.
    weekend[:, max(week.lived - 5, 0) :] = 0.0
    own, held = Memory(week.state), late[:, None, :, None] * weekend.swapaxes(0, 1)
    week.pass_on(Late(held, own.held))
    own.held = held.sum(axis=0)
