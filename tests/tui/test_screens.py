"""Each screen to the letter, as plain rows, at three sizes and in both languages."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from syrupy.assertion import SnapshotAssertion

from simgame import __version__
from simgame.tui.screens.review import Review
from tests.tui import canned, opened
from tests.tui.driver import LARGE, SMALL, Driver, driven, hand_app
from tests.tui.opened import open_play

SIZES = {"80x24": SMALL, "120x40": LARGE, "200x50": (200, 50)}
# The small one is hard for English, the usual one is what a Chinese class sees.
QUICK = (("80x24", "en"), ("120x40", "zh"))
KEPT = Path(__file__).parent / "__snapshots__" / "test_screens.ambr"
Steps = Callable[[Driver], Awaitable[None]]
SCREENS: dict[str, Steps] = {}


def shown(steps: Steps) -> Steps:
    """Make what `steps` lead to a case of its own, named after them."""
    SCREENS[steps.__name__.strip("_").replace("_", "-")] = steps
    return steps


def kept_screens() -> dict[str, list[str]]:
    """The rows of every screen that is kept, by `screen-size-lang`."""
    found = re.findall(
        r"# name: test_screens\[(.*?)\]\n  \'\'\'\n(.*?)\n  \'\'\'", KEPT.read_text("utf-8"), re.S
    )
    return {name: [row.removeprefix("  ") for row in rows.split("\n")] for name, rows in found}


@shown
async def home(d: Driver) -> None:
    """Home without a save."""
    await d.press("down")


@shown
async def settings(d: Driver) -> None:
    """What a player has set, and how it looks."""
    await d.press("comma", "down", "down")


@shown
async def desk(d: Driver) -> None:
    """The desk in week 3, with changes and an open entry."""
    await open_play(d)
    await d.set("paid.douyin.budget", "18000")
    await d.point("content.xiaohongshu.picture-text.count")
    await d.press("enter")


@shown
async def desk_first_week(d: Driver) -> None:
    """The desk before anything was played, over budget."""
    await open_play(d, 1)
    await d.set("paid.douyin.budget", "45000")


@shown
async def typing(d: Driver) -> None:
    """A value being typed."""
    await open_play(d)
    await d.point("paid.douyin.budget")
    await d.type("123")


@shown
async def dashboard(d: Driver) -> None:
    """The dashboard."""
    await open_play(d)
    await d.press("f3")


@shown
async def market(d: Driver) -> None:
    """The market."""
    await open_play(d)
    await d.press("f4")


@shown
async def inbox(d: Driver) -> None:
    """The inbox, its first letter read."""
    await open_play(d)
    await d.press("f6")
    await d.wait(1.5)


@shown
async def creators(d: Driver) -> None:
    """The list of KOLs, with an offer."""
    await open_play(d)
    await d.press("o", "enter", "right")


@shown
async def card(d: Driver) -> None:
    """The card of a figure."""
    await open_play(d)
    await d.press("f3", "f1")


@shown
async def transit(d: Driver) -> None:
    """In transit."""
    await open_play(d)
    await d.press("f5")


@shown
async def confirm(d: Driver) -> None:
    """The last look before the week."""
    await open_play(d)
    await d.press("r")


@shown
async def diff(d: Driver) -> None:
    """The plan against last week."""
    await desk(d)
    await d.press("d")


@shown
async def help_(d: Driver) -> None:
    """Help on the lever table."""
    await open_play(d)
    await d.press("f1")


@shown
async def palette(d: Driver) -> None:
    """The command palette."""
    await open_play(d)
    await d.press("ctrl+p")
    await d.press("down")


@shown
async def week(d: Driver) -> None:
    """A week that is over."""
    await open_play(d)
    await d.press("r", "enter", "end")


@shown
async def week_running(d: Driver) -> None:
    """A week on Thursday, against the one before."""
    await open_play(d)
    await d.press("r", "enter", "right", "right", "right", "space", "n")


@shown
async def question(d: Driver) -> None:
    """A prompt."""
    await open_play(d, asks=True)
    await d.to_question()
    await d.answer("1")


@shown
async def review(d: Driver) -> None:
    """The review."""
    await week(d)
    await d.press("enter")
    assert isinstance(d.app.screen, Review)


@shown
async def final(d: Driver) -> None:
    """The score, opened."""
    await open_play(d, 5)
    await d.press("down", "enter", "down", "enter")


for _way in (opened.class_home, opened.team_room, opened.crisis, opened.celebration):
    shown(_way)


def _each() -> Iterator[ParameterSet]:
    """Every screen, size and language; what a quick run leaves out is marked."""
    for screen, size, lang in product(SCREENS, SIZES, ("zh", "en")):
        quick = (size, lang) in QUICK
        marks = () if quick else pytest.mark.every_size
        yield pytest.param(screen, size, lang, id=f"{screen}-{size}-{lang}", marks=marks)


@pytest.mark.parametrize(("screen", "size", "lang"), list(_each()))
async def test_screens(
    screen: str,
    size: str,
    lang: str,
    saves: Path,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a player sees; nothing is wider than the terminal."""
    monkeypatch.setattr("simgame.game.desk.play.costs_of", canned.costs)
    async with driven(hand_app(lang=lang, saves=saves), SIZES[size]) as d:
        await SCREENS[screen](d)
        assert d.widest <= SIZES[size][0]
        assert len(d.rows) == SIZES[size][1]
        assert d.text.replace(__version__, "0.0.0") == snapshot
        # On no screen, however often, does it quit; it says what to do instead.
        await d.press("ctrl+c", "ctrl+c", "ctrl+c")
        assert d.app.return_code is None
