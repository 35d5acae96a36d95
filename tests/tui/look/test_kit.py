"""What the kit draws keeps its width, whatever is drawn with it."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from simgame.locale import texts
from simgame.plan.plan import Plan
from simgame.scenario import load_or_raise
from simgame.scenario.library import list_shipped
from simgame.tui.cells import Row, Span, width_of
from simgame.tui.look import charts, hero, on_ground, spread, titled, with_spare
from simgame.tui.look.canvas import Canvas
from simgame.tui.look.chips import FACES, chip, face, hue, monogram
from simgame.tui.look.goal_bar import goal_bar
from simgame.tui.look.motion import counted
from simgame.tui.look.probe import column_in
from simgame.tui.look.stamps import MOMENTS, sign, stamp
from simgame.tui.styles import style_of
from simgame.tui.symbols import SAFE_SET
from simgame.tui.themes import DARK
from simgame.words import persona_names

LANGS = ("zh", "en")


def text_of(row: Row) -> str:
    """A row without its tones."""
    return "".join(span.text for span in row)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("group", sorted(Plan.model_fields))
def test_every_lever_group_has_a_chip_of_two_cells(group: str, lang: str) -> None:
    """In both languages, in a colour that there is, and no two alike."""
    t = texts(lang)
    assert cell_len(chip(group, t).text) == 2
    assert chip(group, t).text.strip(), group
    assert style_of(chip(group, t).tone, DARK.name).bgcolor
    assert style_of(hue(group), DARK.name).color
    others = [chip(one, t).text for one in Plan.model_fields if one != group]
    assert chip(group, t).text not in others


@pytest.mark.parametrize("name", ["阿梨", "lin", "@Xiao", "", "é"])
def test_a_person_takes_two_cells(name: str) -> None:
    """Whatever the name begins with."""
    assert cell_len(monogram(name).text) == 2


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scenario", list_shipped())
def test_people_of_a_scenario_are_told_apart(scenario: str, lang: str) -> None:
    """By their two cells alone: kinds of people, wherever they are met, and KOLs."""
    view = load_or_raise(scenario, "normal").scenario
    people = persona_names(view, texts(lang))
    met = [f"{name}, Weibo" for name in people]
    marks = [[monogram(name, among=people).text for name in names] for names in (people, met)]
    assert marks[0] == marks[1]
    kols = [monogram(kol.name.of(lang)).text for kol in view.kols.values()]
    for drawn in (marks[0], kols):
        assert len(set(drawn)) == len(drawn), drawn


def test_moods_are_told_apart_without_colour() -> None:
    """A face for each, and the worst and best at the ends."""
    assert len(set(FACES)) == len(FACES)
    assert (face(-1).text, face(0).text, face(1).text) == (">_<", "-_-", "^_^")


@given(st.floats(-1, 2), st.integers(2, 60), st.floats(0, 2))
def test_a_goal_bar_marks_its_target(share: float, width: int, ahead: float) -> None:
    """At 70 % of its width, whatever is full."""
    text = text_of(goal_bar(share, width, "content", ahead))
    assert cell_len(text) == width
    assert text.index("|") == min(round(0.7 * width), width - 1)


@given(st.lists(st.floats(-0.5, 1.5), max_size=30), st.integers(1, 40), st.integers(1, 12))
def test_a_canvas_keeps_its_size(heights: list[float], width: int, height: int) -> None:
    """Lines, columns, grounds and texts that reach out of it are cut."""
    canvas = Canvas(width, height)
    canvas.line(list(heights), "dim", every=2)
    for x in range(width + 2):
        canvas.column(x % width, x / width, "brand", "brand/3")
    canvas.ground(range(-3, width + 3), -1, 2, "band")
    canvas.text(width - 1, 0, "预测", "gold")
    rows = canvas.rows()
    assert len(rows) == height
    assert {width_of(row) for row in rows} == {width}


def test_a_line_rises_from_the_lower_left() -> None:
    """Dots count from below."""
    canvas = Canvas(4, 2)
    canvas.line([0.0, 1.0], "dim")
    low, high = (text_of(row) for row in reversed(canvas.rows()))
    assert low.strip() == low[:2]
    assert high.strip() == high[2:]


@pytest.mark.parametrize("values", [[0.0], [3.0, 9.0, 4.5], [1e7, 2e7]])
def test_columns_are_as_wide_as_each_other(values: list[float]) -> None:
    """With an axis at their left, and a record in gold."""
    shown = [charts.Column("周一", v, v / 2, "gold") for v in values]
    rows = charts.columns(shown, 50, 6, lambda v: f"{v:g}")
    assert len(rows) == 7
    assert {width_of(row) for row in rows[:-1]} == {width_of(rows[0])}


@given(st.integers(1, 26), st.integers(9, 80))
def test_columns_keep_to_their_width_and_never_cut_a_number(many: int, width: int) -> None:
    """Weeks 10, 11 and 12 all read `1`, and the last stood outside."""
    shown = [charts.Column(str(n + 1), n + 1.0) for n in range(many)]
    *drawn, names = charts.columns(shown, width, 4, lambda v: f"{v:g}")
    assert {width_of(row) for row in drawn} == {width_of(drawn[0])}
    assert width_of(drawn[0]) <= width
    assert width_of(names) == width_of(drawn[0])
    told = [int(name) for name in text_of(names).split()]
    first = max(many - width + charts.GUTTER, 0) + 1
    every = range(first, many + 1)
    each = (width - charts.GUTTER) // len(every)
    step = 1 if each > len(str(many)) else math.ceil((len(str(many)) + 1) / each)
    assert told == [n for n in every[::step] if len(str(n)) <= each * (many + 1 - n)]


@given(st.integers(1, 26), st.integers(8, 80), st.sampled_from(["", "第"]))
def test_points_are_named_as_far_as_their_names_stand_apart(
    many: int, width: int, before: str
) -> None:
    """Of twenty-six weeks on forty cells every second, say; the first always."""
    names = [f"{before}{n + 1}" for n in range(many)]
    row = charts.named_points(names, width)
    assert width_of(row) == width
    told = text_of(row).split()
    step = names.index(told[1]) if len(told) > 1 else many
    assert told == names[::step]
    # Half as far apart they would touch, but for the first and the last, which are set in.
    apart, widest = (width - 1) / max(many - 1, 1), cell_len(names[-1])
    assert step == 1 or (step - 1) * apart < widest + (widest + 1) // 2 + 1


@pytest.mark.parametrize(("many", "step"), [(8, 1), (12, 2), (26, 3)])
def test_of_many_points_so_many_are_named(many: int, step: int) -> None:
    """On forty cells."""
    names = [str(n + 1) for n in range(many)]
    assert text_of(charts.named_points(names, 40)).split() == names[::step]


@given(st.floats(0.01, 1e9))
def test_an_axis_ends_just_above_the_largest_value(most: float) -> None:
    """Never more than twice as high."""
    assert most <= charts.top_of([most]) <= 2.01 * most


def test_a_waterfall_ends_where_its_steps_lead() -> None:
    """The total's bar is as long as where the last step ended; a loss is drawn as one."""
    steps = [charts.Step((), v, "paid") for v in (40.0, 60.0, -20.0)]
    rows = charts.waterfall([*steps, charts.Step((), 80.0, "brand", total=True)], 50, 60.0)
    drawn = [text_of(row) for row in rows]
    assert "▒" in drawn[2]
    assert drawn[3].count("█") == drawn[2].index("▒")
    assert {width_of(row) for row in rows} == {50}


