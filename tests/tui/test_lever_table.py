"""The lever table: every way to move a lever, and what is said when one cannot be moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, COUNT, LARGE, SHORT, SMALL, driven, hand_app
from tests.tui.test_screens import final

At = Callable[..., SimgameApp]
OBJECTIVE = "paid.douyin.objective"
AHEAD = "content.douyin.short-video.planned_ahead"
POSTS, FEE = "kol.tea-sister.posts", "kol.tea-sister.fee"


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


@pytest.mark.parametrize(("key", "screen"), [("f3", "DashboardTab"), ("down", "Desk")])
async def test_leaving_a_value_keeps_it(at_desk: At, key: str, screen: str) -> None:
    """A key that leads to a tab or another line keeps what was typed, as in a spreadsheet."""
    async with driven(at_desk()) as d:
        await d.point(BUDGET)
        await d.press("7", key)
        assert d.screen_name == screen
        assert d.app.play.values[BUDGET] == 700


async def test_a_value_that_cannot_be_read_is_not_left(at_desk: At) -> None:
    """The key that would lead away only says what is wrong."""
    async with driven(at_desk()) as d:
        await d.point(BUDGET)
        await d.press("7", "q", "f3")
        assert d.screen_name == "Desk"
        assert d.said


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


async def test_a_lever_is_found_by_a_few_letters(at_desk: At) -> None:
    """In either language, whatever is folded; digits and steps work on what was found."""
    async with driven(at_desk("en")) as d:
        await d.press("slash")
        await d.type("茶妹")
        await d.press("enter")
        assert d.table.pointed == POSTS
        await d.press("2", "enter")
        assert d.desk.play.values[POSTS] == 2
        await d.press("escape")
        assert d.screen_name == "Desk"
        assert "Content" in d.text
        await d.press("slash")
        await d.type("nothing-like-it")
        assert "Nothing found" in d.text
        await d.press("escape")
        assert d.table.pointed


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_found_says_what_it_belongs_to(at_desk: At, size: tuple[int, int]) -> None:
    """A KOL's levers, and a platform's, are told apart by more than their own name."""
    async with driven(at_desk("en"), size) as d:
        await d.press("slash")
        await d.type("tea sister")
        for label in ("Posts", "Fee a post", "Commission", "Freedom", "Disclosed"):
            assert f"Tea Sister › {label}" in d.text
        await d.press(*["backspace"] * 10)
        await d.type("planned")
        assert re.search(r"Douyin › Short v\S+ › Planned ahead", d.text)
        assert d.widest <= size[0]


async def test_leaving_a_search_goes_where_one_was_or_has_chosen(at_desk: At) -> None:
    """Escape while typing takes nothing along; after Enter it stays with the lever."""
    async with driven(at_desk("en")) as d:
        await d.point(BUDGET)
        await d.press("slash")
        await d.type("tea sister")
        assert d.table.pointed == POSTS
        await d.press("escape")
        assert d.table.pointed == BUDGET
        await d.press("slash")
        await d.type("nothing-like-it")
        await d.press("enter", "escape")
        assert d.table.pointed == BUDGET
        await d.press("slash")
        await d.type("tea sister")
        await d.press("enter", "down", "escape")
        assert d.table.pointed == FEE
        assert "Find" not in d.text
        assert "Found" not in d.text


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


async def test_the_footer_shows_what_keys_do_while_something_is_typed(saves: Path) -> None:
    """Letters are a text then, so that no action is offered for them; afterwards they act again."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        for start in ("slash", "5"):
            await d.point(BUDGET)
            assert "r Run the week" in d.rows[-1]
            await d.press(start)
            assert "r Run the week" not in d.rows[-1]
            assert "Find a lever" not in d.rows[-1]
            assert "Keep" in d.rows[-1]
            await d.press("escape")
        assert "r Run the week" in d.rows[-1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.500", "write `¥1.5` or `¥1500`"),
        ("1.500,50", "write `¥1500.5`"),
        ("1e5", "write `¥100000`"),
        ("−5", "is negative"),
        ("5%", "for example"),
        ("5 6", "cannot be read"),
        ("abc", ""),
    ],
)
async def test_what_is_typed_is_read_or_refused(at_desk: At, typed: str, said: str) -> None:
    """Never another value than what stands there; the refusal says what to write."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.point(BUDGET)
        await d.press("1", "backspace")
        await d.type(typed)
        assert typed in d.text
        await d.press("enter")
        assert said in d.said
        assert BUDGET not in d.desk.play.values


async def test_a_paste_is_seen_whole(at_desk: At) -> None:
    """Two lines of a table are two numbers, not one; one line is typed like keys."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.point(BUDGET)
        d.app.post_message(events.Paste("5\n6"))
        await d.settle()
        assert "5⏎6" in d.text
        await d.press("enter")
        assert "cannot be read" in d.said
        d.app.post_message(events.Paste(" 1,500\n"))
        await d.settle()
        await d.press("enter")
        assert d.desk.play.values == {BUDGET: 150_000}


async def test_a_long_entry_shows_its_end(at_desk: At) -> None:
    """Nothing that is typed is dropped, however long it gets."""
    async with driven(at_desk("en")) as d:
        await d.point(BUDGET)
        await d.type("1234567890" * 5)
        assert "567890▁" in d.text
        await d.press(*["backspace"] * 46, "enter")
        assert d.desk.play.values == {BUDGET: 123_400}


async def test_the_terminals_cursor_follows_what_is_typed(at_desk: At) -> None:
    """Candidates of an input method show where the cursor of the terminal is."""
    async with driven(at_desk("en"), LARGE) as d:
        for keys in (("5", "千"), ("slash", "茶")):
            await d.point(BUDGET)
            await d.press(*keys)
            x, y = d.app.cursor_position
            before = d.rows[y].partition("▁")[0]
            assert "▁" in d.rows[y]
            assert x == cell_len(before)
            await d.press("escape")


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


async def test_a_digit_on_a_heading_opens_it_and_says_why_nothing_is_typed(at_desk: At) -> None:
    """No key is swallowed: what is folded opens, and the reason stands there."""
    async with driven(at_desk()) as d:
        await d.point("content/")
        table = d.desk.table
        table.levers.opened.discard("content/")
        table.reload()
        await d.press("5")
        assert "content/" in table.levers.opened
        assert "A heading takes no value" in d.text
        assert not table.typing.mode


async def test_a_digit_on_a_switch_says_what_does_it(at_desk: At) -> None:
    """Enter, not a number."""
    async with driven(at_desk()) as d:
        await d.point(OBJECTIVE)
        await d.press("5")
        assert "This is no number" in d.text


async def test_the_footer_names_no_key_that_does_nothing_here(at_desk: At) -> None:
    """Nothing can be undone yet, so undo is not offered; the key itself says why."""
    async with driven(at_desk(), LARGE) as d:
        assert "u Undo" not in d.rows[-1]
        await d.press("u")
        assert "Nothing has been changed yet." in d.text
        await d.set(COUNT, "5")
        assert "u Undo" in d.rows[-1]
