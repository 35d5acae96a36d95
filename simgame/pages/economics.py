"""Unit economics from the books: what an order leaves, and what a touchpoint leaves after its cost.

Orders are those the platforms credit it with, by last touch; what it truly caused is told after the
season.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame.pages.fact import Fact, Page, Row, Section, counted
from simgame.plan.observation import ChannelRow, TransitRow, WeekReport
from simgame.quantity.apportion import apportion
from simgame.scenario.schema import Scenario


def economics(
    view: Scenario, reports: Sequence[WeekReport], in_transit: Sequence[TransitRow] = ()
) -> Page:
    """What an order leaves and where it goes, and every touchpoint over the weeks of `reports`.

    Its sections are `order` (none before the first order), `touchpoints` with what was spent,
    orders, what one order took (`each`, left out without orders or spend) and the `contribution`,
    and `kols`: the fee beside the posts that it paid for.
    """
    sections = (
        Section("order", tuple(_order(view, reports))),
        Section("touchpoints", tuple(_touchpoints(view, reports))),
        Section("kols", tuple(_kols(view, reports, in_transit))),
    )
    return Page("economics", sections, reports[-1].round if reports else 0)


def left_by(view: Scenario, *reports: WeekReport) -> float:
    """What one order leaves in fen: paid, less refunds, goods, delivery and what shops keep.

    Before the first order, what it would at the full price.
    """
    orders = sum(report.kpis["orders"] for report in reports)
    paid = net = float(view.product.price)
    if orders:
        paid = sum(report.kpis["gmv"] for report in reports) / orders
        net = sum(report.kpis["net_revenue"] for report in reports) / orders
    return net - view.product.goods_cost - delivery_each(view) - paid * commission_rate(view)


def last_click_judges(group: str, saves: float, joins: float, clicks: float) -> bool:
    """Whether orders by last click tell what a touchpoint was worth.

    Not of posts and KOLs that were saved, nor of ads that were saved more often than clicked (that
    seed), for who saves searches later; nor of what won members. No face warns of these, or shows
    them in red, by their last clicks.
    """
    return not joins and not (saves > clicks or (group in ("content", "kol") and saves))


def break_even(view: Scenario, reports: Sequence[WeekReport]) -> float | None:
    """Net revenue that a yuan has to bring so that nothing is lost; None where no order leaves any.

    What an order brings after refunds, over what it leaves.
    """
    orders = sum(report.kpis["orders"] for report in reports)
    leaves = left_by(view, *reports) if orders else 0.0
    if leaves <= 0:
        return None
    return sum(report.kpis["net_revenue"] for report in reports) / orders / leaves


def delivery_each(view: Scenario) -> float:
    """Cost of a delivery in fen, over the shops."""
    usual = view.product.delivery_cost
    shops = view.product.sold_at.values()
    return sum(s.share * (usual if s.delivery_cost is None else s.delivery_cost) for s in shops)


def commission_rate(view: Scenario) -> float:
    """The part of the price that shops keep, over all of them."""
    return sum(shop.share * shop.commission for shop in view.product.sold_at.values())


def own_costs(row: ChannelRow, leaves: float) -> tuple[Fact, ...]:
    """What an order through a touchpoint took, and what the touchpoint leaves.

    The first is left out without orders, and where what brought them was paid in another week.
    """
    left = row.orders * leaves - row.spend
    each = (Fact("each", row.spend / row.orders, "fen"),) if row.orders and row.spend else ()
    return (*each, Fact("contribution", left, "fen", "bad" if left < 0 else ""))


def _order(view: Scenario, reports: Sequence[WeekReport]) -> Iterator[Row]:
    orders = sum(report.kpis["orders"] for report in reports)
    if not orders:
        return
    paid = sum(report.kpis["gmv"] for report in reports) / orders
    refunds = paid - sum(report.kpis["net_revenue"] for report in reports) / orders
    parts = {
        "paid": paid,
        "refunds": -refunds,
        "goods": -view.product.goods_cost,
        "delivery": -delivery_each(view),
        "commission": -paid * commission_rate(view),
    }
    written = apportion(list(parts.values()))
    facts = (Fact(name, fen, "fen") for name, fen in zip(parts, written, strict=True))
    leaves = sum(written)
    yield Row("order", (), (*facts, Fact("leaves", leaves, "fen", "bad" if leaves < 0 else "")))


def _touchpoints(view: Scenario, reports: Sequence[WeekReport]) -> Iterator[Row]:
    leaves = left_by(view, *reports)
    sums = [_summed(rows) for rows in _by_touch(reports).values()]
    for row in sorted(sums, key=lambda row: (-row.spend, row.keys)):
        facts = (Fact("spend", row.spend, "fen"), Fact("orders", row.orders, "count"))
        yield Row("touch", (row.group, *row.keys), (*facts, *own_costs(row, leaves)))


def _kols(
    view: Scenario, reports: Sequence[WeekReport], in_transit: Sequence[TransitRow]
) -> Iterator[Row]:
    """Of each KOL the posts that are out and those that are paid and still to come."""
    leaves = left_by(view, *reports)
    error = max((report.count_error for report in reports), default=0.0)
    for (group, keys), rows in _by_touch(reports).items():
        if group != "kol":
            continue
        row = _summed(rows)
        awaited = sum(on.amount for on in in_transit if on.kind == "kol" and on.keys == keys)
        facts = (
            Fact("spend", row.spend, "fen"),
            Fact("posts", _published(reports, keys[0]), "count"),
            Fact("awaited", awaited, "count"),
            counted("impressions", row.impressions, error),
            counted("saves", row.saves, error),
            Fact("orders", row.orders, "count"),
        )
        yield Row("kol", keys, (*facts, *own_costs(row, leaves)))


def _published(reports: Sequence[WeekReport], kol: str) -> int:
    return sum(
        told.code == "kol-published" and told.values.get("kol") == kol
        for report in reports
        for day in report.days
        for told in day.messages
    )


def _by_touch(
    reports: Sequence[WeekReport],
) -> dict[tuple[str, tuple[str, ...]], list[ChannelRow]]:
    found: dict[tuple[str, tuple[str, ...]], list[ChannelRow]] = {}
    for report in reports:
        for row in report.channels:
            found.setdefault((row.group, row.keys), []).append(row)
    return found


def _summed(rows: Sequence[ChannelRow]) -> ChannelRow:
    names = [name for name in ChannelRow.model_fields if name not in ("group", "keys")]
    sums = {name: sum(getattr(row, name) for row in rows) for name in names}
    return ChannelRow(group=rows[0].group, keys=rows[0].keys, **sums)
