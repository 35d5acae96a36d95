"""Rows are measured in terminal cells: Chinese takes two, and nothing is lost or too wide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from simgame.tui.cells import (
    bar_spans,
    fit,
    fit_right,
    folded_grid,
    grid,
    pairs,
    paragraph,
    spark,
    spread_over,
    width_of,
    wrap,
)

TEXTS = st.text(st.sampled_from("ab c1,.种草私域，。（）「」¥—\n"), max_size=80)


@given(TEXTS, st.integers(1, 40))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    """Left or right, cut or padded."""
    assert cell_len(fit(text.replace("\n", ""), width)) == width
    assert cell_len(fit_right(text.replace("\n", ""), width)) == width


@given(TEXTS, st.integers(2, 40))
def test_wrapping_keeps_every_character_within_the_width(text: str, width: int) -> None:
    """Only blanks at the ends of lines go."""
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("width", range(8, 40))
def test_no_line_starts_with_a_closing_mark(width: int) -> None:
    """Nor ends with an opening one, as Chinese is set."""
    text = "本周竞价花费上限，按天匀速花出。花得越多，单价越高（重复触达越多）。"
    for line in wrap(text, width):
        assert line[0] not in "，。）"
        assert line[-1] not in "（"


@given(st.floats(-1, 2), st.integers(1, 40), st.floats(-1, 2))
def test_a_bar_fills_its_width(share: float, width: int, ahead: float) -> None:
    """Whatever the share; something is seen of what is more than nothing."""
    row = bar_spans(share, width, "content", ahead)
    text = "".join(span.text for span in row)
    assert cell_len(text) == width
    assert ("▇" in text) == (share > 0)
    assert ("░" in text) <= (ahead > share)


@given(st.integers(0, 60), st.integers(1, 60))
def test_places_are_spread_evenly_from_the_first_to_the_last(many: int, most: int) -> None:
    """All of them where there is room."""
    found = spread_over(many, most)
    assert len(found) == min(many, most)
    assert found == sorted(set(found))
    assert found[-1:] == [many - 1][: many > 0]
    assert found[:1] == [0] or most == 1 or not many
    steps = [after - before for before, after in pairwise(found)]
    assert not steps or max(steps) - min(steps) <= 1


def test_a_sparkline_of_many_weeks_keeps_its_shape() -> None:
    """A season of 26 ran out of its row, or was cut before it rose."""
    assert spark([*[0] * 25, 7]) == "▁" * 11 + "▇"
    assert len(spark(list(range(26)), 9)) == 9
    for peak in range(26):
        assert "▇" in spark([1] * peak + [50] + [1] * (25 - peak))


def test_a_sparkline_starts_at_nothing() -> None:
    """Equal weeks look equal, and a loss lies below."""
    assert spark([]) == ""
    assert spark([0, 0]) == "▁▁"
    assert spark([5, 5, 10]) == "▄▄▇"
    assert spark([-1, 0, 1]) == "▁▄▇"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Eight weeks and ¥1,999 a deposit, refundable, on a small electric car", 20,
         ["Eight weeks and", "¥1,999 a deposit…"]),
        ("八周、26 万元，让人愿意为它付一笔小订，随时可退。", 20,
         ["八周、26 万元，让人", "愿意为它付一笔小订…"]),
        ("Supercalifragilistic expialidocious antidisestablishmentarianism", 20,
         ["Supercalifragilistic", "expialidocious…"]),
    ],
)  # fmt: skip
def test_what_is_cut_ends_with_a_part_of_its_sentence(
    text: str, width: int, shown: list[str]
) -> None:
    """At a comma, not within a number; at a word where there is none."""
    assert [row[0].text for row in paragraph(text, width, most=2)] == shown


@pytest.mark.parametrize("width", [10, 20, 30, 60])
def test_a_table_never_gets_wider_than_its_room(width: int) -> None:
    """Columns stay aligned; the last ones go first."""
    cells = [
        [("小红书 · 图文", ""), ("¥1,234", ""), ("12", "")],
        [("抖音", ""), ("¥5", ""), ("3", "")],
    ]
    rows = grid(cells, "lrr", width)
    assert {width_of(row) for row in rows} == {width_of(rows[0])}
    assert width_of(rows[0]) <= width


@given(st.lists(st.tuples(TEXTS, st.just("¥1,234")), max_size=4), st.integers(8, 40))
def test_pairs_end_at_the_right(found: list[tuple[str, str]], width: int) -> None:
    """A pair that does not fit takes two lines."""
    rows = pairs([(label.replace("\n", ""), value) for label, value in found], width)
    assert all(width_of(row) <= width for row in rows)


@given(st.lists(st.sampled_from(["Xiaohongshu · Picture and text", "微信公众号 · 长文", "Own"]),
                min_size=1), st.integers(24, 60))  # fmt: skip
def test_a_folded_grid_tells_names_whole_beside_their_figures(names: list[str], width: int) -> None:
    """In as many rows as they take, none too wide; where all fit it is the usual grid."""
    cells = [[(name, ""), ("¥1,917", ""), ("14", "")] for name in names]
    blocks = folded_grid(cells, "lrr", width)
    for name, block in zip(names, blocks, strict=True):
        said = ["".join(span.text for span in row) for row in block]
        assert all(cell_len(row) <= width for row in said)
        assert "¥1,917" in said[0]
        assert "14" in said[0]
        told = "".join(said).replace("¥1,917", "").replace("14", "")
        assert told.replace(" ", "") == name.replace(" ", "")
    if all(len(block) == 1 for block in blocks):
        assert [row for (row,) in blocks] == grid(cells, "lrr", width)
