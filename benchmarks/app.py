"""How soon the app shows something and answers, beside two well-known apps of the same library.

posting and harlequin are installed once, each with its own Textual in an environment of its own in
`build/peers`, where a package index can be reached; they are no dependency. Times to the first
frame are of the clock on the wall, all apps in turns; what answers to keys is processor time, so
that others on the machine do not count.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import Figure
from benchmarks.in_terminal import (
    FRAME_SIGNS,
    SIZE,
    TAKES_THE_SCREEN,
    a_frame,
    ended,
    opened,
    read_until,
    seconds_until,
    shows,
)
from benchmarks.memory import most_memory
from simgame.gc_paused import collect_as_usual
from simgame.tui.front.explainer import in_a_process
from tests.tui.driver import Driver, driven, hand_app
from tests.tui.looks import LOOKS, seasons_in

PEERS = Path(__file__).parents[1] / "build" / "peers"
# Each with what it was released with: with a newer Textual or tree-sitter it may not even start.
APPS = {"posting": ("posting==2.11.1", "textual==6.1.0", "tree-sitter==0.25.2"),
        "harlequin": ("harlequin==2.17.0", "textual==8.2.8")}  # fmt: skip
STARTS = 5
_DESK_KEYS = ("down", "right", "right", "left", "up", "down", "u", "enter", "enter", "0") * 5
_TABS = ("f3", "f4", "f5", "f6", "f2") * 3
_PAGES = tuple("2345671") * 3


@dataclass(frozen=True)
class Amount:
    """Something measured that is no time."""

    name: str
    said: str

    def __str__(self) -> str:
        return self.said


def measure() -> Iterator[Figure | Amount]:
    """First frames beside the peers', memory, and what keys and turning pages take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seasons_in(folder)
        yield from first_frames(folder)
        yield memory(folder)
        yield from asyncio.run(_answers(folder))


# First frames ----------------------------------------------------------------------------------


def first_frames(folder: Path) -> list[Figure]:
    """Home and a season that is begun, each against each peer there is."""
    simgame = [sys.executable, "-m", "simgame"]
    new = str(folder / "new")
    ours = {"home": [*simgame, "play", "--saves", str(folder)],
            "play tutorial": [*simgame, "play", "tutorial", "--saves", new]}  # fmt: skip
    peers = {name: [str(_program(name))] for name in APPS if _is_there(name)}
    peers = peers or {"import textual.app": [sys.executable, "-c", _IMPORTED]}
    best = dict.fromkeys([*ours, *peers], float("inf"))
    for _ in range(STARTS):
        for name, words in {**ours, **peers}.items():
            best[name] = min(best[name], seconds_until(a_frame, words))
    return [Figure(f"first frame, {name}", best[name], peer, best[peer])
            for name in ours for peer in peers]  # fmt: skip


_IMPORTED = f"import textual.app; print({TAKES_THE_SCREEN!r}, 'x' * {FRAME_SIGNS}); input()"


def _program(name: str) -> Path:
    return PEERS / name / "bin" / name


def _is_there(name: str) -> bool:
    """Whether there is such an app to compare with, once it was tried to install it."""
    if not _program(name).exists():
        python = [sys.executable, "-m", "venv", "--clear", str(PEERS / name)]
        subprocess.run(python, check=True)
        pip = [str(PEERS / name / "bin" / "pip"), "--quiet", "--retries", "0", "install"]
        subprocess.run([*pip, *APPS[name]], check=False, capture_output=True, timeout=600)
    return _program(name).exists()


def memory(folder: Path) -> Amount:
    """The memory that the app ever took at the desk of a season that is begun."""
    words = ["-m", "simgame", "play", "tea-launch", "--saves", str(folder / "new")]
    pid, screen = opened([sys.executable, *words])
    try:
        read_until(screen, shows("F6"))
        return Amount("memory at the desk", f"{most_memory(pid):.0f} MB")
    finally:
        ended(pid, screen)


# Keys ------------------------------------------------------------------------------------------


async def _answers(folder: Path) -> list[Amount]:
    """Key to repaint at the desk, while a week plays, beside the lab; and from tab to tab."""
    told = []
    app = partial(hand_app, lang="zh", saves=folder)
    async with driven(app(), SIZE) as d:
        await LOOKS["desk"](d)
        collect_as_usual()  # as the app in a terminal does: else one key pays for all that is there
        told.append(_said("key at the desk", await _spent(d, _DESK_KEYS)))
    async with driven(app(), SIZE) as d:
        await LOOKS["desk"](d)
        collect_as_usual()
        told.append(_said("from tab to tab", await _spent(d, _TABS)))
        assert d.screen_name == "Desk", d.screen_name
    async with driven(app(), SIZE) as d:
        await LOOKS["week"](d)
        await d.press("space")
        told.append(_said("key while a week plays", await _spent(d, ("up", "down") * 20, 0.1)))
    told.append(_said("page of a debrief in work", await pages_in_work(folder)))
    return told


async def pages_in_work(folder: Path) -> list[float]:
    """Processor seconds of turning each page of a debrief while its lab works.

    What the screen takes to come up at first is no key's, and is over before the first is pressed.
    """
    app = hand_app(lang="zh", saves=folder, explains=in_a_process)
    async with driven(app, SIZE) as d:
        await d.press("o", "end")
        await d.press("enter", threads=False)
        while d.screen_name != "Debrief":
            await asyncio.sleep(0.01)
        await d.settle(threads=False)
        collect_as_usual()
        spent = await _spent(d, _PAGES, threads=False)
        assert d.at_work, "the lab was done before the pages were turned"
    return spent


async def _spent(
    d: Driver, keys: Sequence[str], wait: float = 0.0, *, threads: bool = True
) -> list[float]:
    """Processor seconds of each key until all is drawn; with the frames of `wait` seconds."""
    spent = []
    for key in keys:
        start = time.process_time()
        if wait:
            await d.wait(wait)
        await d.press(key, threads=threads)
        spent.append(time.process_time() - start)
    return spent


def _said(name: str, spent: Sequence[float]) -> Amount:
    slow, usual = statistics.quantiles(spent, n=20)[-1], statistics.median(spent)
    return Amount(name, f"p95 {slow * 1000:.0f} ms, median {usual * 1000:.0f} ms of processor time")
