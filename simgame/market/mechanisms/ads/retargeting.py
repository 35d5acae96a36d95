"""Retargeting: ads that call back those who asked, or members.

Idea: with a data platform ads can be shown to people whom the brand knows. They are few, so more
money soon only repeats itself. Calling people back without their consent costs trust.

    purchases · (1 + v · c_o · f / (f + 1)),   f = views that found one of them ÷ their number
    trust − m · f / (f + 1) a week       where consent is not explicit

Symbols: v value of being called back all the time, c_o how much of it the objective of the ads
brings: who knows the product is moved by an offer, hardly by being told of it. Sources: retargeting
works late on the path and can put off: `lambrecht2013`, `model:retargeting`; course:T9 (one
profile). Limits: who is called back sees no fewer of the other ads.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_personas
from simgame.market.arrays import places
from simgame.market.board.passed_on import AdsBought, CalledBack
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.setting import ACT, ASK
from simgame.market.week import Week
from simgame.plan.groups.paid import AUDIENCES

LEVERS = (
    "paid.{platforms}.audience",
    "paid.{platforms}.budget",
    "paid.{platforms}.objective",
    "tools.data_platform",
    "compliance.consent_policy",
)
WRITES = ("days.counted", "days.craft", "days.hard", "days.views")
_ASKED, _MEMBERS = AUDIENCES.index("asked"), AUDIENCES.index("members")


# What ads for awareness, seeding and conversion bring of it.
_CLOSES = table([0.3, 0.6, 1.2], "of the lift", "model:retargeting")


class Params(Parameters):
    """Parameters of retargeting."""

    value_asked: float = given(0.5, "lift", "model:retargeting")
    value_members: float = given(0.35, "lift", "model:retargeting")
    half: float = given(1.0, "views/person", "model:retargeting")
    followed: float = given(0.003, "trust/week", "model:retargeting")
    clicks: float = given(1.5, "of the usual CTR", "assumption")


def step(found: Floats, people: Floats, half: float) -> Floats:
    """How strongly `people` feel called back by views that `found` one of them, 0–1; any shape."""
    often = found / np.maximum(people, 1.0)
    felt: Floats = often / (often + half)
    return felt


def start_week(week: Week, params: Params) -> None:
    """Note whom ads [B, P] are for, and how few they are."""
    levers = week.levers
    wanted = np.where(levers.paid("budget") > 0, levers.paid("audience"), 0)
    called = wanted * (levers["tools.data_platform"] >= 1)[:, None]
    for b, p in places(wanted > called):
        week.tell(b, "audience-needs-data", platform=week.setting.platforms[p])
    if called.any():
        people = float(week.setting.people.sum())
        asked, members = (
            _people(week, kind).sum(axis=1, keepdims=True) / people for kind in (_ASKED, _MEMBERS)
        )
        pool = np.where(called == _ASKED, asked, np.where(called == _MEMBERS, members, 1.0))
        week.pass_on(CalledBack(called, pool))


def _people(week: Week, kind: int) -> Floats:
    """Those who asked, or the members who listen [B, G]."""
    state = week.state
    if kind == _ASKED:
        people = state.stage[..., ASK].sum(axis=2)
    else:
        people = np.maximum(state.members.sum(axis=3) - state.muted, 0).sum(axis=2)
    counted: Floats = people.astype(float)
    return counted


def show(week: Week, params: Params) -> None:
    """Take the views of those who are called back out of the open, and let them work."""
    back, bought = week.passed_on(CalledBack), week.passed_on(AdsBought)
    if back is None or bought is None:
        return
    called, paid = back.audience, week.setting.span("paid")
    hit = np.where(called > 0, bought.accuracy[:, None], 0.0)
    views = over_personas(week.days.views[:, :, paid]) * hit
    for field in (week.days.views, week.days.craft, week.days.hard):
        field[:, :, paid] *= 1 - hit[..., None]
    _count(week, views, params)
    objective = week.levers.paid("objective")
    for kind, value in ((_ASKED, params.value_asked), (_MEMBERS, params.value_members)):
        found = views.sum(axis=0) * (called == kind)
        if found.any():
            closes = (found * _CLOSES[objective]).sum(axis=1) / np.maximum(found.sum(axis=1), 1e-9)
            _call_back(week, kind, found.sum(axis=1), value * closes, params)


def _count(week: Week, views: Floats, params: Params) -> None:
    """What platforms report of the views [D, B, P] of people who are called back."""
    setting, paid = week.setting, week.setting.span("paid")
    rates = [setting.of_platforms(f) for f in ("engagement", "save_rate", "click_rate")]
    rates = [np.ones(len(setting.platforms)), *rates[:2], params.clicks * rates[2]]
    for counted, rate in zip(week.days.counted, rates, strict=True):
        counted[:, :, paid] += views * rate


def _call_back(week: Week, kind: int, found: Floats, value: Floats, params: Params) -> None:
    """People found [B] times in the week buy more readily; without their consent they mind."""
    people, factors = _people(week, kind), week.factors
    felt = step(found, people.sum(axis=1), params.half)
    unasked = 1 - week.levers.chosen("compliance.consent_policy", "explicit")
    minded = (params.followed * felt * unasked)[:, None]
    if kind == _ASKED:
        factors.first_purchase *= (1 + value * felt)[:, None]
        week.trust.lose(minded)
    else:
        buyers = np.maximum(week.state.stage[..., ACT:].sum(axis=(2, 3)), 1)
        share = np.minimum(people / buyers, 1.0)
        factors.repurchase *= 1 + share * (value * felt)[:, None]
        week.trust.lose(minded * share)
