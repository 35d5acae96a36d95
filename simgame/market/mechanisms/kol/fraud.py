"""Fake traffic: machines that are counted, paid for and persuade nobody.

Idea: of what is bought on a platform, and of a KOL's followers, some are machines. Platforms report
them like people, so figures look better than what they sell. Tools that detect risks filter out
part of them, and the money shows ads to people instead.

    machines = people's views · s ÷ (1 − s),   s = f · e^(σz) · (1 − d · tool)
    views    = views · (1 − s) ÷ (1 − f · e^(σz))

Symbols: f the platform's usual share of fake traffic, d the share that the tool finds, which
varies; for KOLs s is their share of fake followers, which is in their views already. Sources:
course:T21 (risk detection cut losses by 42 %); fake followers and traffic: `model:fraud`. Limits:
the tool finds nothing at KOLs, for they are paid by the post; that is what an audit is for.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_personas
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = ("tools.risk_detection",)
WRITES = ("days.counted", "days.craft", "days.hard", "days.views")
_MOST = table(0.9, "share of bought traffic", "assumption")
_LEAST_REAL = table(0.05, "share of followers", "assumption")


class Params(Parameters):
    """Parameters of fake traffic."""

    sigma: float = given(0.3, "log sd/week", "assumption")
    detected: float = given(0.42, "share", "course:T21")
    detected_sd: float = given(0.08, "share", "assumption")
    engages: float = given(0.5, "of the usual rate", "model:fraud")
    by_kol: float = given(1.0, "of the usual rate", "model:fraud")


class Memory(Remembered, owner="fraud"):
    """Money that went to machines over the season, in fen [B]."""

    lost: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Money that went to machines over the season, in fen [B]."""
    return {"lost": np.zeros(len(setting.brands))}


def step(usual: Floats, found: Floats) -> Floats:
    """Share of bought traffic that is machines: `usual`, less the share of it that is `found`."""
    missed = 1 - np.minimum(np.maximum(found, 0.0), 1.0)
    left: Floats = np.minimum(np.maximum(usual * missed, 0.0), _MOST)
    return left


def show(week: Week, params: Params) -> None:
    """Count machines among the bought views, and give what was saved of them to people."""
    setting, paid = week.setting, week.setting.span("paid")
    platforms = len(setting.platforms)
    draws = week.draws("fraud", (), (platforms + 1,)).normal
    usual = setting.of_platforms("fake_traffic") * np.exp(params.sigma * draws[:, :platforms])
    usual = np.minimum(usual, _MOST)
    tool = week.levers["tools.risk_detection"][:, None]
    finds = params.detected + params.detected_sd * draws[:, platforms:]
    left = step(usual, tool * finds)
    better = (1 - left) / (1 - usual)
    fields = (week.days.views, week.days.craft, week.days.hard) if tool.any() else ()
    for field in fields:
        field[:, :, paid] *= better[..., None]
    machines = over_personas(week.days.views[:, :, paid]) * (left / (1 - left))
    _count(week, paid, machines, params.engages)
    _count_kols(week, params.by_kol)
    spend = week.till.paid[:, :, paid].sum(axis=0)
    Memory(week.state).lost += (spend * left).sum(axis=1)


def _count_kols(week: Week, engages: float) -> None:
    """Fake followers are counted as viewers of KOL posts."""
    kols = week.setting.span("kol")
    fake = week.setting.of_kols("fake_followers")
    views = over_personas(week.days.views[:, :, kols])
    _count(week, kols, views * (fake / np.maximum(1 - fake, _LEAST_REAL)), engages)


def _count(week: Week, where: slice, machines: Floats, engages: float) -> None:
    """Add machines' impressions [D, B, n], engagements and clicks to what is reported."""
    platform = week.setting.touch_platform[where]
    counted = week.days.counted
    counted[0, :, :, where] += machines
    engaged = week.setting.of_platforms("engagement")[platform]
    counted[1, :, :, where] += machines * engages * engaged
    counted[3, :, :, where] += machines * week.setting.of_platforms("click_rate")[platform]
