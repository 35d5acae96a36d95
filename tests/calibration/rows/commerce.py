"""Private traffic, livestreams and shops: what is known of them in figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgame.game.season import Season
from simgame.market.arrays import Floats
from simgame.plan.lever import Value
from tests.calibration.case import USUAL, Case, Part, Times, levers, market_with
from tests.calibration.measure import (
    Measure,
    against,
    change,
    interior,
    jackknife,
    mean,
    share,
    values,
)
from tests.calibration.mutation import with_fact, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.rows.posts import ENOUGH, STAFFED
from tests.calibration.seen import Seen
from tests.calibration.world import MANY, World

TAKEAWAY, WEALTH = ("takeaway-margins",), ("wealth-education",)
TOUCHES = (4.0, 6.0, 7.0, 8.0, 10.0)
# The steps of the path in wealth-education, each left out with its money spent on ads elsewhere.
_NO_CHANNELS: dict[str, Value] = {
    "content.channels.short-video.count": 0, "paid.channels.budget": 0,
    "paid.douyin.budget": 1_400_000, "paid.douyin.objective": "conversion",
}  # fmt: skip
_NO_WECOM: dict[str, Value] = {
    "private.wecom.touches": 0.0, "private.wecom.incentive": 0, "paid.douyin.budget": 400_000,
}  # fmt: skip
_NO_SHOP: dict[str, Value] = {
    "price.shops.mini-shop.weight": 0.5, "price.shops.platform-shop.weight": 0.5,
    "private.mini-program.touches": 0.0, "private.mini-program.incentive": 0,
}  # fmt: skip
_STEPS = (_NO_CHANNELS, _NO_WECOM, _NO_SHOP)
UNLINKED: dict[str, Value] = {
    **_NO_WECOM,
    **_NO_SHOP,
    **_NO_CHANNELS,
    "paid.douyin.budget": 1_650_000,
}


def _margin(shop: str) -> Measure:
    """Contribution margin of a shop before marketing, from its books."""

    def margin(season: Season) -> float:
        at = list(season.scenario.product.sold_at).index(shop)
        books = season.state.own["where_to_sell.books"][0, at]
        _, gmv, refunds, goods, commission, delivery = (float(x) for x in books)
        net = gmv - refunds
        return (net - goods - commission - delivery) / net if net else 0.0

    return lambda world: mean(world.each(margin, count=4))


def _touched(world: World, touches: float) -> Floats:
    """Net contribution with so many touches in every channel."""
    return values(world, "net_contribution", levers({"private.*.touches": touches}), MANY)


def _touch_profit(touches: float) -> Measure:
    """What touching earns at this frequency, against the best of `TOUCHES`."""

    def measure(world: World) -> Estimate:
        nothing = _touched(world, 0.0)
        earned = {m: _touched(world, m) - nothing for m in TOUCHES}
        best = max(earned.values(), key=lambda each: float(each.mean()))
        return against(earned[touches], best)

    return measure


def _rewarded(part: float) -> Case:
    return levers({"{message}.invite_reward": Part(part)})


def _converted(world: World, part: float) -> Floats:
    """Converted ÷ invited by seed, at a reward that is a part of the price."""

    def counted(season: Season) -> float:
        invited, converted = (float(x) for x in season.state.own["fission.counted"][0])
        return converted / max(invited, 1.0)

    return np.array(world.each(counted, _rewarded(part), 6))


def _pushed(world: World) -> Estimate:
    return mean(_converted(world, 0.1) - _converted(world, 0.5), "less at half the price")


STREAMED = levers({"{live}.sessions": 6, "{live}.hours": 4.0, "{live}.offer": 0.1})


def _stream_returns(world: World) -> Estimate:
    """What comes back of the orders that streams bring."""
    sides = [
        np.array([[one.weekly[n].sum() for n in ("returns", "delivered")] for one in seasons])
        for seasons in (world.seasons(count=6), world.seasons(STREAMED, 6))
    ]
    return jackknife(lambda x: float(x[:, 0].sum() / x[:, 1].sum()), sides[1] - sides[0])


def reported(one: Seen) -> float:
    """GMV of the season to its spend."""
    return one.kpis["gmv"] / one.kpis["spend"]


def _linked_reported(world: World) -> Estimate:
    return mean(values(world, reported, seeds=12))


def _linked_wins(world: World) -> Estimate:
    linked, loose = (values(world, reported, case, 24) for case in (USUAL, levers(UNLINKED)))
    return share(list(linked > 1.15 * loose))


def _whole_path(world: World) -> Estimate:
    """The share of seeds on which the whole path earns more than without each of its steps."""
    whole = values(world, "net_contribution", seeds=20)
    rest = [values(world, "net_contribution", levers(step), 20) for step in _STEPS]
    return share(list(whole > np.max(rest, axis=0)))


def _sells(group: str, world: World) -> Floats:
    """Extra orders for each thousand views of a group by seed, by leaving the group out."""
    less = world.seasons(Case(group=group), 8)
    return np.array([
        1000 * (one.kpis["orders"] - none.kpis["orders"]) / max(one.group(group)["impressions"], 1)
        for one, none in zip(world.seasons(count=8), less, strict=True)
    ])  # fmt: skip


def _message_sells(world: World) -> Estimate:
    """The share of seeds on which a message brings more orders than a view of an ad."""
    messages, ads = _sells("private", world), _sells("paid", world)
    return share(
        list(messages > ads), f"{messages.mean():.3g} against {ads.mean():.3g} orders for 1000"
    )


def _private_converts(world: World) -> Estimate:
    """The share of seeds on which reported CVR is higher in private channels than in public."""
    return share(
        [_cvr(one, "private") > _cvr(one, "content", "paid", "kol") for one in world.seasons()]
    )


def _by_tier(world: World) -> Estimate:
    """Orders that messages bring when they are written by tier, against usual ones, less one."""
    staffed = market_with(STAFFED)
    none, usual, tiered = (
        values(world, "orders", case)
        for case in (replace(staffed, group="private"), staffed,
                     staffed.on({"private.*.by_tier": True}))
    )  # fmt: skip
    return against(tiered - none, usual - none, "of theirs")


def _cvr(one: Seen, *groups: str) -> float:
    sums = [one.group(group) for group in groups]
    return sum(s["clicked"] for s in sums) / max(sum(s["clicks"] for s in sums), 1.0)


def _members_worth(world: World) -> Estimate:
    """What private channels earn over a season, to what they cost."""
    pairs = zip(world.seasons(), world.seasons(Case(group="private")), strict=True)
    money = [
        (a.kpis["net_contribution"] - b.kpis["net_contribution"], a.kpis["spend"] - b.kpis["spend"])
        for a, b in pairs
    ]
    return jackknife(
        lambda x: float(x[:, 0].sum() / x[:, 1].sum()), money, "net contribution by yuan"
    )


def _refunds(world: World) -> Estimate:
    """Money refunded for an order that comes back, to that paid for an order, with a coupon."""

    def each(season: Season) -> tuple[float, float]:
        one = season.state
        returns, orders = float(one.totals[0, 3]), float(one.totals[0, 0])
        gmv, refunds = (float(one.ledger[0, n]) for n in (-2, -1))
        return refunds / max(returns, 1.0), gmv / orders

    found = world.each(each, levers({"price.coupon_depth": 0.3}), 6)
    return jackknife(lambda x: float(x[:, 0].mean() / x[:, 1].mean()), found)


ROWS: tuple[Row, ...] = (
    Row("touch-4", "fitted", "Touching members 4 times in 4 weeks earns less than the best",
        "model:touch", Target(-0.45, -0.15, "%"), _touch_profit(4.0),
        with_param(touch_fatigue__saturates=50.0), ONE),
    Row("touch-7", "fitted", "7 touches in 4 weeks are about the best", "model:touch",
        Target(-0.05, 0.001, "%"), _touch_profit(7.0), with_param(touch_fatigue__tired=0.02,
        touch_fatigue__annoyed=20.0), ONE),
    Row("touch-10", "fitted", "10 touches in 4 weeks earn less than the best", "model:touch",
        Target(-0.30, -0.08, "%"), _touch_profit(10.0), with_param(touch_fatigue__tired=0.0,
        touch_fatigue__annoyed=0.0), ONE),
    Row("touch-best", "emerges", "Some touches earn more than none and than very many",
        "model:touch", Target(low=0.0, unit="%"), interior("net_contribution",
        [levers({"private.*.touches": m}) for m in (0.0, 6.0, 20.0)]),
        with_param(touch_fatigue__value=0.0, content_response__touch_click=0.0)),
    Row("T23", "fitted", "An order over a delivery platform leaves little", "course:T23",
        Target(0.10, 0.14, "%"), _margin("takeaway"),
        with_fact("product.sold_at.takeaway.commission", 0.05), TAKEAWAY),
    Row("T23-private", "fitted", "An order of kept private customers leaves more than twice as "
        "much", "course:T23", Target(0.25, 0.31, "%"), _margin("mini-shop"),
        with_fact("product.sold_at.mini-shop.commission", 0.2), TAKEAWAY),
    Row("T24", "fitted", "Linked over platforms and private channels, much revenue is reported "
        "for the money", "course:T24", Target(15.0, 21.0, "times"), _linked_reported,
        without("repurchase"), WEALTH),
    Row("T24-unlinked", "emerges", "The same money unlinked reports more than 15 % less, on seeds",
        "course:T24", Target(0.8, 1.0, "%"), _linked_wins, without("paid_auction"),
        WEALTH),
    Row("T26-finance", "emerges", "Lessons, adviser, mini-program: the path beats leaving out any "
        "step, on seeds", "course:T26", Target(0.8, 1.0, "%"), _whole_path,
        with_param(touch_fatigue__value=0.0, content_response__touch_click=0.0), WEALTH),
    Row("T38", "emerges", "A message to members sells more than a view of an ad, on seeds",
        "course:T38", Target(1.0, 1.0, "%"), _message_sells, with_param(touch_fatigue__value=0.0,
        content_response__touch_click=0.0)),
    Row("T38-cvr", "emerges", "Private traffic is reported to convert better than public, on "
        "seeds", "course:T38", Target(1.0, 1.0, "%"), _private_converts,
        with_param(touch_fatigue__value=0.0, content_response__touch_click=0.0)),
    Row("T8-worth", "emerges", "Private channels earn what they cost, and more", "course:T8",
        Target(low=0.1), _members_worth, with_param(touch_fatigue__value=0.0,
        content_response__touch_click=0.0)),
    Row("T14", "fitted", "Fission converts up to 12 % of the invited at the best reward",
        "course:T14", Target(0.10, 0.13, "%"), lambda world: mean(_converted(world, 0.1)),
        with_param(fission__converts=Times(0.5)), ONE),
    Row("T14-pushed", "emerges", "Pushed further, fission converts fewer of the invited",
        "course:T14", Target(low=0.02, unit="%"), _pushed, with_param(fission__pushed=50.0,
        fission__cheapens=50.0, fission__abuse=50.0)),
    Row("T14-grows", "sign", "Fission brings new members", "course:T14", UP,
        change("members", levers({"private.*.invite_reward": Part(0.1)}).by(STAFFED),
        market_with(STAFFED), MANY), without("fission")),
    Row("live-returns", "set", "What is bought in livestreams is often sent back", "model:stream",
        Target(0.30, 0.50, "%"), _stream_returns, with_param(livestream__returned=0.05), ONE),
    Row("live-sells", "sign", "Livestreams sell", "course:F3", UP, change("orders", STREAMED),
        without("livestream")),
    Row("live-offer", "sign", "An offer in streams sells more and earns less an order: "
        "contribution by order", "course:F3", DOWN,
        change(lambda one: one.kpis["net_contribution"] / one.kpis["orders"],
        STREAMED.on({"{live}.offer": 0.4}), STREAMED), without("livestream")),
    Row("refunds", "set", "What comes back is refunded as it was paid: ratio, with a coupon",
        "assumption", Target(0.97, 1.03), _refunds, without("fulfilment"), ONE),
    Row("T8-again", "sign", "A programme for the best customers brings them back", "course:T8", UP,
        change("orders", levers({"private.*.loyalty_tiers": True})), without("loyalty")),
    Row("T8-members", "sign", "An entry offer turns customers into contacts of one's own",
        "course:T8", UP, change("members", levers({"{group}.incentive": Part(0.1)}).by(STAFFED),
        levers({"{group}.incentive": 0}).by(STAFFED)), without("private_acquisition")),
    Row("T25-rules", "sign", "Rules of conduct keep members in", "course:T25", DOWN,
        change("exits", levers({"{group}.rules_hours": 6.0}), seeds=MANY), without("group_rules")),
    Row("T25-exits", "sign", "Members who are written to too often leave", "course:T25",
        Target(low=0.5, unit="%"), change("exits", levers({"private.*.touches": 16.0}).by(STAFFED),
        levers({"private.*.touches": 7.0}).by(STAFFED), MANY),
        with_param(touch_fatigue__tired=0.0)),
    Row("T25-profit", "emerges", "And what is left earns less", "course:T25", DOWN,
        change("net_contribution", levers({"private.*.touches": 20.0}),
        levers({"private.*.touches": 7.0}), MANY), with_param(touch_fatigue__tired=0.0,
        touch_fatigue__annoyed=0.0)),
    Row("T25-promotion", "sign", "Nothing but promotion wears members out, trust falls",
        "course:T25", DOWN, change("trust", levers({"private.*.promotion": 1.0,
        "private.*.service": 0.0}), levers({"private.*.promotion": 0.1,
        "private.*.service": 0.6})), with_param(touch_fatigue__service_trust=0.0,
        touch_fatigue__promotion_distrust=0.0)),
    Row("T27-tiers", "sign", "Touches written for the stage somebody is in sell more",
        "course:T27", UP, _by_tier, without("member_tiers")),
    Row("F8-recommender", "sign", "Recommending in the own shop brings orders", "course:F8", UP,
        change("orders", levers({"price.recommender": True, "{own_shop}.weight": 1.0}),
        levers({"{own_shop}.weight": 1.0})), without("recommender")),
    Row("F15-friction", "sign", "Leading buyers away from where they would have bought loses some "
        "of them", "course:F15", DOWN, change("orders", levers({"{own_shop}.weight": 1.0}),
        levers({"{own_shop}.weight": 0.0})), without("where_to_sell")),
    Row("T39-deep", "sign", "Questions and answers live hold members", "course:T39", DOWN,
        change("exits", STREAMED.on({"{live}.qa": True}).by(ENOUGH), STREAMED.by(ENOUGH), MANY),
        without("livestream")),
)  # fmt: skip
