"""What each touchpoint took and left, and people by stage."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.tui.cells import Cell, Row, Span, folded_grid, paragraph
from simgame.tui.look import chip, titled
from simgame.tui.pages.review.week import Week
from simgame.tui.pages.standing import funnel as people


def channels(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """What each touchpoint took and left: orders times what an order leaves, less what it cost."""
    yield titled(
        t("Each channel, each order"), width, (Span(t("this week, by last click"), "dim"),)
    )
    view, rows = week.play.scenario, week.page["channels"]
    if not rows:
        yield (Span(t("No channel was used."), "dim"),)
    leaves = pages.left_by(view, week.report)
    parts = pages.contribution(view, week.report).rows
    left = {row.keys: row["left"].value for row in parts if row.kind == "touch"}
    head: list[Cell] = [
        ("", ""),
        (t("spent"), "dim"),
        (t("orders"), "dim"),
        (t("¥ each"), "dim"),
        (t("leaves"), "dim"),
    ]
    cells = [head, *(_channel(row, leaves, left[row.keys], week, t) for row in rows)]
    cells += [_besides(part, t) for part in parts if part.kind != "touch"]
    table = folded_grid(cells, "lrrrr", width - 3)
    chips = [Span("  "), *(chip(row.keys[0], t) for row in rows)]
    chips += [Span("  ")] * (len(table) - len(chips))
    for mark, (first, *more) in zip(chips, table, strict=True):
        yield (mark, Span(" "), *first)
        yield from ((Span("   "), *row) for row in more)
    economy = pages.economics(view, [week.report])["order"]
    if economy:
        yield from paragraph(words.order_leaves(economy, t), width, "dim")
    yield from _explained(week, [*rows], [*parts], t, width)
    yield ()


def _explained(
    week: Week, rows: list[pages.Row], parts: list[pages.Row], t: Texts, width: int
) -> Iterator[Row]:
    """Whose account it is, and what an hour of the own team costs."""
    if rows:
        missed = t("The last click does not see who saw a post and searched days later.")
        yield from paragraph(missed, width, "dim")
    orders, new = (round(week.report.kpis.get(kpi, 0)) for kpi in ("orders", "new_customers"))
    if rows and orders > 2 * new:
        known = t("{again} of the {orders} orders are earlier buyers'; reports credit these, too, "
                  "to what people saw or clicked.", again=words.count(orders - new),
                  orders=words.count(orders))  # fmt: skip
        yield from paragraph(known, width, "dim")
    for note, line in _NOTED.items():
        if any(row.note == note for row in rows):
            yield from paragraph(t(line), width, "dim")
    team = week.play.scenario.team.roles
    if team and any(part.kind == "hours" for part in parts):
        wages = (
            t("{role} {fen} an hour", role=words.role_name(role, t),
              fen=words.money_short(staff.wage, t))
            for role, staff in team.items() if staff.people
        )  # fmt: skip
        told = t("Own hours cost money: {wages}.", wages=t(", ").join(wages))
        yield from paragraph(told, width, "dim")


# What stands in place of a cost per order where a KOL was paid in another week than it worked.
_NOTES = {"paid-before": N_("earlier"), "awaited": N_("to come")}
_NOTED = {
    "paid-before": N_("earlier: paid in a week before."),
    "awaited": N_("to come: paid, and not yet out."),
}
# What stands in no channel, and what all of it comes to.
_BESIDES = {
    "uncredited": N_("Orders of no channel"),
    "cost": N_("Paid besides"),
    "hours": N_("Own hours, shops' fees"),
    "total": N_("Net contribution"),
}


def _besides(part: pages.Row, t: Texts) -> list[Cell]:
    left = part["left"].value
    tone = "strong" if part.kind == "total" else "dim"
    said = words.money_near(left, signed=True)
    return [(t(_BESIDES[part.kind]), tone), ("", ""), ("", ""), ("", ""),
            (said, "bad bold" if left < 0 and part.kind == "total" else tone)]  # fmt: skip


def _channel(row: pages.Row, leaves: float, left: float, week: Week, t: Texts) -> list[Cell]:
    spend, orders = row["spend"].value, row["orders"].value
    each = spend / orders if orders and spend else None
    # The chip beside it says what kind it is.
    name = words.row_name(week.play.scenario, row.keys, "", t, kind=False)
    judged = is_judged(row)
    dear = each is not None and each > leaves and judged
    said = words.money_near(each) if each else t(_NOTES.get(row.note, "—"))
    return [
        (name, ""),
        (words.money_near(spend) if spend else "—", "dim"),
        (words.count(orders), "strong"),
        (f"{said} !" if dear else said, "bad" if dear else ""),
        (
            words.money_near(left, signed=True),
            "good" if left > 0 else "bad" if left < 0 and judged else "",
        ),
    ]


def is_judged(row: pages.Row) -> bool:
    """Whether a channel's last clicks tell what it was worth."""
    saves, joins, clicks = (row[name].value for name in ("saves", "joins", "clicks"))
    return pages.last_click_judges(row.keys[0], saves, joins, clicks)


def funnel(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """People by stage, of the latest week."""
    if week.is_latest:
        yield from people(week.page["people"], t, width)
        told = t("Appeal: likes you. Ask: looks for it, will buy soon. Advocate: recommends you.")
        yield from paragraph(told, width, "dim")
        yield ()
