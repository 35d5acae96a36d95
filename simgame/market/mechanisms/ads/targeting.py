"""Targeting: how well data finds the people that advertising is for, and calls people back.

Idea: a data platform joins what the shop, the channels and the platforms know of a person; tracking
adds what people do; a survey says who they are. What people did not agree to is not there. Better
data makes aimed ads miss less, messages fit better and reports blur less. With a data platform ads
can also call back those who asked, or members: few people, so more money soon only repeats itself.

    data     = (1 − e^(−a·tier) · (1 − g_t · tracking)) · (c if consent is explicit, else u)
    known    = 1 − (1 − data) · (1 − g_s · survey)
    accuracy = 1 + headroom · known
    response = 1 + w · known, of the persona that a post or an ad is aimed at
    noise    = 1 − n · data
    called back: purchases · (1 + v · f / (f + 1)),  f = views that found one of them ÷ their number

Without explicit consent all data is used at home (u = 1) and little of it abroad, by its law.
What happens at the weekend is counted late and stands in the next week's report, less of it with
tracking and automation (course:T35).

Explicit consent also lets fewer people join, keeps them longer and earns trust; calling people back
without it costs trust.

Symbols: tier 0–3; survey fades by half in a month. Sources: course:T9 (one profile), course:T16
(tracking), course:T37 (tiers), course:F7 (research), course:F11 (consent); retargeting works late
on the path and can put off: `lambrecht2013`, `model:retargeting`; sizes are game assumptions.
Limits: one accuracy for all platforms; the legal risk of data is another mechanism's.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_personas
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import ASK, Setting
from simgame.market.week import Week
from simgame.plan.groups.paid import AUDIENCES

LEVERS = (
    "paid.{platforms}.audience",
    "tools.data_platform",
    "tools.tracking",
    "compliance.consent_policy",
    "research.persona_survey",
    "tools.automation",
    "content.{platforms}.{content_types}.aim",
    "paid.{platforms}.budget",
    "paid.{platforms}.aim",
)


class Params(Parameters):
    """Parameters of targeting."""

    per_tier: float = given(0.4, "log share unknown", "course:T37")
    tracking: float = given(0.3, "share of what is unknown", "course:T16")
    survey: float = given(0.35, "share of what is unknown", "course:F7")
    survey_kept: float = given(0.84, "share/week", "assumption")
    agreed: float = given(0.75, "share of data", "course:F11")
    unasked_abroad: float = given(0.3, "share of data", "course:F11")
    headroom: float = given(0.5, "of the usual accuracy", "assumption")
    sharper: float = given(0.7, "share of noise", "course:T9")
    fitting: float = given(0.2, "lift of what is aimed", "course:F7")
    timely: float = given(0.25, "lift of a touch", "course:T9")
    joins: float = given(0.85, "factor", "course:F11")
    exits: float = given(0.85, "factor", "course:F11")
    trust: float = given(0.006, "trust/week", "course:F11")
    value_asked: float = given(0.5, "lift", "model:retargeting")
    value_members: float = given(0.35, "lift", "model:retargeting")
    followed: float = given(0.003, "trust/week", "model:retargeting")
    clicks: float = given(1.5, "of the usual CTR", "assumption")
    late_saturday: float = given(0.2, "share of the day", "course:T35")
    late_sunday: float = given(0.5, "share of the day", "course:T35")
    in_time: float = given(0.6, "share of what is late", "course:T35")


def opening(setting: Setting) -> dict[str, Floats]:
    """What is still known from surveys [B], and counts that are not reported yet [4, B, N]."""
    brands = len(setting.brands)
    return {"survey": np.zeros(brands), "late": np.zeros((4, brands, len(setting.touchpoints)))}


def step(tier: Floats, tracking: Floats, survey: Floats, explicit: Floats, unasked: float,
         params: Params) -> Floats:  # fmt: skip
    """What is known of people: by data, and with research; each [B], stacked to [2, B]."""
    unknown = np.exp(-params.per_tier * tier) * (1 - params.tracking * tracking)
    data = (1 - unknown) * np.where(explicit > 0, params.agreed, unasked)
    known = 1 - (1 - data) * (1 - params.survey * survey)
    both: Floats = np.array([data, known])
    return both


def start_week(week: Week, params: Params) -> None:
    """Settle how well people are known this week, and whom ads call back."""
    own = week.state.own
    survey = week.levers["research.persona_survey"]
    own["targeting.survey"] = np.maximum(own["targeting.survey"] * params.survey_kept, survey)
    tier = week.levers["tools.data_platform"]
    tracking = week.levers["tools.tracking"]
    explicit = week.levers.chosen("compliance.consent_policy", "explicit")
    unasked = params.unasked_abroad if week.setting.scenario.law == "abroad" else 1.0
    data, known = step(tier, tracking, own["targeting.survey"], explicit, unasked, params)
    factors, state = week.factors, week.state
    factors.accuracy *= 1 + params.headroom * known
    factors.noise *= 1 - params.sharper * data
    factors.touch_sales *= (1 + params.timely * data)[:, None]
    factors.joins *= np.where(explicit > 0, params.joins, 1.0)[:, None]
    factors.exits *= np.where(explicit > 0, params.exits, 1.0)[:, None]
    state.trust += params.trust * explicit[:, None] * (1 - state.trust)
    if known.any():
        _fit(week, params.fitting * known)
    _aim_back(week, tier, explicit)


def _fit(week: Week, better: Floats) -> None:
    """Posts and ads made for a persona answer its wants, `better` [B] the more is known of it."""
    aims = week.levers.content("aim").copy()
    aims[:, week.setting.span("paid")] = week.levers.paid("aim")
    rows = np.argwhere((aims >= 0) & (better > 0)[:, None])
    for b, n in rows:
        week.factors.response[:, b, n, aims[b, n]] *= 1 + better[b]


def end_week(week: Week, params: Params) -> None:
    """Hold back what platforms count too late for this week's report; it comes with the next.

    What is held back stands in `kept` by day and metric [2, 4, B, N], as does what came.
    """
    days, quick = week.days, np.ones(len(week.setting.brands))
    for has in (week.levers["tools.tracking"],
                week.levers["tools.automation"]):  # fmt: skip
        quick *= 1 - params.in_time * has
    acts = (days.views, days.engagements, days.saves, days.clicks)
    weekend = np.array([over_personas(a[5:]) for a in acts]) + days.counted[:, 5:]
    # A week that stands still at a prompt has not lived all of it.
    weekend[:, max(week.lived - 5, 0) :] = 0.0
    late = np.array([params.late_saturday, params.late_sunday])[:, None] * quick
    own = week.state.own
    week.kept["late"] = late[:, None, :, None] * weekend.swapaxes(0, 1)
    week.kept["came"] = own["targeting.late"]
    own["targeting.late"] = week.kept["late"].sum(axis=0)


def _aim_back(week: Week, tier: Floats, explicit: Floats) -> None:
    """Note which ads [B, P] are for those who asked (1) or members (2), and how few they are."""
    wanted = np.where(week.levers.paid("budget") > 0, week.levers.paid("audience"), 0)
    called = wanted * (tier >= 1)[:, None]
    for b, p in np.argwhere(wanted > called).tolist():
        week.tell(b, "audience-needs-data", platform=week.setting.platforms[p])
    if called.any():
        people = float(week.setting.people.sum())
        asked, members = (
            _people(week, kind).sum(axis=1, keepdims=True) / people for kind in (1, 2)
        )
        pools = np.where(called == 1, asked, np.where(called == 2, members, 1.0))
        week.kept["called"], week.kept["explicit"], week.kept["paid_pool"] = called, explicit, pools


def _people(week: Week, kind: int) -> Floats:
    """Those who asked, or the members who listen [B, G]."""
    state = week.state
    if AUDIENCES[kind] == "asked":
        people = state.stage[..., ASK].sum(axis=2)
    else:
        people = np.maximum(state.members.sum(axis=3) - state.muted, 0).sum(axis=2)
    counted: Floats = people.astype(float)
    return counted


def show(week: Week, params: Params) -> None:
    """Take the views of those who are called back out of the open, and let them work."""
    called = week.kept.get("called")
    if called is None or "paid_accuracy" not in week.kept:
        return
    paid = week.setting.span("paid")
    hit = np.where(called > 0, week.kept["paid_accuracy"][:, None], 0.0)
    views = over_personas(week.days.views[:, :, paid]) * hit
    for field in (week.days.views, week.days.craft, week.days.hard):
        field[:, :, paid] *= 1 - hit[..., None]
    _count(week, views, params)
    for kind, value in ((1, params.value_asked), (2, params.value_members)):
        found = (views * (called == kind)).sum(axis=(0, 2))
        if found.any():
            _call_back(week, kind, found, value, params)


def _count(week: Week, views: Floats, params: Params) -> None:
    """What platforms report of the views [D, B, P] of people who are called back."""
    setting, paid = week.setting, week.setting.span("paid")
    rates = [setting.of_platforms(f) for f in ("engagement", "save_rate", "click_rate")]
    rates = [np.ones(len(setting.platforms)), *rates[:2], params.clicks * rates[2]]
    for counted, rate in zip(week.days.counted, rates, strict=True):
        counted[:, :, paid] += views * rate


def _call_back(week: Week, kind: int, found: Floats, value: float, params: Params) -> None:
    """People found [B] times in the week buy more readily; without their consent they mind."""
    people, factors, state = _people(week, kind), week.factors, week.state
    often = found / np.maximum(people.sum(axis=1), 1.0)
    felt = often / (often + 1)
    if AUDIENCES[kind] == "asked":
        factors.first_purchase *= (1 + value * felt)[:, None]
        share = 1.0
    else:
        buyers = np.maximum(state.stage[..., ASK + 1 :].sum(axis=(2, 3)), 1)
        share = np.minimum(people / buyers, 1.0)
        factors.repurchase *= 1 + value * share * felt[:, None]
    minded = params.followed * felt * (1 - week.kept["explicit"])
    state.trust *= 1 - minded[:, None] * share
