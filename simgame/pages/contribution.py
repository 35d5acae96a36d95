"""A week's net contribution by what left it and what took it: the parts add up to the figure.

Touchpoints have the orders that platforms credit them with. The rest is told as well: orders that
nobody is credited with, what was paid besides, and the worth of the own team's hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.pages.economics import left_by
from simgame.pages.fact import Fact, Row, Section
from simgame.plan.observation import WeekReport
from simgame.quantity.apportion import apportion
from simgame.scenario.schema import Scenario


def contribution(view: Scenario, report: WeekReport) -> Section:
    """A row a part with what it `left` in fen, whole fen that add up to those of the `total`.

    Kinds are `touch` (keys as in the review), `uncredited` orders, `cost` (what stands in no
    channel), `hours` (those of the own team, and shops that cost other than usual), and `total`.
    """
    parts = list(_parts(view, report))
    parts = [(kind, keys, left) for kind, keys, left in parts if kind == "touch" or round(left)]
    written = apportion([left for *_, left in parts])
    rows = [_row(kind, keys, fen) for (kind, keys, _), fen in zip(parts, written, strict=True)]
    return Section("contribution", (*rows, _row("total", (), sum(written))))


def _parts(view: Scenario, report: WeekReport) -> Iterator[tuple[str, tuple[str, ...], float]]:
    leaves, left = left_by(view, report), report.kpis["net_contribution"]
    credited = sum(row.orders for row in report.channels)
    parts = [("touch", (row.group, *row.keys), row.orders * leaves - row.spend)
             for row in report.channels]  # fmt: skip
    parts.append(("uncredited", (), (report.kpis["orders"] - credited) * leaves))
    parts.append(("cost", (), -float(sum(report.costs.values()))))
    yield from parts
    yield "hours", (), left - sum(value for *_, value in parts)


def _row(kind: str, keys: tuple[str, ...], fen: int) -> Row:
    return Row(kind, keys, (Fact("left", fen, "fen", "bad" if fen < 0 else ""),))
