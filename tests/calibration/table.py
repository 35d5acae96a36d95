"""The table: a line a row, a column a market, and honest counts below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from tests.calibration.market import short_name
from tests.calibration.outcome import Outcome
from tests.calibration.row import KINDS, WORTH, Row

Cells = Mapping[tuple[str, str], Outcome]


def table(rows: Sequence[Row], found: Cells, markets: Sequence[str]) -> str:
    """One aligned line a row."""
    head = ("id", "kind", "fact", "source", "target", *map(short_name, markets))
    body = [
        (row.id, row.kind, row.fact, row.source, str(row.target),
         *(_cell(row, found.get((row.id, market))) for market in markets))
        for row in rows
    ]  # fmt: skip
    widths = [max(cell_len(line[n]) for line in [head, *body]) for n in range(len(head))]
    return "\n".join(
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True)).rstrip()
        for line in [head, *body]
    )


def _cell(row: Row, outcome: Outcome | None) -> str:
    if outcome is None:
        return "·"
    if (found := outcome.found) is None:
        return outcome.state
    said = row.target.said
    interval = "" if found.low == found.high else f" [{said(found.low)}, {said(found.high)}]"
    note = f" ({found.note})" if found.note else ""
    return f"{outcome.state} {said(found.value)}{interval}{note}"


def counts(rows: Sequence[Row], found: Cells, markets: Sequence[str]) -> list[str]:
    """How many rows there are of each kind and pass, in all their markets and in each."""
    said = [_count("rows", rows, found, markets)]
    said += [_count(kind, [r for r in rows if r.kind == kind], found, markets) for kind in KINDS]
    for market in markets:
        there = [row for row in rows if (row.id, market) in found]
        said.append(_count(f"in {short_name(market)}", there, found, [market]))
    worth = [w for row in rows if row.kind == "sign" if (w := _worth(row, found)) is not None]
    moved = sum(each >= WORTH for each in worth)
    said.append(f"signs: {moved} of {len(worth)} move orders or contribution by {WORTH:.0%}")
    return said


def _worth(row: Row, found: Cells) -> float | None:
    """What a row says of orders and contribution in its first market."""
    outcome = found.get((row.id, row.markets[0]))
    return outcome.found.worth if outcome and outcome.found else None


def _count(what: str, rows: Sequence[Row], found: Cells, markets: Sequence[str]) -> str:
    passed = sum(passes(row, found, markets) for row in rows)
    return f"{what}: {len(rows)}, {passed} pass"


def passes(row: Row, found: Cells, markets: Iterable[str]) -> bool:
    """Whether a row passes in all of these markets in which it was measured."""
    there = [found[row.id, market] for market in markets if (row.id, market) in found]
    return bool(there) and all(outcome.passed for outcome in there if outcome.state != "none")
