"""What people do with what they see: engage, save, click, be persuaded.

Idea: a platform has usual rates; content type, fit with the persona, craft, trust and the hard or
soft sell move them. Hard sell gets clicks now and loses engagement, saves, persuasion and trust.

    engagements = views · usual rate · type · fit · craft · warmth · (1.25 − 0.8 s · d)
    saves       = views · usual rate · type · fit · craft · warmth · (1.3 − 1.0 s)
    clicks      = views · usual CTR  · type · fit · craft · warmth · (0.7 + 0.8 s) · trust factor
    accepted    = a · (1.15 − 0.5 s)                    share of views not skipped or hidden
    persuasion  = type · fit · craft · accepted / a · trust factor

Symbols: s hard sell 0–1; d the persona's dislike of it; fit = persona × type × platform × tone;
warmth the readiness of those who see it, by how many of them know and like the brand.
Sources: course:F2 (fit), course:F3 (forms), course:T3 (CTR up to 3.2 %), course:T4 and course:T6
(hard sell); the linear forms are game assumptions. Limits: no sameness, no defects of AI work.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.board.passed_on import Clicked
from simgame.market.mechanism import Floats, Parameters, given, line, table
from simgame.market.readiness import warmth
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.week import Week

LEVERS = ("paid.{platforms}.objective",)
WRITES = ("days.clicks", "days.engagements", "days.persuasion", "days.saves")
# Paid objectives (awareness, seeding, conversion): engagement, saves, clicks, persuasion.
_OBJECTIVES = table(
    [[0.5, 0.3, 0.45, 0.8], [0.8, 1.2, 0.5, 1.0], [0.4, 0.3, 1.0, 0.7]],
    "of the usual rate", "assumption",
)  # fmt: skip

# Livestreams: engagement, saves, clicks, persuasion, against usual views of the platform.
_LIVE = table([2.0, 0.5, 0.5, 2.0], "of usual views", "assumption")
# Private channels likewise, a message that was opened; clicks are those of `touch_click`.
_PRIVATE = table([0.04, 0.0, 0.0, 1.0], "acts/opened message", "assumption")
_MOST = table(0.5, "acts/view", "assumption")
_ACCEPTED = table([1.15, -0.5], "of that at a sell of 30 %; per sell", "assumption")


class Params(Parameters):
    """Parameters of content response."""

    usual_click: float = given(0.56, "of the platform's CTR", "course:T3")
    owned_engagement: float = given(0.6, "of the platform's rate", "course:T5")
    owned_click: float = given(0.7, "of the feed ad's CTR", "assumption")
    kol_engagement: float = given(3.0, "of brand posts", "model:kol")
    kol_saves: float = given(5.0, "of brand posts", "assumption, course:T13")
    kol_click: float = given(1.5, "of the feed ad's CTR", "assumption")
    kol_persuasion: float = given(4.0, "of a usual view", "assumption")
    touch_click: float = given(0.034, "clicks/opened message", "assumption, course:T38")
    accepted: float = given(0.68, "share of views at a sell of 30 %", "course:T4")
    engaging: float = given(1.25, "engagement of pure seeding", "assumption")
    engaging_loss: float = given(0.8, "engagement per hard sell", "assumption, course:T4")
    saving: float = given(1.3, "saves of pure seeding", "assumption")
    clicking: float = given(0.7, "clicks of pure seeding", "assumption")
    clicking_gain: float = given(0.8, "clicks per hard sell", "assumption, course:T4")
    distrusted: float = given(0.6, "response without trust", "assumption")
    trusting: float = given(0.8, "response per trust", "assumption")
    bearable: float = given(0.4, "hard sell that costs no trust", "assumption")
    hard_sell_distrust: float = given(0.5, "trust per person reached", "assumption, course:T6")
    trust_by_honesty: float = given(0.4, "trust per person reached", "assumption, course:F12")
    hidden_distrust: float = given(1.5, "trust per person reached", "assumption, course:F12")


def step(views: Floats, rate: Floats, fit: Floats, tilt: Floats) -> Floats:
    """Actions [..., N, G]: views × usual rate [..., N] × fit × tilt by sell, both [..., N, G]."""
    acts: Floats = rate[..., None].repeat(fit.shape[-1], axis=-1) * fit
    acts *= tilt
    np.minimum(acts, _MOST, out=acts)
    acts *= views
    return acts


def accepted(sell: Floats, params: Params) -> Floats:
    """Share of views that are not skipped or hidden, the lower the harder the sell; any shape."""
    return params.accepted * line(_ACCEPTED, sell)


def show(week: Week, params: Params) -> None:
    """Turn each day's views into engagements, saves, clicks and persuasion."""
    days = week.days
    views = np.maximum(days.views, 1e-9)
    fit = week.setting.fit * (days.craft / views)
    ready = warmth(week.state.stage, week.setting.people)
    acting = fit * _warm(week, ready)
    engages, saves, clicks, persuades = week.factors.response
    sell = days.hard / views
    engaging, saving, clicking, persuading = _rates(week, params)
    trusted = (params.distrusted + params.trusting * week.trust.monday)[:, None]
    trusted = trusted.repeat(len(week.setting.touchpoints), axis=1)
    dislike = week.setting.at_each(week.setting.levels("dislikes_hard_sell"))
    days.engagements = step(
        days.views,
        engaging,
        acting * engages,
        params.engaging - params.engaging_loss * sell * dislike,
    )
    days.saves = step(days.views, saving, acting * saves, params.saving - sell)
    days.clicks = step(
        days.views,
        clicking,
        acting * clicks,
        (params.clicking + params.clicking_gain * sell) * trusted,
    )
    heeded = accepted(sell, params) / params.accepted
    days.persuasion = persuading[:, :, None].repeat(fit.shape[-1], axis=-1) * fit
    for factor in (persuades, heeded, trusted):
        days.persuasion *= factor
    week.pass_on(Clicked(_by_kind(week, days.clicks) / (ready * week.setting.people)[:, None]))
    _move_trust(week, sell, params)


