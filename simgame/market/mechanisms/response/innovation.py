"""Immersive formats: try-on, avatars, AR guides and virtual spaces, and what it costs to be late.

Idea: a new format has to be learnt, by the brand and by its customers. What it is worth depends on
the trade and on luck that is drawn once a season. When rivals offer it, customers come to expect
it: who does not, sells less.

    maturity = maturity + pace · (1 − maturity) while it is offered, fading otherwise
    worth    = value of the trade · maturity · e^(σz − σ²/2)
    purchases · (1 + Σ worth) · (1 − late · Σ max(0, mean maturity of rivals − maturity))
    returns · (1 − less · try-on's worth),   engagement · (1 + Σ worth)

Try-on in the drinks trade gets attention where there is a brand film to go with it. Ads in virtual
spaces make the young aware, and sell where an AR guide takes over.

Symbols: z luck of brand and format. Sources: course:T19 (late with try-on: 12 % of share lost),
course:T30 (by trade), course:T15 (avatars for the young), course:F9 (new formats); augmented
reality helps where the fit is unsure: `tan2022`; that buyers return less, `model:tryon`; sizes are
game assumptions. Limits: a format fits a trade and not a single brand.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.market.arrays import places
from simgame.market.board.factors import ENGAGE
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "innovation.try_on",
    "innovation.avatar",
    "innovation.ar_guide",
    "innovation.virtual_world",
    "innovation.virtual_ads",
)
WRITES = ("days.intents", "days.word_of_mouth")
FORMATS = ("try_on", "avatar", "ar_guide", "virtual_world")
# What each format is worth to a trade: purchases, then engagement.
_USUAL = table(((0.03, 0.05, 0.03, 0.01), (0.05, 0.10, 0.05, 0.06)), "lift", "assumption")
_TRADES = dict(zip(
    ("beauty", "fashion", "liquor", "tech", "car", "game", "food"),
    table((
        ((0.10, 0.04, 0.06, 0.02), (0.15, 0.15, 0.06, 0.08)),
        ((0.09, 0.05, 0.06, 0.03), (0.12, 0.15, 0.06, 0.08)),
        ((0.00, 0.01, 0.02, 0.01), (0.00, 0.06, 0.04, 0.05)),
        ((0.02, 0.03, 0.12, 0.03), (0.03, 0.06, 0.12, 0.10)),
        ((0.00, 0.02, 0.12, 0.03), (0.00, 0.05, 0.12, 0.08)),
        ((0.00, 0.08, 0.02, 0.06), (0.00, 0.20, 0.03, 0.12)),
        ((0.00, 0.02, 0.02, 0.01), (0.00, 0.08, 0.05, 0.05)),
    ), "lift", "assumption, course:T30"),
    strict=True,
))  # fmt: skip
_FILMS = ("long-video", "animation")


class Params(Parameters):
    """Parameters of immersive formats."""

    pace: float = given(0.3, "share/week", "assumption")
    kept: float = given(0.85, "share/week", "assumption")
    sigma: float = given(0.35, "log sd/season", "assumption")
    late: float = given(1.6, "of the value missed", "course:T19")
    less_returns: float = given(2.0, "of the value", "model:tryon")
    film: float = given(0.3, "engagement", "assumption, course:T30")
    ad_price: float = given(40.0, "fen/visitor", "assumption")
    known: float = given(0.25, "people/visitor", "assumption")
    guided: float = given(0.3, "intentions/visitor", "assumption, course:T30")
    young: float = given(0.6, "of the usual love of the new", "assumption")
    asks: float = given(0.03, "intentions/visitor", "assumption")
    there: float = given(0.002, "share of the young without a world of one's own", "assumption")
    comes: float = given(0.01, "share of the young per maturity", "assumption")


class VirtualAds(NamedTuple):
    """Fen of this week's ads in virtual spaces, more or less by luck [B]."""

    worth: Floats


