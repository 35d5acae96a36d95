"""Targeting: how well data finds the people that advertising and posts are for.

Idea: a data platform joins what the shop, the channels and the platforms know of a person; tracking
adds what people do; a survey says who they are. What people did not agree to is not there. Better
data makes aimed ads miss less and messages fit better.

    data     = (1 − e^(−a·tier) · (1 − g_t · tracking)) · (c if consent is explicit, else u)
    known    = 1 − (1 − data) · (1 − g_s · survey)
    accuracy = 1 + headroom · known
    response = 1 + w · known, of the persona that a post or an ad is aimed at

Without explicit consent all data is used at home (u = 1) and little of it abroad, by its law.

Symbols: tier 0–3; survey fades by half in a month. Sources: course:T9 (one profile), course:T16
(tracking), course:T37 (tiers), course:F7 (research), course:F11 (consent); sizes are game
assumptions. Limits: one accuracy for all platforms; the legal risk of data is another mechanism's.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import DataKnown
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "tools.data_platform",
    "tools.tracking",
    "compliance.consent_policy",
    "research.persona_survey",
    "content.{platforms}.{content_types}.aim",
    "paid.{platforms}.aim",
)


class Params(Parameters):
    """Parameters of targeting."""

    per_tier: float = given(0.4, "log share unknown", "assumption, course:T37")
    tracking: float = given(0.5, "share of what is unknown", "assumption, course:T16")
    survey: float = given(0.35, "share of what is unknown", "assumption, course:F7")
    survey_kept: float = given(0.84, "share/week", "assumption")
    agreed: float = given(0.75, "share of data", "assumption, course:F11")
    unasked_abroad: float = given(0.3, "share of data", "assumption, course:F11")
    headroom: float = given(0.8, "of the usual accuracy", "assumption")
    fitting: float = given(0.3, "lift of what is aimed", "assumption, course:F7")
    timely: float = given(0.25, "lift of a touch", "assumption, course:T9")


class Memory(Remembered, owner="targeting"):
    """What is still known from surveys [B]."""

    survey: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """No survey has been made."""
    return {"survey": np.zeros(len(setting.brands))}


def step(tier: Floats, tracking: Floats, survey: Floats, explicit: Floats, unasked: float,
         params: Params) -> Floats:  # fmt: skip
    """What is known of people: by data, and with research; each [B], stacked to [2, B]."""
    unknown = np.exp(-params.per_tier * tier) * (1 - params.tracking * tracking)
    data = (1 - unknown) * np.where(explicit > 0, params.agreed, unasked)
    known = 1 - (1 - data) * (1 - params.survey * survey)
    both: Floats = np.array([data, known])
    return both


def start_week(week: Week, params: Params) -> None:
    """Settle how well people are known this week."""
    own, levers = Memory(week.state), week.levers
    own.survey = np.maximum(own.survey * params.survey_kept, levers["research.persona_survey"])
    explicit = levers.chosen("compliance.consent_policy", "explicit")
    unasked = params.unasked_abroad if week.setting.scenario.law == "abroad" else 1.0
    tier, tracking = levers["tools.data_platform"], levers["tools.tracking"]
    data, known = step(tier, tracking, own.survey, explicit, unasked, params)
    week.pass_on(DataKnown(data))
    week.factors.accuracy *= 1 + params.headroom * known
    week.factors.touch_sales *= (1 + params.timely * data)[:, None]
    if known.any():
        _fit(week, params.fitting * known)


def _fit(week: Week, better: Floats) -> None:
    """Posts and ads made for a persona answer its wants, `better` [B] the more is known of it."""
    aims = week.levers.content("aim").copy()
    aims[:, week.setting.span("paid")] = week.levers.paid("aim")
    rows = np.argwhere((aims >= 0) & (better > 0)[:, None])
    for b, n in rows:
        week.factors.response[:, b, n, aims[b, n]] *= 1 + better[b]