def test_a_histogram_names_its_marks() -> None:
    """Below the place of each, and numbers of the axis where no mark stands."""
    rows = charts.histogram([1.0, 2.0, 2.0, 3.0], 40, 4, [(2.0, "you", "gold")], str)
    names = text_of(rows[-1])
    assert "┴" in text_of(rows[-2])[names.index("you") : names.index("you") + 3]
    assert names.split() == ["1", "2", "you", "2", "3"]


def test_lanes_are_as_wide_as_their_days() -> None:
    """Amounts or events."""
    amounts = charts.Lane((Span("收藏"),), amounts=(6, 3), said=("610", "520"))
    events = charts.Lane((Span("达人"),), events=((1, (Span("小满", "kol"),)),))
    for lane in (amounts, events):
        assert {width_of(row) for row in charts.lane_rows(lane, 10, 7, 5)} == {45}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_stamps_are_square_or_words_of_five_rows(moment: str, lang: str) -> None:
    """Every row as wide as the others, within the room of a banner."""
    rows = stamp(moment, texts(lang))
    assert len(rows) == (10 if lang == "zh" else 5)
    assert len({cell_len(row) for row in rows}) == 1
    assert cell_len(rows[0]) <= 50


@pytest.mark.parametrize("grade", "SABCDE")
def test_every_grade_has_a_stamp(grade: str) -> None:
    """Of 20 by 10 cells."""
    assert [len(row) for row in sign(grade)] == [20] * 10


def test_hero_digits_leave_the_unit_small() -> None:
    """Three rows, and what is no digit beside them."""
    rows, unit = hero("¥5.46万")
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1
    assert unit == "万"


def test_motion_can_be_switched_off() -> None:
    """Then a figure is at its end at once; else it counts up to it."""
    assert counted(0, 100, 0.0, 1.0, "off") == counted(0, 100, 0.0, 1.0, "less") == 100
    assert 0 < counted(0, 100, 0.2, 1.0, "on") < 100
    assert counted(0, 100, 2.0, 1.0, "on") == 100


def test_the_terminal_says_in_which_column_it_is() -> None:
    """An answer that is none counts as narrow."""
    assert [column_in(said) for said in (b"\x1b[12;3R", b"k\x1b[1;2R", b"", b"\x1b[R")] == [
        3, 2, 0, 0,
    ]  # fmt: skip


def test_rows_are_laid_out_in_cells() -> None:
    """Grounds, titles and ends take the whole width."""
    right = (Span("上周", "dim"),)
    assert width_of(on_ground((Span("茶"),), 20, "panel")) == 20
    assert width_of(titled("目标", 20, right)) == 20
    assert width_of(spread((Span("茶"),), right, 20)) == 20
    assert spread((Span("茶" * 9),), right, 20) == (Span("茶" * 9),)


def test_a_spare_block_fills_what_would_be_empty() -> None:
    """From eight rows on, and never more than there is room for."""
    rows = [(Span("a"),)] * 5
    assert with_spare(rows, 12, lambda: rows) == rows
    assert len(with_spare(rows, 14, lambda: rows * 3)) == 14


def test_the_kit_draws_safe_signs_only() -> None:
    """No sign of unsure width outside the safe set."""
    drawn = "".join(map(text_of, [
        *charts.columns([charts.Column("a", 3, 1)], 30, 4, str), goal_bar(0.5, 20, "paid", 0.9),
        *charts.waterfall([charts.Step((), 3, "paid", error=2)], 30, 2),
        *charts.histogram([1.0, 2.0], 30, 3, [(1.5, "m", "gold")], str),
    ])) + "".join("".join(stamp(m, texts(lang))) for m in MOMENTS for lang in LANGS)  # fmt: skip
    unsure = {c for c in drawn if unicodedata.east_asian_width(c) == "A"}
    assert unsure <= SAFE_SET