def _by_kind(week: Week, clicks: Floats) -> Floats:
    """Sums [4, D, B, G] of clicks [D, B, N, G] on anything, and on ads by objective."""
    paid = week.setting.span("paid")
    objective = week.levers.paid("objective")[:, None] == np.arange(len(_OBJECTIVES))[:, None]
    kinds = np.empty((1 + len(_OBJECTIVES), *clicks.shape[:2], clicks.shape[3]))
    kinds[0] = over_touchpoints(clicks[:, :, : paid.start])
    kinds[0] += over_touchpoints(clicks[:, :, paid.stop :])
    kinds[1:] = (objective.astype(float) @ clicks[:, :, paid]).transpose(2, 0, 1, 3)
    return kinds


def _warm(week: Week, by_kind: Floats) -> Floats:
    """How readily people act on each touchpoint [B, N, G], by who they are and what ads are for.

    `by_kind` [4, B, G] is how readily they act on anything, and on ads by objective.
    """
    paid = week.setting.span("paid")
    warm: Floats = by_kind[0][:, None].repeat(len(week.setting.touchpoints), axis=1)
    brands = np.arange(len(by_kind[0]))[:, None]
    warm[:, paid] = by_kind[1 + week.levers.paid("objective"), brands]
    return warm


def _move_trust(week: Week, sell: Floats, params: Params) -> None:
    """Hard sell and hidden advertising cost trust, open KOL work earns it."""
    days = week.days
    fresh = np.maximum(days.reached - days.reached_before, 0.0)
    hard = over_touchpoints(fresh * np.maximum(sell - params.bearable, 0.0)).sum(axis=0)
    kol = over_touchpoints(fresh[:, :, week.setting.span("kol")])
    dislike = week.setting.levels("dislikes_hard_sell")
    hidden = days.hidden / week.setting.people
    lost = params.hard_sell_distrust * hard * dislike + params.hidden_distrust * hidden.sum(axis=0)
    earned = params.trust_by_honesty * np.maximum(kol - hidden, 0.0).sum(axis=0)
    week.trust.lose(-np.expm1(-lost))
    week.trust.earn(-np.expm1(-earned))


def _rates(week: Week, params: Params) -> Floats:
    """Usual rates of engagement, save, click and persuasion by touchpoint [4, B, N]."""
    usual = _usual_rates(week.setting, params)
    rates = usual[:, None].repeat(len(week.setting.brands), axis=1)
    objectives = _OBJECTIVES[week.levers.paid("objective")].transpose(2, 0, 1)
    rates[:, :, week.setting.span("paid")] *= objectives
    return rates


@once
def _usual_rates(setting: Setting, params: Params) -> Floats:
    """The rates of each touchpoint, whatever ads are for [4, N]."""
    there = np.ones((4, len(setting.platforms)))
    there[:3] = [setting.of_platforms(f) for f in ("engagement", "save_rate", "click_rate")]
    there[2] *= params.usual_click
    kinds = np.array([setting.of_types(f) for f in ("engages", "seeds", "clicks", "persuades")])
    kinds[0] *= params.owned_engagement
    kinds[2] *= params.owned_click
    by_kol = [params.kol_engagement, params.kol_saves, params.kol_click, params.kol_persuasion]
    rates: Floats = there[:, setting.touch_platform]
    content, private = setting.span("content"), setting.span("private")
    rates[:, content] *= kinds[:, setting.touch_type[content]]
    rates[:, setting.span("kol")] *= np.array(by_kol)[:, None]
    rates[:, setting.span("live")] *= _LIVE[:, None]
    rates[:, private] = _PRIVATE[:, None]
    rates[2, private] = params.touch_click * setting.of_channels("sells")
    return rates
