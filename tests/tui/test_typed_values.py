"""Values that are typed into the lever table: read or refused, kept when left, seen while typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, COUNT, LARGE, SHORT, SMALL, driven, hand_app

At = Callable[..., SimgameApp]
OBJECTIVE = "paid.douyin.objective"
SELL = "content.douyin.short-video.sell"


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


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (COUNT, "1,5", "for example `7`"),
        (COUNT, "1,2", "write `12`"),
        ("content.douyin.short-video.quality", "1,5", "write `15%`"),
        ("content.douyin.short-video.review_hours", "1.000", "write `1 hour`"),
    ],
)
async def test_what_is_advised_can_be(at_desk: At, path: str, typed: str, said: str) -> None:
    """In the lever's unit and within its bounds; else an example of it."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.set(path, typed)
        assert d.said.endswith(said)


@pytest.mark.parametrize("then", ["typed", "right", "="])
async def test_a_warning_goes_with_the_next_change(at_desk: At, then: str) -> None:
    """What was out of bounds is settled by a value that is not."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.set(COUNT, "99")
        assert "out of bounds" in d.text
        await (d.set(COUNT, "1") if then == "typed" else d.press(then))
        assert "out of bounds" not in d.text


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


async def test_a_long_entry_is_seen_where_a_hint_stands(at_desk: At) -> None:
    """In a wide window a hint stands beside a lever that was not moved, until one types."""
    async with driven(at_desk("en"), LARGE) as d:
        await d.point(SELL)
        await d.type("1234567890" * 5)
        assert "567890▁" in d.text


@pytest.mark.parametrize("keys", [("5", "千"), ("slash",), ("slash", "茶"), ("slash", *"茶" * 90)])
async def test_the_terminals_cursor_follows_what_is_typed(at_desk: At, keys: tuple[str]) -> None:
    """Also once the window was pulled, and at the end of what is longer than its place.

    Candidates of an input method show there.
    """
    async with driven(at_desk("en"), LARGE) as d:
        await d.point("forecast.orders")
        await d.press(*keys)
        for then in ("typed", "smaller", "larger", "language", "wheel"):
            if then == "wheel":
                d.post(events.MouseScrollDown(None, 9, 9, 0, 0, 0, False, False, False, 9, 9))
            elif then in ("smaller", "larger"):
                await d.pilot.resize_terminal(*(SMALL if then == "smaller" else LARGE))
            elif then == "language":
                await d.press("f10")
            await d.settle()
            (x, y), left = d.app.cursor_position, d.table.content_region.x
            row = d.rows[y] if y >= d.table.content_region.y else ""
            assert (then == "wheel" and not row) or x == cell_len(row.partition("▁")[0]), then
            assert left < x < d.table.content_region.right
        if keys[-1] != "slash":
            await d.press("茶")  # back to what was scrolled away
            assert "茶▁" in d.text


@pytest.mark.parametrize("keys", [("n", "s", "end", "enter"), ("ctrl+p",)])
async def test_it_follows_a_window_that_is_moved(saves: Path, keys: tuple[str]) -> None:
    """The field of a question or of the palette stands elsewhere in a larger terminal."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press(*keys)
        await d.pilot.resize_terminal(200, 50)
        await d.settle()
        field = d.app.screen.query_one(Input)
        assert d.app.cursor_position == field.cursor_screen_offset


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


async def test_what_is_typed_is_dropped_where_the_cursor_was_taken_to_a_choice(at_desk: At) -> None:
    """A choice takes no number: nothing is set, and nothing breaks."""
    async with driven(at_desk()) as d:
        await d.point(OBJECTIVE)
        choice = d.table.cursor
        await d.point(BUDGET)
        await d.press("5")
        before = dict(d.app.play.values)
        d.table.cursor = choice
        await d.press("down")
        assert dict(d.app.play.values) == before


async def test_the_footer_says_what_a_key_means_once(at_desk: At) -> None:
    """While a value is typed Escape drops it, and does not lead home as well."""
    async with driven(at_desk("en")) as d:
        await d.point(BUDGET)
        assert "Esc Home" in d.rows[-1]
        await d.press("4")
        assert d.rows[-1].count("Esc") == 1
        assert "Home" not in d.rows[-1]
