"""The lever table: every way to move a lever, and what is said when one cannot be moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, COUNT, LARGE, driven, hand_app
from tests.tui.test_screens import final

At = Callable[..., SimgameApp]
OBJECTIVE = "paid.douyin.objective"
AHEAD = "content.douyin.short-video.planned_ahead"
POSTS, FEE = "kol.tea-sister.posts", "kol.tea-sister.fee"


async def test_the_cursor_shows_in_a_window_made_smaller(at_desk: At) -> None:
    """And in its smallest one."""
    async with driven(at_desk(), LARGE) as d:
        await d.press("end")
        await d.pilot.resize_terminal(80, 24)
        await d.settle()
        top, height = d.table.scroll_offset.y, d.table.size.height
        assert top <= d.table.cursor < top + height


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("right",), 100_000),
        (("shift+right",), 1_000_000),
        (("greater_than_sign", "left"), 900_000),
        (("right", "shift+left"), None),
        ((*"1234.5", "enter"), 123_450),
        (("9", "k", "enter"), 900_000),
        (("2", "w", "enter"), 2_000_000),
        (("5", "backspace", "7", "enter"), 700),
        (("5", "escape"), None),
        (("right", "delete"), None),
        (("right", "x"), None),
        (("right", "0", "enter"), None),
        (("right", "0", "5", "escape"), 100_000),
        ((*"１２", "enter"), 1_200),
        ((*"1。5", "enter"), 150),
        ((*"5 千", "enter"), 500_000),
        ((*"¥1.2万", "enter"), 1_200_000),
        ((*"十八元", "enter"), 1_800),
        ((*"1,200", "enter"), 120_000),
        (("equals_sign",), 4_000_000),
    ],
)
async def test_keys_move_money(at_desk: At, keys: tuple[str, ...], value: int | None) -> None:
    """Steps, ten steps, typing in yuan, clearing, and filling up with the week's money."""
    async with driven(at_desk()) as d:
        await d.point(BUDGET)
        await d.press(*keys)
        assert d.desk.play.values.get(BUDGET) == value


async def test_bounds_hold_and_are_said(at_desk: At) -> None:
    """A value out of bounds becomes the nearest one."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "99")
        assert d.desk.play.values[COUNT] == 14
        assert "nearest" in d.said
        await d.press("right")
        assert d.desk.play.values[COUNT] == 14


async def test_choices_and_switches_cycle(at_desk: At) -> None:
    """Enter goes round; arrows stop at the ends."""
    async with driven(at_desk()) as d:
        await d.point(OBJECTIVE)
        await d.press("enter")
        assert d.desk.play.values[OBJECTIVE] == "seeding"
        await d.press("right", "right")
        assert d.desk.play.values[OBJECTIVE] == "conversion"
        await d.press("space")
        assert OBJECTIVE not in d.desk.play.values
        await d.point(AHEAD)
        await d.press("space")
        assert d.desk.play.values[AHEAD] is True


async def test_undo_and_redo_go_to_the_lever(at_desk: At) -> None:
    """Each change is a step, whatever the cursor is on."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        await d.set(BUDGET, "500")
        await d.press("u")
        assert dict(d.desk.play.values) == {COUNT: 3}
        assert d.table.pointed == BUDGET
        await d.press("ctrl+z")
        assert dict(d.desk.play.values) == {}
        await d.press("u")
        assert "Nothing has been changed" in d.said
        await d.press("ctrl+y", "U")
        assert dict(d.desk.play.values) == {COUNT: 3, BUDGET: 50_000}


async def test_over_budget_may_be_planned_but_not_run(at_desk: At) -> None:
    """It is said in words at once, and again when the week is to run; filling mends it."""
    async with driven(at_desk()) as d:
        await d.set(BUDGET, "90000")
        assert "¥50,000 more than this week's money" in d.text
        assert "Over ¥50,000" in d.text
        await d.press("r")
        assert d.screen_name == "Desk"
        assert "The week cannot run" in d.said
        await d.press("equals_sign", "r")
        assert d.screen_name == "Confirm"


async def test_a_first_kol_post_offers_the_usual_fee(at_desk: At) -> None:
    """An offer without a fee would be refused; undo takes both back."""
    async with driven(at_desk()) as d:
        await d.point(POSTS)
        await d.press("right")
        assert d.desk.play.values[FEE] == d.desk.play.scenario.kols["tea-sister"].fee
        await d.press("u")
        assert dict(d.desk.play.values) == {}


async def test_details_fold_and_headings_do_not_move(at_desk: At) -> None:
    """A beginner sees one line an entry; Enter opens its details, a heading says what it is."""
    async with driven(at_desk()) as d:
        await d.point(COUNT)
        assert "Quality" not in d.text
        await d.press("enter")
        assert "Quality" in d.text
        await d.press("enter")
        assert "Quality" not in d.text
        await d.press("home", "right")
        assert "This is a heading" in d.said
        await d.press("enter")
        assert "Short video" not in d.text


