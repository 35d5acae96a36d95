"""Each screen to the letter, as plain rows, at two sizes and in both languages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from simgame import __version__
from simgame.game.desk.play import Play
from simgame.game.table.drafts import MemoryDrafts
from tests.tui import canned
from tests.tui.canned import CannedSession
from tests.tui.driver import LARGE, SMALL, Driver, driven, hand_app

SIZES = {"80x24": SMALL, "120x40": LARGE}
Steps = Callable[[Driver], Awaitable[None]]


async def open_play(d: Driver, week: int = 3, *, asks: bool = False) -> None:
    """Open a season of the script with its review read."""
    play = Play(CannedSession(week, asks), MemoryDrafts(), "normal", 7)
    play.reviewed = True
    d.app.opened(play)
    await d.settle()


async def home(d: Driver) -> None:
    """Home without a save."""
    await d.press("down")


async def desk(d: Driver) -> None:
    """The desk in week 3, with changes and an open entry."""
    await open_play(d)
    await d.set("paid.douyin.budget", "18000")
    await d.point("content.xiaohongshu.picture-text.count")
    await d.press("enter")


async def desk_first_week(d: Driver) -> None:
    """The desk before anything was played, over budget."""
    await open_play(d, 1)
    await d.set("paid.douyin.budget", "45000")


async def typing(d: Driver) -> None:
    """A value being typed."""
    await open_play(d)
    await d.point("paid.douyin.budget")
    await d.type("123")


async def dashboard(d: Driver) -> None:
    """The dashboard."""
    await open_play(d)
    await d.press("f3")


async def inbox(d: Driver) -> None:
    """The inbox."""
    await open_play(d)
    await d.press("f4")


async def transit(d: Driver) -> None:
    """In transit."""
    await open_play(d)
    await d.press("f5")


async def confirm(d: Driver) -> None:
    """The last look before the week."""
    await open_play(d)
    await d.press("r")


async def diff(d: Driver) -> None:
    """The plan against last week."""
    await desk(d)
    await d.press("d")


async def help_(d: Driver) -> None:
    """Help on the lever table."""
    await open_play(d)
    await d.press("f1")


async def palette(d: Driver) -> None:
    """The command palette."""
    await open_play(d)
    await d.press("ctrl+p")
    await d.press("down")


async def week(d: Driver) -> None:
    """A week that is over."""
    await open_play(d)
    await d.press("r", "enter", "enter")


async def question(d: Driver) -> None:
    """A prompt."""
    await open_play(d, asks=True)
    await d.press("r", "enter", "enter")


async def review(d: Driver) -> None:
    """The review."""
    await week(d)
    await d.press("enter")


async def final(d: Driver) -> None:
    """The score, opened."""
    await open_play(d, 5)
    await d.press("down", "enter", "down", "enter")


SCREENS: dict[str, Steps] = {
    "home": home, "desk": desk, "desk-first-week": desk_first_week, "typing": typing,
    "dashboard": dashboard, "inbox": inbox, "transit": transit, "confirm": confirm, "diff": diff,
    "help": help_, "palette": palette, "week": week, "question": question, "review": review,
    "final": final,
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
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
