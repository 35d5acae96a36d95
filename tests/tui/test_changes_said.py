"""What a key did to the plan is said, with the way back, and seen once more before a week runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simgame.settings import KeptSettings
from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, COUNT, LARGE, SHORT, SMALL, driven, hand_app

At = Callable[..., SimgameApp]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("x",), "¥400 → ¥0. u takes it back."),
        (("equals_sign",), "¥400 → ¥40,000. u takes it back."),
        (("x", "u"), "Taken back: .*¥0 → ¥400"),
        (("x", "u", "U"), "Done again: .*¥400 → ¥0"),
        (("x", "x"), "it is so already"),
        (("p", "enter", "enter"), r"and \d+ more. u takes it back."),
    ],
)
async def test_what_wipes_fills_or_copies_says_what_was_there(
    at_desk: At, keys: tuple[str, ...], said: str
) -> None:
    """The lever with its value before and after, and the key that undoes it."""
    async with driven(at_desk(), LARGE) as d:
        await d.set(BUDGET, "400")
        await d.point(BUDGET)
        await d.press(*keys)
        assert re.search(said, d.said), d.said


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_last_look_lists_what_changed(at_desk: At, size: tuple[int, int]) -> None:
    """What was taken out first; how a week runs stays in sight whatever the size."""
    async with driven(at_desk(), size) as d:
        await d.set(COUNT, "4")
        await d.set(BUDGET, "9000")
        await d.run_week()
        await d.press("enter", "p", "enter", "enter")
        await d.set(COUNT, "2")
        await d.point(BUDGET)
        await d.press("x", "r")
        assert re.search(r"¥9,000 +→ +¥0", d.text), d.text
        assert re.search(r"4 +→ +2", d.text), d.text
        assert d.text.index("¥9,000") < d.text.index("4  →")
        assert "Enter runs the week." in d.text
        await d.press("d")
        assert d.screen_name == "Diff"


async def test_a_plan_that_leaves_much_money_is_told_so_and_runs(at_desk: At) -> None:
    """Against an even share of the season's money, not the week's cap."""
    async with driven(at_desk(), LARGE) as d:
        await d.set(COUNT, "4")
        await d.press("r")
        assert "The season's money comes to" in d.text
        await d.press("escape")
        await d.point(BUDGET)
        await d.press("equals_sign", "r")
        assert "The season's money comes to" not in d.text
        await d.press("enter")
        assert d.screen_name == "Week"


async def test_a_plan_of_ones_own_comes_back(saves: Path, tmp_path: Path) -> None:
    """Whether it was forgotten, or another was kept under its name."""
    settings = KeptSettings(tmp_path / "settings.json")
    app = hand_app(lang="en", scenario=SHORT, seed=7, saves=saves, settings=settings)
    async with driven(app, LARGE) as d:
        await d.set(COUNT, "4")
        await d.press("p", "s", *"ab", "enter", "x")
        assert "Yours: ab" not in d.text
        await d.press("u")
        assert "Yours: ab" in d.text
        await d.press("escape")
        await d.set(COUNT, "9")
        await d.press("p", "s", *"ab", "enter", "u", "enter", "enter")
        assert d.desk.play.values[COUNT] == 4


async def test_nothing_is_said_of_idle_money_before_ads_can_be_bought(saves: Path) -> None:
    """What there is in a tutorial's first week takes hours, and cannot take the money."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves)) as d:
        await d.press("r")
        assert d.screen_name == "Confirm"
        assert "The season's money comes to" not in d.text


async def test_a_value_out_of_bounds_is_named_with_the_one_that_was_taken(at_desk: At) -> None:
    """Not that some value was taken: which one."""
    async with driven(at_desk()) as d:
        await d.point(COUNT)
        most = d.table.spec.lever.high
        await d.press(*"999", "enter")
        assert f"999 is out of bounds: {most}, the nearest" in d.said


@pytest.mark.parametrize(("lang", "signs"), [("zh", {"u", "=", "Esc"}), ("en", {"u", "Esc"})])
async def test_the_smallest_window_names_what_takes_back(
    at_desk: At, lang: str, signs: set[str]
) -> None:
    """Undo once something was changed, the way out, and filling up where its name has room."""
    async with driven(at_desk(lang), SMALL) as d:
        await d.set(BUDGET, "400")
        assert signs <= set(d.rows[-1].split())
