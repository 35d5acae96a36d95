"""A lever is found by a few letters."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, LARGE, SMALL, driven

At = Callable[..., SimgameApp]
POSTS, FEE = "kol.tea-sister.posts", "kol.tea-sister.fee"


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


@pytest.mark.parametrize(
    "typed",
    [
        "Douyin › Budget",
        "paid/douyin/budget",
        "ｄｏｕｙｉｎ　ｂｕｄｇｅｔ",
        "抖音 · 预算",
        "paid.douyin.budget",
    ],
)
async def test_what_a_screen_shows_is_found_as_it_stands_there(at_desk: At, typed: str) -> None:
    """What stands between words is not looked for, and letters may be wide."""
    async with driven(at_desk("en")) as d:
        await d.press("slash")
        await d.type(typed)
        assert d.table.pointed == BUDGET


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


async def test_a_lever_is_found_by_what_may_be_chosen_there(at_desk: At) -> None:
    """In either language, below those that are called so; with a word of its name it is alone."""
    async with driven(at_desk("en")) as d:
        await d.press("slash")
        await d.type("包裹")
        assert d.table.pointed == "private.wecom.touchpoint"
        await d.press(*["backspace"] * 2)
        await d.type("douyin seeding")
        assert d.table.pointed == "paid.douyin.objective"
        assert "Xiaohongshu ›" not in d.text
        await d.press(*["backspace"] * 14)
        await d.type("posts")
        assert d.text.index("› Posts") < d.text.index("› Touchpoint")
