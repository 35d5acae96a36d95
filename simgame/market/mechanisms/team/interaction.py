"""Interaction: answering people, and keeping the comments clean.

Idea: people who are answered come back, platforms show what is talked about, and both build trust.
The first hours answer what matters most; how many are needed grows with what came in last week.
Moderation takes out abuse and rumours; past a point it takes out honest criticism too.

    answered   = h / (h + h0 + c · engagements last week)
    engagement = · (1 + e · answered) · (1 + a · m − b · max(0, m − m*))
    reach      = · (1 + r · answered)
    trust     += (t · answered + u · m − v · max(0, m − m*)) · (1 − trust)          a week
    unkind     = · (1 − answered) · (1 − w · m)         what stands unanswered, see sentiment

Symbols: h hours that community staff have for it, m moderation 0–1. Sources: course:F5 and
course:T5 (interaction is the remedy), course:F12 (abuse and rumours); answering raises ratings
(see course:F5); sizes are game assumptions. Limits: all comments
are alike.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.board.factors import ENGAGE
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = ("interaction.reply_hours", "interaction.moderation")


class Params(Parameters):
    """Parameters of interaction."""

    first_hours: float = given(6.0, "hours", "assumption")
    hours_each: float = given(0.0006, "hours/engagement", "assumption")
    engages: float = given(0.4, "lift", "assumption, course:T5")
    reaches: float = given(0.12, "lift", "assumption, course:F5")
    trusts: float = given(0.012, "trust/week", "assumption, course:F5")
    clean_engages: float = given(0.08, "lift", "assumption, course:F12")
    clean_trust: float = given(0.008, "trust/week", "assumption, course:F12")
    moderated: float = given(0.5, "share of unkind talk", "assumption, course:F12")
    best: float = given(0.6, "moderation", "assumption")
    muzzled: float = given(0.03, "trust/week", "assumption, course:F12")
    muzzled_engages: float = given(0.4, "lift", "assumption, course:F12")


class Memory(Remembered, owner="interaction"):
    """Nothing has come in yet [B]."""

    load: Floats


def opening(setting: Setting) -> dict[str, NDArray[Any]]:
    """Nothing has come in yet [B]."""
    return {"load": np.zeros(len(setting.brands))}


def step(hours: Floats, load: Floats, params: Params) -> Floats:
    """Share of what matters that is answered [B], by `hours` and last week's engagements."""
    answered: Floats = hours / (hours + params.first_hours + params.hours_each * load)
    return answered


def start_week(week: Week, params: Params) -> None:
    """Settle what answering and moderating do this week; its hours are charged with the costs."""
    hours = week.levers["interaction.reply_hours"]
    clean = week.levers["interaction.moderation"]
    if not hours.any() and not clean.any():
        return
    able = _able(week)
    answered = step(np.minimum(hours, able), Memory(week.state).load, params)
    over = np.maximum(clean - params.best, 0.0)
    own = week.setting.span("content")
    lift = 1 + params.engages * answered
    lift *= 1 + params.clean_engages * clean - params.muzzled_engages * over
    week.factors.response[ENGAGE, :, own] *= lift[:, None, None]
    week.factors.reach *= 1 + params.reaches * answered[:, None]
    week.factors.unkind *= (1 - answered) * (1 - params.moderated * clean)
    gain = params.trusts * answered + params.clean_trust * clean - params.muzzled * over
    week.trust.earn(gain[:, None])


def _able(week: Week) -> Floats:
    """Hours of community staff in a week [B]."""
    roles = week.setting.roles
    if "community" not in roles:
        return np.zeros(len(week.setting.brands))
    able: Floats = week.setting.staff_hours[roles.index("community")] * np.ones(
        len(week.setting.brands)
    )
    return able


def end_week(week: Week, params: Params) -> None:
    """What came in this week is answered in the next."""
    own = week.setting.span("content")
    Memory(week.state).load = week.days.engagements[:, :, own].sum(axis=(0, 2, 3))
