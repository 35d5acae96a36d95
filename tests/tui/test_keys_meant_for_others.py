"""A key decides nothing in a window that the player has not had the time to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.table.contract import PASS
from simgame.tui.door import QUIET_SECONDS
from tests.tui.driver import COUNT, LARGE, SHORT, Driver, driven, hand_app
from tests.tui.monkey import play_about
from tests.tui.opened import open_play


async def asked(d: Driver) -> list[str]:
    """Run a week until its question has opened by itself; returns the answers it will get."""
    await open_play(d, asks=True)
    await d.press("r", "enter")
    for _ in range(100):
        await d.wait(0 if d.asked else 0.1)
    assert d.asked is not None
    return d.app.play.session.answers


@pytest.mark.parametrize("seconds", [0, 0.3, 0.69])
async def test_what_is_typed_too_early_is_not_taken(seconds: float, saves: Path) -> None:
    """The question stands untouched: nothing is answered, pointed at or closed."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        await d.wait(seconds)
        for key in ("enter", "space", "1", "2", "down", "escape"):
            await d.press(key)
            assert d.asked is not None, key
            assert d.asked.picked == "", key
            assert answers == [], key


@pytest.mark.parametrize("key", ["enter", "1"])
async def test_a_key_that_is_held_down_answers_nothing(key: str, saves: Path) -> None:
    """Thirty times a second from before the question opens until long after."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        for _ in range(60):
            await d.press(key)
            await d.wait(1 / 30)
        assert d.asked is not None
        assert answers == []


async def test_enter_alone_answers_nothing(saves: Path) -> None:
    """However long the question has been read: no option is pointed at before a key moved there."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        for key in ("enter", "space") * 5:
            await d.answer(key)
        assert d.asked is not None
        assert answers == []


@pytest.mark.parametrize(
    ("keys", "given"),
    [("11", "accept"), ("22", "decline"), ("33", PASS), ("122", "decline"), ("１１", "accept")],
)
async def test_the_same_digit_twice_answers(keys: str, given: str, saves: Path) -> None:
    """Another digit in between is a change of mind."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        await d.answer(*keys[:-1])
        assert answers == []
        await d.press(keys[-1])
        assert answers == [given]


async def test_anything_else_answers_nothing(saves: Path) -> None:
    """A digit without an answer, two that differ, and what stands between two of the same."""
    names = {"\r": "enter", " ": "space"}
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        for keys in ("4", "44", "00", "12", "1\r", "2 2"):
            await d.answer(*(names.get(key, key) for key in keys[:2]))
            assert (d.asked is not None, answers) == (True, []), keys


async def test_a_click_is_taken_once_the_question_was_seen(saves: Path) -> None:
    """On an answer, twice: once to pick it, once to give it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        answers = await asked(d)
        row = next(n for n, text in enumerate(d.rows) if " 1  accept" in text)
        for _ in range(2):
            await d.click(30, row)
        assert (d.asked.picked, answers) == ("", [])
        await d.wait(QUIET_SECONDS)
        for _ in range(2):
            await d.click(30, row)
        assert answers == ["accept"]


async def test_help_and_language_work_at_once(saves: Path) -> None:
    """Keys that decide nothing in a question are not kept waiting."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await asked(d)
        await d.press("f10")
        assert "再按一次才算数" in d.text
        await d.press("f1")
        assert d.screen_name == "Help"


async def test_the_week_waits_while_a_window_lies_over_it(saves: Path) -> None:
    """No question opens over help or the palette."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, asks=True)
        await d.press("r", "enter", "f", "f", "f1")
        await d.wait(4)
        assert d.screen_name == "Help"
        assert d.app.screen_stack[1].asked is None
        await d.press("escape")
        await d.wait(4)
        assert d.asked is not None


async def test_the_brief_of_a_season_is_not_closed_unseen(saves: Path) -> None:
    """It opens when the season is there: Enter that came a moment later was not meant for it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("t", "enter")
        assert d.screen_name == "Brief"
        await d.answer("enter")
        assert d.screen_name == "Desk"


async def test_keys_wait_for_a_list_that_is_being_read(saves: Path) -> None:
    """Typed ahead, they mean what they would have meant with the list there."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("n")
        third = [line.key for line in d.app.screen.query_one("#list").lines if line.key][2]
        await d.press("escape")
        await d.press_unsettled("n", "down", "down")
        await d.settle()
        assert d.app.screen.pointed == third


async def test_no_key_crosses_a_season_that_is_being_opened(saves: Path) -> None:
    """Asked for one, whatever is typed until it is there begins no other."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("n")
        first = d.app.screen.pointed
        await d.press_unsettled("enter", "down", "enter", "escape", "r")
        await d.settle()
        assert d.desk.play.source == first
        await d.press("down", "right")
        assert len(list(saves.glob("*.jsonl"))) == 1


@pytest.mark.parametrize("keys", [("f1", "ctrl+p", "f1", "f8"), ("ctrl+p", "f1", "ctrl+p", "f8")])
async def test_windows_may_lie_over_each_other(keys: tuple[str, ...], saves: Path) -> None:
    """Help over the palette and the palette over help; what is typed at once is not lost."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press_unsettled(*keys)
        await d.settle()
        while d.screen_name != "Desk":
            await d.press("escape")
        await d.press_unsettled("ctrl+p", "d", "a", "s", "h")
        await d.settle()
        assert d.screen_name == "Palette"
        assert "Dashboard" in d.text


async def test_windows_never_pile_up(saves: Path) -> None:
    """Of each kind there is one at most: a heap of them could not be drawn any more."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        for _ in range(5):
            await d.press("f1", "ctrl+p", "f8")
            assert len(d.app.screen_stack) <= 5
        while d.screen_name != "Desk":
            await d.press("escape")


@pytest.mark.unhurried
async def test_anything_at_any_moment_breaks_nothing(saves: Path) -> None:
    """Keys, mouse, pastes and sizes, faster than windows open and close."""
    await play_about(1, 160, saves, ("season", "question", "seed", "preview"))


@pytest.mark.parametrize("asked", ["scenario", "preview", "resume"])
@pytest.mark.parametrize("key", ["t", "n", "q"])
async def test_no_key_begins_another_season(asked: str, key: str, saves: Path) -> None:
    """What the command line asked for is opened, whatever is pressed until it is there."""
    if asked == "resume":
        async with driven(hand_app(lang="en", saves=saves, scenario=SHORT, seed=7)) as d:
            await d.set(COUNT, "1")
        given = {"resume": str(next(saves.glob("*.jsonl")))}
    else:
        given = {"scenario": SHORT, "seed": 7, "preview": asked == "preview"}
    app = hand_app(lang="en", saves=saves, **given)
    async with app.run_test() as pilot:
        d = Driver(app, pilot)
        await d.press_unsettled(key, "enter", key)
        await d.settle()
        assert d.desk.play.seed == 7
        assert len(list(saves.glob("*.jsonl"))) == (asked == "resume")
        app.close_play()
