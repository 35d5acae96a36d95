"""What people do with what they see: engage, save, click, be persuaded.

Idea: a platform has usual rates; content type, fit with the persona, craft, trust and the hard or
soft sell move them. Hard sell gets clicks now and loses engagement, saves, persuasion and trust.

    engagements = views · usual rate · type · fit · craft · (1.25 − 0.8 s · d)
    saves       = views · usual rate · type · fit · craft · (1.3 − 1.0 s)
    clicks      = views · usual CTR  · type · fit · craft · (0.7 + 0.8 s) · trust factor
    persuasion  = type · fit · craft · (1.15 − 0.5 s) · trust factor

Symbols: s hard sell 0–1; d the persona's dislike of it; fit = persona × type × platform × tone.
Sources: course:F2 (fit), course:F3 (forms), course:T3 (CTR up to 3.2 %), course:T4 and course:T6
(hard sell); the linear forms are game assumptions. Limits: no sameness, no defects of AI work.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ("content.{platforms}.{content_types}.sell",)
# Paid objectives (awareness, seeding, conversion): engagement, saves, clicks, persuasion.
_OBJECTIVES = np.array([[0.5, 0.3, 0.45, 0.8], [0.8, 1.2, 0.5, 1.0], [0.4, 0.3, 1.0, 0.7]])


class Params(Parameters):
    """Parameters of content response."""

    owned_click: float = given(0.7, "of the feed ad's CTR", "assumption")
    kol_engagement: float = given(3.0, "of brand posts", "model:kol")
    kol_saves: float = given(5.0, "of brand posts", "course:T13")
    kol_click: float = given(1.5, "of the feed ad's CTR", "assumption")
    kol_persuasion: float = given(4.0, "of a usual view", "assumption")
    touch_click: float = given(0.05, "clicks/opened message", "course:T38")
    hard_sell_distrust: float = given(0.5, "trust per person reached", "course:T6")
    trust_by_honesty: float = given(0.4, "trust per person reached", "course:F12")
    hidden_distrust: float = given(1.5, "trust per person reached", "course:F12")


def step(views: Floats, rate: Floats, fit: Floats, tilt: Floats) -> Floats:
    """Actions [B, N, G]: views × usual rate [B, N] × fit [B, N, G] × tilt by sell."""
    acts: Floats = views * np.minimum(rate[:, :, None] * fit * tilt, 0.5)
    return acts


def start_week(week: Week, params: Params) -> None:
    """Settle this week's rates and fits by touchpoint."""
    week.kept["rates"] = _rates(week, params)
    week.kept["fit"] = _fit(week)


def each_day(week: Week, params: Params) -> None:
    """Turn today's views into engagements, saves, clicks and persuasion."""
    today, state, kept = week.today, week.state, week.kept
    views = np.maximum(today.views, 1e-9)
    fit = kept["fit"] * (today.craft / views)
    sell = today.hard / views
    engaging, saving, clicking, persuading = kept["rates"]
    trusted = (0.6 + 0.8 * state.trust)[:, None, :]
    dislike = week.setting.levels("dislikes_hard_sell")
    today.engagements = step(today.views, engaging, fit, 1.25 - 0.8 * sell * dislike)
    today.saves = step(today.views, saving, fit, 1.3 - sell)
    today.clicks = step(today.views, clicking, fit, (0.7 + 0.8 * sell) * trusted)
    today.persuasion = persuading[:, :, None] * fit * (1.15 - 0.5 * sell) * trusted
    _move_trust(week, sell, params)


def _move_trust(week: Week, sell: Floats, params: Params) -> None:
    """Hard sell and hidden advertising cost trust, open KOL work earns it."""
    today, state = week.today, week.state
    fresh = np.maximum(today.reached - today.reached_before, 0.0)
    hard = (fresh * np.maximum(sell - 0.4, 0.0)).sum(axis=1)
    kol = fresh[:, week.setting.span("kol")].sum(axis=1)
    dislike = week.setting.levels("dislikes_hard_sell")
    hidden = today.hidden / week.setting.people
    lost = params.hard_sell_distrust * hard * dislike + params.hidden_distrust * hidden
    earned = params.trust_by_honesty * np.maximum(kol - hidden, 0.0)
    state.trust = 1 - (1 - state.trust * np.exp(-lost)) * np.exp(-earned)


def _rates(week: Week, params: Params) -> Floats:
    """Usual rates of engagement, save, click and persuasion by touchpoint [4, B, N]."""
    setting, brands = week.setting, len(week.setting.brands)
    out = np.zeros((4, brands, len(setting.touchpoints)))
    platform = [setting.of_platforms(f) for f in ("engagement", "save_rate", "click_rate")]
    for n, touch in enumerate(setting.touchpoints):
        p, t = setting.touch_platform[n], setting.touch_type[n]
        if touch.group == "content":
            out[:, :, n] = _owned(platform, week, int(p), int(t), params)[:, None]
        elif touch.group == "kol":
            kol = np.array([platform[0][p] * params.kol_engagement,
                            platform[1][p] * params.kol_saves,
                            platform[2][p] * params.kol_click, params.kol_persuasion])  # fmt: skip
            out[:, :, n] = kol[:, None]
        elif touch.group == "paid":
            usual = np.array([platform[0][p], platform[1][p], platform[2][p], 1.0])
            out[:, :, n] = usual[:, None] * _OBJECTIVES[week.orders.objective[:, p]].T
        else:
            sells = setting.scenario.private_channels[touch.keys[0]].sells
            out[:, :, n] = np.array([0.04, 0.0, params.touch_click * sells, 1.0])[:, None]
    return out


def _owned(platform: list[Floats], week: Week, p: int, t: int, params: Params) -> Floats:
    kinds = [week.setting.of_types(f)[t] for f in ("engages", "seeds", "clicks", "persuades")]
    return np.array([platform[0][p] * kinds[0], platform[1][p] * kinds[1],
                     platform[2][p] * params.owned_click * kinds[2], kinds[3]])  # fmt: skip


def _fit(week: Week) -> Floats:
    """Fit of each touchpoint with each persona [B, N, G]; 1 = usual."""
    setting = week.setting
    brands, personas = len(setting.brands), len(setting.personas)
    fit = np.ones((brands, len(setting.touchpoints), personas))
    for n, (p, t) in enumerate(zip(setting.touch_platform, setting.touch_type, strict=True)):
        if t >= 0:
            fit[:, n] *= setting.wants[:, t]
        if p >= 0:
            fit[:, n] *= setting.tone_fit[p]
    fit *= setting.tone_liked
    return fit
