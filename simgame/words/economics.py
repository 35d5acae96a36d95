"""Unit economics in sentences: what an order leaves, and what a channel does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simgame.locale import N_, Texts
from simgame.locale.numbers import share
from simgame.scenario.schema import Scenario
from simgame.words.figures import kpi_name, said
from simgame.words.names import id_name, touch_name

if TYPE_CHECKING:
    from simgame.pages import Fact, Row

_PARTS = {
    "paid": N_("paid {fen}"),
    "refunds": N_("refunds {fen}"),
    "goods": N_("goods {fen}"),
    "delivery": N_("delivery {fen}"),
    "commission": N_("shops {fen}"),
}


def order_leaves(rows: Sequence[Row], t: Texts) -> str:
    """What an order leaves and what takes the rest of it; empty before the first order."""
    if not rows:
        return ""
    (row,) = rows
    parts = [t(_PARTS[fact.id], fen=said(fact, t)) for fact in row.facts
             if fact.id in _PARTS and fact.value]  # fmt: skip
    return t(
        "An order leaves {leaves} ({parts})",
        leaves=said(row["leaves"], t),
        parts=t(", ").join(parts),
    )


def touchpoint_leaves(view: Scenario, row: Row, t: Texts) -> str:
    """What a touchpoint took, an order through it, and what it left."""
    name = touch_name(view, row.keys[0], row.keys[1:], t)
    known = {fact.id: said(fact, t) for fact in row.facts}
    if not row["orders"].value:
        return t("{channel}: spent {spend}, no order, leaves {contribution}", channel=name, **known)
    if "each" not in row:
        return t("{channel}: spent nothing, orders {orders}, leaves {contribution}",
                 channel=name, **known)  # fmt: skip
    return t(
        "{channel}: spent {spend}, orders {orders}, {each} each, leaves {contribution}",
        channel=name, **known,
    )  # fmt: skip


def kol_paid(view: Scenario, row: Row, t: Texts) -> str:
    """A KOL's fee beside the posts that it paid for."""
    known = {fact.id: said(fact, t) for fact in row.facts}
    return t(
        "{kol}: paid {spend}, posts out {posts}, to come {awaited}, orders {orders}, "
        "leaves {contribution}",
        kol=id_name(view, "kols", row.keys[0], t), **known,
    )  # fmt: skip


def expected(row: Row, t: Texts) -> str:
    """What a figure was expected to be in a week, and what came."""
    name, week = kpi_name(row.keys[0], t), row.keys[1]
    came = said(row["came"], t)
    if row.note == "none":
        return t("Week {week}: {kpi}: none made, {actual} came", week=week, kpi=name, actual=came)
    return t(
        "Week {week}: {kpi}: expected {expected}, {actual} came: {off}",
        week=week, kpi=name, expected=said(row["expected"], t), actual=came,
        off=off_words(row["off"], t),
    )  # fmt: skip


def off_words(off: Fact, t: Texts) -> str:
    """How near a forecast was: `spot on`, `12% too low`."""
    if off.tone == "good":
        return t("spot on")
    size = share(round(abs(off.value), 3))
    return t("{share} too low", share=size) if off.value > 0 else t("{share} too high", share=size)