class Memory(Remembered, owner="innovation"):
    """Maturity of each format [B, 4], the luck in store for it, and whether it was offered."""

    maturity: Floats
    luck: Floats
    offered: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Maturity of each format [B, 4], the luck in store for it, and whether it was offered."""
    shape = (len(setting.brands), len(FORMATS))
    return {"maturity": np.zeros(shape), "luck": np.ones(shape), "offered": np.zeros(shape)}


def step(maturity: Floats, offered: Floats, pace: float, kept: float) -> Floats:
    """Maturity after another week in which a format is `offered` (1) or not (0); any shape."""
    grown: Floats = np.where(offered > 0, maturity + pace * (1 - maturity), maturity * kept)
    return grown


def start_week(week: Week, params: Params) -> None:
    """Let formats mature, and work as far as they have."""
    own = Memory(week.state)
    if week.state.week == 0:
        z = week.draws("innovation", (), (len(FORMATS),)).normal
        own.luck = np.exp(params.sigma * z - params.sigma**2 / 2)
    elif not (week.levers.moved("innovation") or own.offered.any() or own.maturity.any()):
        return
    offered = np.stack([week.levers["innovation." + f] for f in FORMATS], axis=1)
    for b, f in places(offered != own.offered):
        week.tell_others(
            b, "rival-offers" if offered[b, f] else "rival-offers-no-more",
            lever=f"innovation.{FORMATS[f]}",
        )  # fmt: skip
    own.offered = offered
    maturity = step(own.maturity, offered, params.pace, params.kept)
    own.maturity = maturity
    if maturity.any():
        _work(week, maturity, params)
    budget = week.levers["innovation.virtual_ads"]
    if budget.any():
        week.pass_on(VirtualAds(budget * own.luck[:, 3]))


def _work(week: Week, maturity: Floats, params: Params) -> None:
    """Move purchases, returns and engagement."""
    trade = week.setting.scenario.product.industry
    sells, engages = _TRADES.get(trade, _USUAL)
    worth = maturity * Memory(week.state).luck
    brands = len(maturity)
    rivals = (maturity.sum(axis=0) - maturity) / max(brands - 1, 1)
    behind = np.maximum(rivals - maturity, 0.0)
    novel = week.setting.levels("novelty")
    factors = week.factors
    factors.purchase *= (1 + worth @ sells)[:, None] * np.exp(-params.late * (behind @ sells))[
        :, None
    ]
    try_on = worth[:, 0] * sells[0]
    factors.returns *= np.exp(-params.less_returns * try_on)[:, None]
    lively = worth @ engages + params.film * _with_film(week, trade) * worth[:, 0]
    factors.response[ENGAGE] *= 1 + (lively[:, None] * novel)[:, None, :]


def _with_film(week: Week, trade: str) -> Floats:
    """Whether a brand of the drinks trade makes a film for people to see this week [B]."""
    if trade != "liquor":
        return np.zeros(len(week.setting.brands))
    films = [n for n, kind in enumerate(week.setting.types) if kind in _FILMS]
    made = week.levers.content("count")[:, np.isin(week.setting.touch_type, films)]
    return made.any(axis=1).astype(float)


def show(week: Week, params: Params) -> None:
    """Visitors that ads in virtual spaces bring: the young, who are few and soon have come."""
    ads = week.passed_on(VirtualAds)
    if ads is None:
        return
    setting, maturity = week.setting, Memory(week.state).maturity
    young = setting.people * np.maximum(setting.levels("novelty") - params.young, 0.0)
    there = params.there + params.comes * maturity[:, FORMATS.index("virtual_world")]
    room = there * float(young.sum())
    visitors = room * (1 - np.exp(-ads.worth / params.ad_price / np.maximum(room, 1.0)))
    each = visitors[:, None] * young / max(float(young.sum()), 1.0) / 7
    week.days.word_of_mouth += params.known * each / setting.people
    guide = maturity[:, FORMATS.index("ar_guide")] * (setting.scenario.product.industry == "tech")
    week.days.intents += each * (params.asks + params.guided * guide[:, None])
