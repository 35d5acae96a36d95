"""Private traffic, livestreams, service and repurchase: what is known of them in figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from simgame.game.season import Season
from simgame.lab.trial import Figures, Trial, play
from simgame.lab.trials import run_each
from simgame.market.mechanisms.team.service_desk import step as erlang_a
from simgame.plan.lever import Value
from tests.calibration.measure import (
    REFERENCE,
    above,
    direction,
    exact,
    in_band,
    seasons,
    share_of_seeds,
)
from tests.calibration.row import Measured, Row
from tests.market.queue_model import Served, serve

Levers = Mapping[str, Value]
_CHANNELS = ("wecom", "wechat-group", "mini-program")
_SEEDS = 6
TAKEAWAY = "takeaway-margins"
WEALTH = "wealth-education"
# The steps of the path in wealth-education, each left out with its money spent on ads elsewhere.
_NO_CHANNELS: Levers = {
    "content.channels.short-video.count": 0, "paid.channels.budget": 0,
    "paid.douyin.budget": 2_000_000, "paid.douyin.objective": "conversion",
}  # fmt: skip
_NO_WECOM: Levers = {
    "private.wecom.touches": 0.0, "private.wecom.incentive": 0, "paid.douyin.budget": 400_000,
}  # fmt: skip
_NO_SHOP: Levers = {
    "price.shops.mini-shop.weight": 0.5, "price.shops.platform-shop.weight": 0.5,
    "private.mini-program.touches": 0.0, "private.mini-program.incentive": 0,
}  # fmt: skip
_STEPS = (_NO_CHANNELS, _NO_WECOM, _NO_SHOP)
UNLINKED: Levers = {**_NO_WECOM, **_NO_SHOP, **_NO_CHANNELS, "paid.douyin.budget": 2_200_000}


def _own(trial: Trial, seed: int) -> Mapping[str, float]:
    """What mechanisms keep for themselves about the player, at the end of a season."""
    season = play(trial, seed)
    return {**_counted(season), **_margins(season), **_traded(season)}


def _counted(season: Season) -> Mapping[str, float]:
    own = season.state.own
    invited, converted = (float(x) for x in own["fission.counted"][0])
    return {
        "converted": converted / max(invited, 1.0),
        "minutes": float(own["service_desk.minutes"][0]),
        "pleased": float(own["service_desk.pleased"][0]),
    }


def _margins(season: Season) -> Mapping[str, float]:
    """Contribution margin of each shop before marketing, from its books."""
    margins = {}
    for shop, row in zip(season.scenario.product.sold_at,
                         season.state.own["where_to_sell.books"][0], strict=True):  # fmt: skip
        _, gmv, refunds, goods, commission, delivery = (float(x) for x in row)
        net = gmv - refunds
        margins[f"margin {shop}"] = (net - goods - commission - delivery) / net if net else 0.0
    return margins


def _traded(season: Season) -> Mapping[str, float]:
    counts = season.state.totals[0]
    return {"delivered": float(counts[2]), "returns": float(counts[3]), "orders": float(counts[0]),
            "repeat": float(counts[0] - counts[1])}  # fmt: skip


@lru_cache(maxsize=32)
def _kept(
    levers: tuple[tuple[str, Value], ...], name: str = REFERENCE
) -> list[Mapping[str, float]]:
    trial = Trial(name, levers=levers)
    return run_each(_own, [trial], range(_SEEDS))[0]


def _margin(shop: str, low: float, high: float) -> Callable[[], Measured]:
    """The margin of a shop under the reference plan of takeaway-margins."""
    return lambda: in_band([x[f"margin {shop}"] for x in _kept((), TAKEAWAY)], low, high)


def _with(levers: Levers) -> list[Mapping[str, float]]:
    return _kept(tuple(levers.items()))


def _touched(touches: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    levers = tuple((f"private.{c}.touches", touches) for c in _CHANNELS)
    found = seasons(Trial(REFERENCE, levers=levers), _SEEDS)
    return np.array([figures["net_contribution"] for figures in found])


def _touch_profit(touches: float, low: float, high: float) -> Callable[[], Measured]:
    """What touching earns at this frequency, against the best of 4, 6, 7, 8 and 10."""

    def measure() -> Measured:
        nothing = _touched(0.0)
        earned = {m: _touched(m) - nothing for m in (4.0, 6.0, 7.0, 8.0, 10.0)}
        best = max(earned.values(), key=lambda each: float(each.mean()))
        return in_band(list(earned[touches] / best - 1), low, high)

    return measure


def _fission(reward: int) -> list[float]:
    return [x["converted"] for x in _with({"private.wecom.invite_reward": reward})]


def _pushed() -> Measured:
    best, pushed = np.array(_fission(1000)), np.array(_fission(5000))
    return above(list(best - pushed), 0.0, "difference to a reward of ¥50")


def _stream_returns() -> Measured:
    on = _with({"live.douyin.sessions": 6, "live.douyin.hours": 4.0, "live.douyin.offer": 0.1})
    off = _with({"live.douyin.sessions": 0})
    more = zip(on, off, strict=True)
    rates = [(a["returns"] - b["returns"]) / (a["delivered"] - b["delivered"]) for a, b in more]
    return in_band(rates, 0.30, 0.50)


def _ai(share: float, figure: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = _with({"service.staff": 6, "service.ai_share": share})
    return np.array([x[figure] for x in found])


def _falls(figure: str) -> Callable[[], Measured]:
    def measure() -> Measured:
        return above(list(1 - _ai(0.8, figure) / _ai(0.1, figure)), 0.0)

    return measure


def _machine_helps() -> Measured:
    """What a fifth of the answers by AI brings in orders, over none and over most of them."""
    none, some, most = (
        np.array([x["orders"] for x in _with({"service.staff": 2, "service.ai_share": share})])
        for share in (0.0, 0.2, 0.8)
    )
    return above(list(np.minimum(some / none, some / most) - 1), 0.0, "against the better")


def reported(season_figures: Figures) -> float:
    """Reported revenue of all touchpoints ÷ their spend, over the season."""
    return season_figures["gmv"] / season_figures["spend"]


def _linked_reported() -> Measured:
    return in_band([reported(x) for x in seasons(Trial(WEALTH), 16)], 15.0, 21.0)


def _linked_wins() -> Measured:
    linked = seasons(Trial(WEALTH), 100)
    loose = seasons(Trial(WEALTH, levers=tuple(UNLINKED.items())), 100)
    return share_of_seeds(
        [reported(a) > 1.15 * reported(b) for a, b in zip(linked, loose, strict=True)], 0.95
    )


def _whole_path() -> Measured:
    """The share of seeds on which the whole path earns more than without each of its steps."""
    whole = seasons(Trial(WEALTH), 20)
    without = [seasons(Trial(WEALTH, levers=tuple(step.items())), 20) for step in _STEPS]
    return share_of_seeds(
        [
            all(x["net_contribution"] < all_["net_contribution"] for x in rest)
            for all_, *rest in zip(whole, *without, strict=True)
        ],
        0.95,
    )


def _sold(scenario: str, seed: int) -> float:
    """Extra orders for each message opened, less those for each view of an ad."""

    def played(group: str) -> tuple[float, float]:
        season = play(Trial(scenario, group=group), seed)
        rows = [r for week in season.reports("you") for r in week.channels]
        seen = sum(r.impressions for r in rows if r.group in ("private", "paid"))
        return float(season.state.totals[0, 0]), float(seen)

    orders, seen = played("")
    private, public = played("private"), played("paid")
    by_message = (orders - private[0]) / max(seen - private[1], 1.0)
    by_ad = (orders - public[0]) / max(seen - public[1], 1.0)
    return by_message - by_ad


def _private_converts() -> Measured:
    (found,) = run_each(_sold, [REFERENCE], range(8))
    return share_of_seeds([x > 0 for x in found], 1.0)


@lru_cache(maxsize=1)
def _desk() -> tuple[Served, float]:
    """A desk of 8 agents for 40,000 contacts, and the hours of waiting a clock would count."""
    rng = np.random.default_rng(18)
    n, rate = 40_000, 85.0
    gaps, work = rng.exponential(1 / rate, n), rng.exponential(0.1, n)
    return serve(gaps.tolist(), work.tolist(), rng.exponential(8 / 60, n).tolist(), 8), rate


def _formula(rate: float) -> tuple[float, float]:
    wait, gone = erlang_a(np.array(rate), np.array(8.0), np.array(10.0), 8 / 60)
    return float(wait), float(gone)


def _abandonment() -> Measured:
    served, rate = _desk()
    return exact(served.abandonment / _formula(rate)[1], 0.97, 1.03)


def _little() -> Measured:
    """Mean queue by the clock against arrivals × mean wait by the formula."""
    served, rate = _desk()
    queue = served.waited / served.until
    return exact(queue / (rate * _formula(rate)[0]), 0.97, 1.03)


ROWS: tuple[Row, ...] = (
    Row("touch-4", "Touching members 4 times in 4 weeks earns less than the best", "model:touch",
        "−45 to −15 % against the best", _touch_profit(4.0, -0.45, -0.15), basis="fitted"),
    Row("touch-7", "7 touches in 4 weeks are about the best", "model:touch",
        "−3 to 0 % against the best", _touch_profit(7.0, -0.03, 0.001), basis="fitted"),
    Row("touch-10", "10 touches in 4 weeks earn less than the best", "model:touch",
        "−30 to −8 % against the best", _touch_profit(10.0, -0.30, -0.08), basis="fitted"),
    Row("T23", "An order over a delivery platform leaves little", "course:T23",
        "10–14 %", _margin("takeaway", 0.10, 0.14), basis="fitted"),
    Row("T23-private", "An order of kept private customers leaves more than twice as much",
        "course:T23", "25–31 %", _margin("mini-shop", 0.25, 0.31), basis="fitted"),
    Row("T24", "Linked over platforms and private channels, much revenue is reported for the money",
        "course:T24", "15–21 times", _linked_reported, basis="fitted"),
    Row("T24-unlinked", "The same money unlinked reports clearly less", "course:T24",
        "more than 15 % less on ≥ 95 of 100 seeds", _linked_wins),
    Row("T26-finance", "Lessons, adviser, mini-program: the path beats leaving out any step",
        "course:T26", "on ≥ 95 % of seeds", _whole_path),
    Row("T38", "A message to members sells more than a view of an ad", "course:T38",
        "on every seed", _private_converts),
    Row("T14", "Fission converts up to 12 % of the invited at the best reward", "course:T14",
        "10–13 %", lambda: in_band(_fission(1000), 0.10, 0.13), basis="fitted"),
    Row("T14-pushed", "Pushed further, fission converts fewer of the invited", "course:T14",
        "lower", _pushed),
    Row("live-returns", "What is bought in livestreams is often sent back", "model:stream",
        "30–50 %", _stream_returns, basis="set"),
    Row("T18-faster", "With a larger share of AI, answers come faster", "course:T18",
        "minutes fall", _falls("minutes")),
    Row("T18-repeat", "With a larger share of AI, fewer come back", "course:T18",
        "repeat orders fall", _falls("repeat")),
    Row("T18-best", "Two agents do best with a little AI: more orders than with none or with much",
        "course:T18", "orders up", _machine_helps),
    Row("desk-abandonment", "A desk of processes and Erlang-A: who gives up", "garnett2002",
        "within 3 %", _abandonment),
    Row("desk-little", "A desk of processes keeps Little's law", "garnett2002",
        "within 3 %", _little),
    direction("T8-again", "A programme for the best customers brings them back", "orders", "up",
              after={f"private.{c}.loyalty_tiers": True for c in _CHANNELS}, seeds=_SEEDS),
    direction("T25-rules", "Rules of conduct keep members in", "exits", "down",
              after={"private.wechat-group.rules_hours": 6.0}, seeds=_SEEDS),
)  # fmt: skip
