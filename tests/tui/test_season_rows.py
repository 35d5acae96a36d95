"""What stands below the curve of a season: each block whole where there is room, or not at all."""

from __future__ import annotations

import pytest

from simgame.locale import texts
from simgame.profile import Finished
from simgame.profile.finished import Guess
from simgame.tui.cells import Row, Span, width_of
from simgame.tui.front.season_rows import below, guess_rows, used_rows, week_rows

WEEKS = [
    {"orders": 50.0 * n, "gmv": 345_000.0 * n, "spend": 2_960_000.0, "net_contribution": -3e6 * n,
     "brand_awareness": 0.034 * n, "members": 30.0 * n} for n in range(1, 9)
]  # fmt: skip


def _said(row: Row) -> str:
    return "".join(span.text for span in row)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [56, 76, 116, 196])
def test_each_week_has_a_row_that_fits(lang: str, width: int) -> None:
    """With its orders, which are never left out for other figures."""
    t = texts(lang)
    rows = week_rows(WEEKS, t, width)
    assert all(width_of(row) <= width for row in rows)
    for number, row in enumerate(rows[2:], 1):
        assert _said(row).startswith(t("wk {week}", week=number))
        assert f" {50 * number} " in _said(row) + " "
    assert week_rows([], t, width) == []


def test_the_bar_of_a_week_is_as_long_as_its_orders_are_many() -> None:
    """The best week fills it."""
    bars = [_said(row).count("▇") for row in week_rows(WEEKS, texts("en"), 116)[2:]]
    assert bars == sorted(bars)
    assert bars[-1] == max(bars) >= 2 * bars[3] - 1


def test_a_block_stands_whole_or_not_at_all() -> None:
    """One that is too long leaves its room to the next."""
    block: list[Row] = [(Span("a"),), (Span("b"),), (Span("c"),)]
    short: list[Row] = [(Span("d"),)]
    above: list[Row] = [(Span("x"),)]
    assert below(above, [block], 5) == [*above, (), *block]
    assert below(above, [block, short], 4) == [*above, (), *short]
    assert below(above, [[], short], 3) == [*above, (), *short]


def test_a_forecast_that_was_not_made_is_a_dot_and_a_hit_stands_out() -> None:
    """Off by at most two percent is a hit."""
    made = [(1, 100.0), (2, None), (3, 149.0)]
    guesses = tuple(Guess(week=week, kpi="orders", expected=said, actual=150.0, skill=0.0)
                    for week, said in made)  # fmt: skip
    mine = Finished.model_construct(guesses=guesses)
    _, row = guess_rows(mine, texts("en"), 76)
    told = [(span.text.strip(), "good" in span.tone) for span in row[1:]]
    assert told == [("33%", False), ("·", False), ("1%", True)]
    assert guess_rows(Finished.model_construct(guesses=guesses[1:2]), texts("en"), 76) == []


def test_levers_that_were_left_alone_are_named() -> None:
    """Of those that were offered."""
    mine = Finished.model_construct(used=("content",), offered=("content", "paid", "kol"))
    said = [_said(row) for row in used_rows(mine, texts("en"), 116)]
    assert any("Left alone" in row and "KOLs" in row and "Content" not in row for row in said)
