"""Every screen of the app by the keys that lead to it from home, in seasons that were played.

What no key leads to where nobody else plays, or no trouble comes, is that of the script.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

from simgame.game.session import LocalSession, Setup
from simgame.players.policy import for_seat
from simgame.scenario import load_or_raise
from tests.tui import opened
from tests.tui.driver import LARGE, SMALL, Driver, driven, hand_app

SIZES = (SMALL, LARGE, (200, 50))
SCENARIO, WEEKS_BEHIND = "tea-launch", 3
Size = tuple[int, int]
Way = Callable[[Driver], Awaitable[None]]


def seasons_in(folder: Path) -> None:
    """Play two seasons: one to its end, and a newer one for some weeks."""
    folder.mkdir(exist_ok=True)
    for name, seed, weeks in (("over", 7, 99), ("under-way", 8, WEEKS_BEHIND)):
        setup = Setup(load_or_raise(SCENARIO, "normal"), seed)
        session = LocalSession.start(setup, folder / f"{name}.jsonl")
        while not session.finished and session.round <= weeks:
            session.submit(session.plan_of(for_seat("even_split")))
            session.advance()
        session.close()


def _by(*keys: str) -> Way:
    async def go(d: Driver) -> None:
        await d.press(*keys)

    return go


def _in_season(*keys: str) -> Way:
    """From the desk of the season that is under way, its review read."""

    async def go(d: Driver) -> None:
        await d.press("c")
        while d.screen_name == "Review":
            await d.press("enter")
        await d.press(*keys)

    return go


async def _on_thursday(d: Driver) -> None:
    """A week in its middle, held."""
    await _in_season("r", "enter", "right", "right", "right", "space")(d)


async def _tutorial(d: Driver) -> None:
    await d.press("t")


async def _review(d: Driver) -> None:
    await _in_season()(d)
    await d.run_week()
    if d.screen_name == "Week":
        await d.press("enter")


LOOKS: dict[str, Way] = {
    "home": _by(),
    "scenarios": _by("n", "down"),
    "boards": _by("b"),
    "seasons": _by("o"),
    "trainer": _by("T"),
    "settings": _by("comma", "down"),
    "brief": _tutorial,
    "desk": _in_season("down", "down"),
    "dashboard": _in_season("f3"),
    "market": _in_season("f4"),
    "transit": _in_season("f5"),
    "inbox": _in_season("f6"),
    "creators": _in_season("o", "enter"),
    "card": _in_season("f3", "f1"),
    "help": _in_season("question_mark"),
    "palette": _in_season("ctrl+p"),
    "confirm": _in_season("r"),
    "presets": _in_season("p"),
    "week": _on_thursday,
    "review": _review,
    "crisis": opened.crisis,
    "celebration": opened.celebration,
    "class-home": opened.class_home,
    "team-room": opened.team_room,
    **{f"debrief-{page}": _by("o", "end", "enter", str(page)) for page in range(1, 8)},
}


async def looked_at(
    name: str, lang: str, saves: Path, sizes: Sequence[Size] = SIZES
) -> AsyncIterator[tuple[Size, Driver]]:
    """Go to a screen and show it at each size, the window pulled to it.

    In a copy of the saves: who looks at a week lives it, and the next look would find another.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = shutil.copytree(saves, Path(folder) / "saves")
        async with driven(hand_app(lang=lang, saves=kept), sizes[0]) as d:
            await LOOKS[name](d)
            for size in sizes:
                await d.pilot.resize_terminal(*size)
                await d.settle()
                yield size, d
