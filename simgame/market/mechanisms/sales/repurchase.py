"""Repurchase: buyers differ widely in how often they come back, and some never do.

Idea: BG/NBD with a few kinds of buyers. Each buyer belongs to one of 4 × 4 latent classes: how
often (quantile groups of a Gamma distribution) and how easily lost (of a Beta distribution). After
each purchase a buyer may be lost for good, which nobody sees. Service and trust change both.

    orders    ~ Binomial(7 buyers_k, 1 − exp(−h_k − urge))
    h_k       = occasions · eagerness · P · (1 + S · share) · rate_k · again · reminded
    lost      ~ Binomial(orders_k, drop_k ÷ again)
    buyers_k += share_k · first-time buyers − lost

Symbols: P chance that an occasion ends at the brand (see purchase_choice), share that of everybody;
S how alike people are in what they buy: who bought a small brand buys the large ones besides, so
that small brands have fewer buyers who buy a little less often (double jeopardy); rate_k with mean
1 over new buyers, drop_k chance to be lost after a purchase. Sources: form and the shapes of both
distributions `fader2005`; chance to buy again what was bought, (1 + S · share) ÷ (1 + S) of the
occasions in the Dirichlet `goodhardt1984`; eagerness `model:repurchase`; course:T25 (badly run
private traffic loses repurchase). Limits: the lost do not come back; the urge of a livestream is
alike for all classes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simgame.market.board.passed_on import Occasions, Returning
from simgame.market.draws import Draws, binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given, table
from simgame.market.remembered import RepeatBuyers
from simgame.market.setting import ACT, ADVOCATE, CLASS_SHARES, Setting
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.orders",)
# Equal quarters by how easily lost, and the propensity classes by how often.
_EASE = table([0.25] * 4, "share of buyers", "assumption")

# Rates and chances to be lost that `_worked_out` finds for the usual shapes: it takes longer than a
# week. A test holds them to it.
_RATES = table(
    [0.02062642198543051, 0.3579576496315559, 1.6275802532386165, 5.588294672373682],
    "of the mean rate", "fader2005",
)  # fmt: skip
_LOST = table(
    [0.030924900867590227, 0.12692194988740016, 0.27401755307478326, 0.549510566185422],
    "chance/purchase", "fader2005",
)  # fmt: skip


class Params(Parameters):
    """Parameters of repurchase."""

    eager_act: float = given(0.68, "of category occasions", "model:repurchase")
    eager_advocate: float = given(1.15, "of category occasions", "model:repurchase")
    alike: float = given(3.5, "S of the Dirichlet", "goodhardt1984")
    rate_shape: float = given(0.28, "shape of the Gamma", "fader2005")
    lost_a: float = given(0.79, "first shape of the Beta", "fader2005")
    lost_b: float = given(2.43, "second shape of the Beta", "fader2005")


class Classes(NamedTuple):
    """The latent classes [16]: share of new buyers, rate (mean 1), chance to be lost."""

    share: Floats
    rate: Floats
    lost: Floats


@lru_cache
def classes(rate_shape: float, lost_a: float, lost_b: float) -> Classes:
    """The sixteen classes; the rate varies slowest."""
    usual, shapes = Params(), (rate_shape, lost_a, lost_b)
    known = shapes == (usual.rate_shape, usual.lost_a, usual.lost_b)
    rate, lost = (_RATES, _LOST) if known else _worked_out(*shapes)
    share = np.outer(CLASS_SHARES, _EASE).ravel()
    return Classes(share, np.repeat(rate, len(lost)), np.tile(lost, len(rate)))


def _worked_out(rate_shape: float, lost_a: float, lost_b: float) -> tuple[Floats, Floats]:
    """Rates [4] by how often, and chances to be lost [4] by how easily, of these shapes."""
    x = _power(_grid(), 4)
    x *= 60.0
    weight = x ** (rate_shape - 1)
    dampened = -x
    weight *= np.exp(dampened, out=dampened)
    del dampened
    weight *= _power(_grid(), 3)
    rate = _means(x, weight, CLASS_SHARES) / rate_shape
    x = _grid()
    weight = x ** (lost_a - 1)
    weight *= _power(1 - x, lost_b - 1)
    return rate, _means(x, weight, _EASE)


def _grid() -> Floats:
    """The middles of as many equal parts of 0–1; made anew, for it is as large as all else here."""
    grid: Floats = np.arange(0.5, 200_000.0)
    grid /= 200_000
    return grid


def _power(x: Floats, exponent: float) -> Floats:
    """The power, in the place of `x`."""
    return np.power(x, exponent, out=x)


def _means(x: Floats, weight: Floats, shares: Floats) -> Floats:
    """Mean of `x`, by these weights, in each quantile group of the shares; spends `weight`."""
    weight /= weight.sum()
    edges = np.searchsorted(np.cumsum(weight), np.cumsum(shares)[:-1], side="right")
    size = _sums(weight, edges)
    weight *= x
    return _sums(weight, edges) / size


def _sums(of: Floats, edges: Counts) -> Floats:
    """The sums between edges, added one after the other."""
    return np.array([np.cumsum(part)[-1] for part in np.split(of, edges)])


def step(buyers: Counts, hazard: Floats, lost: Floats, draws: Draws) -> Counts:
    """Orders of a week, and buyers lost [2, ...], of `buyers` [...].

    `hazard` a day of ordering and chance to be `lost` after it, both [...]; `draws` [2, ...].
    """
    orders = binomial(7 * buyers, 1 - np.exp(-hazard), draws.on(0))
    gone = np.minimum(binomial(orders, lost, draws.on(1)), buyers)
    return np.array([orders, gone])


def opening(setting: Setting) -> dict[str, Counts]:
    """Buyers who may come back [B, G, 16]: all who have bought before the season."""
    customers = np.array([setting.opening(b).customers for b in setting.brands])
    split = _split(np.outer(customers, setting.people), CLASS_SHARES)
    halves = _split(split.astype(float), _EASE)
    return {"buyers": halves.reshape(len(setting.brands), len(setting.personas), 16)}


def _split(people: Floats, shares: Floats) -> Counts:
    """Whole people [..., parts] of `people` [...], rounded down."""
    return np.floor(people[..., None] * shares).astype(np.int64)


def show(week: Week, params: Params) -> None:
    """Let earlier buyers come back in the course of the week, and lose some of them."""
    occasions = week.passed_on(Occasions)
    if occasions is None:
        return
    setting, state, days = week.setting, week.state, week.days
    draws = week.draws("repurchase", (3,), (len(setting.personas), 16))
    kinds = classes(params.rate_shape, params.lost_a, params.lost_b)
    buyers = RepeatBuyers(state).buyers
    usual = _usual(week, occasions, params)[:, :, None] * kinds.rate
    hazard = usual + (days.urge.sum(axis=0) / 7)[:, :, None]
    lost = np.minimum(kinds.lost / week.factors.repurchase[:, :, None], 1.0)
    week.pass_on(Returning(hazard, lost))
    orders, gone = step(buyers, hazard, lost, draws)
    RepeatBuyers(state).buyers = buyers - gone
    by_rate = orders.reshape(*orders.shape[:2], len(CLASS_SHARES), len(_EASE)).sum(axis=3)
    weights = _by_day(usual.mean(axis=2), days.urge, occasions.by_day)
    spread = shared_out(by_rate, weights[:, :, None], draws.uniform[2][..., :: len(_EASE)])
    days.orders[..., 1] = spread.transpose(3, 0, 1, 2)


def _usual(week: Week, occasions: Occasions, params: Params) -> Floats:
    """Hazard a day that a usual buyer comes back [B, G]."""
    stage = week.state.stage
    loud = stage[..., ADVOCATE].sum(axis=2)
    advocates = loud / np.maximum(loud + stage[..., ACT].sum(axis=2), 1)
    eager = params.eager_act + (params.eager_advocate - params.eager_act) * advocates
    hazard = occasions.daily * occasions.chance * eager * (1 + params.alike * occasions.share)
    usual: Floats = hazard * week.factors.repurchase * week.factors.reminded
    return usual


def _by_day(usual: Floats, urge: Floats, more: Floats | None) -> Floats:
    """Shares of the week's orders by day [B, G, 7]; `more` [D, G] is how days differ."""
    by_day = usual[..., None] if more is None else usual[..., None] * more.T
    weights = urge.transpose(1, 2, 0) + by_day + 1e-12
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares


def end_week(week: Week, params: Params) -> None:
    """First-time buyers of the week join the classes."""
    kinds = classes(params.rate_shape, params.lost_a, params.lost_b)
    new = week.days.orders[..., 0].sum(axis=(0, 3))
    start = np.full(new.shape, 0.5)
    RepeatBuyers(week.state).buyers += shared_out(new, kinds.share, start)
