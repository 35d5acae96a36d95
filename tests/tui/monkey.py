"""Somebody who presses and clicks at random, faster than windows open, from every screen on.

The same seed does the same. What the app raises comes out of `play_about`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from textual import events

from simgame.game.desk.play import Play
from simgame.tui.app import SimgameApp
from tests.tui.driver import LARGE, SHORT, SMALL, Driver, driven, hand_app
from tests.tui.test_screens import SCREENS, Steps

KEYS = [
    *"udrwnctaskjfhlxvqpbULT/?:=0123456789-+.*][<>g", *"／？＝ｒ１２、。《茶妹é👍", "enter",
    "enter", "space", "escape", "up", "down", "left", "right", "shift+left", "shift+right", "home",
    "end", "pageup", "pagedown", "tab", "shift+tab", "backspace", "delete", "f1", "f2", "f3", "f4",
    "f5", "f6", "f8", "f9", "f10", "f12", "ctrl+p", "ctrl+y", "ctrl+z", "ctrl+c", "ctrl+a",
    "ctrl+u", "ctrl+w", "ctrl+o", *";；",
]  # fmt: skip
PASTES = ["5\n6", "1.500", "", "\x00\x1b[2J", "茶" * 400, "7\t8\r\n", "¥1.2万", " "]
SIZES = [SMALL, LARGE, (2, 2), (76, 20), (75, 19), (200, 60), (30, 40), (120, 21)]
MOUSE = [events.MouseDown, events.MouseUp, events.MouseMove, events.MouseMove,
         events.MouseScrollUp, events.MouseScrollDown]  # fmt: skip
_AT_ONCE = 12  # so many events come at most before anything is waited for


async def _list(d: Driver) -> None:
    await d.press("n")


async def _seed(d: Driver) -> None:
    await d.press("n", "s")


async def _tutorial(d: Driver) -> None:
    await d.press("t")


async def _again(d: Driver) -> None:
    await SCREENS["final"](d)
    await d.press("w")


async def _presets(d: Driver) -> None:
    await SCREENS["desk"](d)
    await d.press("p")


async def _take_over(d: Driver) -> None:
    await _presets(d)
    await d.press("enter")


async def _ask(d: Driver) -> None:
    await _seed(d)
    await d.press("down", "enter")


async def _boards(d: Driver) -> None:
    await d.press("b")


async def _whole_brief(d: Driver) -> None:
    await d.press("n", "b")


async def _nowhere(_: Driver) -> None:
    """Where the app has opened: a season, a preview, or the home of a folder with saves."""


STARTS: dict[str, Steps] = {
    **SCREENS, "list": _list, "seed": _seed, "tutorial": _tutorial, "review-again": _again,
    "presets": _presets, "take-over": _take_over, "ask": _ask, "boards": _boards,
    "whole-brief": _whole_brief,
    "season": _nowhere, "preview": _nowhere,
}  # fmt: skip


def _app(start: str, saves: Path, chance: random.Random) -> SimgameApp:
    lang = chance.choice(["zh", "en"])
    if start == "season":
        return hand_app(lang=lang, saves=saves, scenario=SHORT, seed=chance.randint(1, 99))
    if start == "preview":
        return hand_app(lang=lang, saves=saves, scenario=SHORT, seed=7, preview=True)
    return hand_app(lang=lang, saves=saves)


async def play_about(
    seed: int, count: int, saves: Path, starts: Sequence[str] = tuple(STARTS)
) -> set[str]:
    """Do `count` random things, the same number from each start; the screens that were seen."""
    chance, seen = random.Random(seed), set[str]()
    for start in starts:
        async with driven(_app(start, saves, chance), chance.choice([SMALL, LARGE])) as d:
            await STARTS[start](d)
            seen.add(d.screen_name)
            await _about(d, count // len(starts) + 1, chance, seen)
    return seen


async def _about(d: Driver, count: int, chance: random.Random, seen: set[str]) -> None:
    left = count
    while left > 0 and d.app.is_running:
        burst = min(chance.randint(1, _AT_ONCE), left)
        for _ in range(burst):
            await _something(d, chance)
        left -= burst
        await d.settle()
        _is_kept(d.app.play)
        if d.app.screen_stack:
            seen.add(d.screen_name)
        await d.wait(chance.choice([0, 0.1, 1, 3]))


def _is_kept(play: Play | None) -> None:
    """The draft on the disk is the one on the desk; none is there before a lever was moved."""
    if play is None or play.unsaved or play.session.committed or play.session.finished:
        return
    if play.session.observe().round == play.draft.round:
        kept = play.drafts.read()
        assert play.draft.untouched if kept is None else kept == play.draft.written(), kept


async def _something(d: Driver, chance: random.Random) -> None:
    what = chance.random()
    if what < 0.75:
        await d.press_unsettled(chance.choice(KEYS))
    elif what < 0.95:
        _point(d, chance.choice(MOUSE), chance)
    elif what < 0.98:
        d.post(events.Paste(chance.choice(PASTES)))
    else:
        await d.pilot.resize_terminal(*chance.choice(SIZES))


def _point(d: Driver, kind: Callable[..., events.MouseEvent], chance: random.Random) -> None:
    x, y = (chance.randrange(max(size, 1)) for size in d.app.size)
    button = chance.choice([1, 1, 1, 3])
    d.post(kind(None, x, y, 0, 0, button, False, False, False, x, y))