async def test_a_locked_line_says_when_it_opens(saves: Path) -> None:
    """Its group in one line below the others; found by searching, the lever says it itself."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves)) as d:
        assert re.search(r"From week 2: Paid", d.text)
        assert "paid/" not in d.table.levers.drawn
        await d.press("slash")
        await d.type("douyin budget")
        await d.press("enter")
        assert "This lever opens" in " ".join(row[-26:] for row in d.rows)
        for key in ("enter", "right", "5"):
            await d.press(key)
            assert d.said == "! This lever opens in week 2."


async def test_what_does_nothing_in_the_last_week_is_closed(at_desk: At) -> None:
    """Planning ahead is dropped where there is no week ahead, and says why."""
    async with driven(at_desk("en")) as d:
        for _ in range(3):
            await d.set(COUNT, "1")
            d.desk.play.put({AHEAD: True})
            await d.run_week()
            await d.press("enter")
        assert AHEAD not in d.desk.play.values
        await d.point(AHEAD)
        await d.press("space")
        assert "nothing in the last week" in d.said
        assert AHEAD not in d.desk.play.values


async def test_a_forecast_of_the_first_week_is_practice(at_desk: At) -> None:
    """It may be made; beside it and in the review it is said that it does not score."""
    async with driven(at_desk("en")) as d:
        await d.set("forecast.orders", "50")
        assert "Practice:" in d.text
        await d.run_week()
        assert "practice, not scored" in d.text
        await d.press("enter")
        await d.set("forecast.orders", "50")
        assert "Practice:" not in d.text


async def test_the_training_course_is_called_one(at_desk: At) -> None:
    """F3 and F4 are keys; points of the course are said to be that, with what they teach."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.point(COUNT)
        assert "In the course: Pictures" in d.text


async def test_a_forecast_starts_from_last_week(at_desk: At) -> None:
    """The first step is last week's figure, the next ones move it."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "5")
        await d.run_week()
        await d.press("enter")
        saves = d.desk.play.last.kpis["saves"]
        assert saves > 40
        await d.point("forecast.saves")
        await d.press("right")
        assert d.desk.play.values["forecast.saves"] == pytest.approx(saves)
        await d.press("right")
        assert d.desk.play.values["forecast.saves"] > saves


async def test_the_plan_is_compared_with_last_week(at_desk: At) -> None:
    """In the table by a mark, and as a list with d."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "5")
        await d.run_week()
        await d.press("enter")
        await d.set(COUNT, "7")
        assert "▲2" in d.text
        await d.press("d")
        assert any("5" in row and "→" in row and "7" in row for row in d.rows)


async def test_a_drag_on_the_bar_is_one_step(at_desk: At) -> None:
    """A press sets the value at that place, moving on changes it, one undo takes it back."""
    async with driven(at_desk()) as d:
        await d.point(BUDGET)
        region, w = d.table.content_region, d.table.levers.widths(d.table.row_width())
        start, y = region.x + w.bar_start, region.y + d.table.cursor
        await d.pilot.mouse_down(offset=(start + 1, y))
        assert d.desk.play.values[BUDGET] == 500_000
        await d.pilot.hover(offset=(start + 3, y))
        assert d.desk.play.values[BUDGET] == 1_500_000
        await d.pilot.hover(offset=(start + w.bar, y))
        await d.pilot.mouse_up(offset=(start + w.bar, y))
        assert d.desk.play.values[BUDGET] == 4_000_000
        await d.press("u")
        assert dict(d.desk.play.values) == {}


async def test_a_click_points_and_opens(at_desk: At) -> None:
    """On a name it moves the cursor, on the mark before it opens the details."""
    async with driven(at_desk()) as d:
        await d.point(COUNT)
        y = d.table.cursor + d.table.content_region.y
        await d.press("down")
        await d.pilot.click(offset=(2, y))
        await d.settle()
        assert d.table.pointed == COUNT
        assert "Quality" in d.text


async def test_the_end_of_the_score_is_reached_by_keys(saves: Path) -> None:
    """By End, by page or line by line; and the top again, with what stands above it."""
    for keys in (["end"], ["pagedown"] * 30, ["down"] * 150):
        async with driven(hand_app(lang="en", saves=saves)) as d:
            await final(d)
            tree = d.app.screen.query_one("#debrief")
            tree.styles.height = 8  # the page would fit
            await d.settle()
            await d.press(*keys)
            assert tree.scroll_offset.y == tree.max_scroll_y > 0
            await d.press("home")
            assert tree.scroll_offset.y == 0


async def test_the_footer_names_no_key_that_does_nothing_here(at_desk: At) -> None:
    """Nothing can be undone yet, so undo is not offered; the key itself says why."""
    async with driven(at_desk(), LARGE) as d:
        assert "u Undo" not in d.rows[-1]
        await d.press("u")
        assert "Nothing has been changed yet." in d.text
        await d.set(COUNT, "5")
        assert "u Undo" in d.rows[-1]
