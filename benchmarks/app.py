"""How soon the app shows something and answers, beside two well-known apps of the same library.

posting and harlequin are installed once into `build/peers`, where a package index can be reached;
they are no dependency. Times to the first frame are of the clock on the wall, all apps in turns;
what answers to keys is processor time, so that others on the machine do not count.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import Figure
from simgame.gc_paused import collect_as_usual
from simgame.tui.front.explainer import in_a_process
from tests.tui.driver import Driver, driven, hand_app
from tests.tui.looks import LOOKS, seasons_in

PEERS = Path(__file__).parents[1] / "build" / "peers"
APPS = ("posting", "harlequin")
STARTS = 5
SIZE = (120, 40)
# So many signs that are no blanks are a frame: more than a cursor and a title, less than any app.
FRAME_SIGNS = 300
PATIENCE_SECONDS = 30.0
_ESCAPES = re.compile(
    rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[()][A-Z0-9]|.)"
)
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
    peers = {name: [str(PEERS / "bin" / name)] for name in peers_there()}
    peers = peers or {"import textual.app": [sys.executable, "-c", _IMPORTED]}
    best = dict.fromkeys([*ours, *peers], float("inf"))
    for _ in range(STARTS):
        for name, words in {**ours, **peers}.items():
            best[name] = min(best[name], first_frame(words))
    return [Figure(f"first frame, {name}", best[name], peer, best[peer])
            for name in ours for peer in peers]  # fmt: skip


_IMPORTED = f"import textual.app; print('x' * {FRAME_SIGNS}); input()"


def peers_there() -> list[str]:
    """The apps to compare with, installed where that can be done."""
    if not all((PEERS / "bin" / name).exists() for name in APPS):
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        pip = [str(PEERS / "bin" / "python"), "-m", "pip", "--quiet", "--retries", "0", "install"]
        subprocess.run([*pip, *APPS], check=False, capture_output=True, timeout=600)
    return [name for name in APPS if (PEERS / "bin" / name).exists()]


def first_frame(words: Sequence[str]) -> float:
    """Seconds until an app in a pseudo-terminal has drawn a frame; it is killed then."""
    start = time.perf_counter()
    pid, screen = _opened(words)
    try:
        _await_frame(screen)
        return time.perf_counter() - start
    finally:
        _end(pid, screen)


def memory(folder: Path) -> Amount:
    """The memory that the app ever took at the desk of a season that is begun."""
    words = ["-m", "simgame", "play", "tea-launch", "--saves", str(folder / "new")]
    pid, screen = _opened([sys.executable, *words])
    try:
        _await_text(screen, b"F6")
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    finally:
        _end(pid, screen)
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return Amount("memory at the desk", f"{int(peak.split()[1]) / 1024:.0f} MB")


def _opened(words: Sequence[str]) -> tuple[int, int]:
    pid, screen = pty.fork()
    if pid == 0:
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        os.execve(words[0], list(words), {**kept, **told})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    return pid, screen


def _await_frame(screen: int) -> None:
    _read_until(
        screen,
        lambda seen: (
            len(b"".join(_ESCAPES.sub(b"", seen).split()).decode("utf-8", "ignore")) >= FRAME_SIGNS
        ),
    )


def _await_text(screen: int, text: bytes) -> None:
    _read_until(screen, lambda seen: text in seen)


def _read_until(screen: int, enough: Callable[[bytes], bool]) -> None:
    """Read what is drawn, answering where the cursor is, as terminals do."""
    seen = b""
    while not enough(seen):
        if not select.select([screen], [], [], PATIENCE_SECONDS)[0]:
            raise TimeoutError(seen[-200:])
        came = os.read(screen, 65536)
        if b"\x1b[6n" in came:
            os.write(screen, b"\x1b[1;2R")
        seen += came


def _end(pid: int, screen: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(screen)


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
        told.append(_said("from tab to tab", await _spent(d, _TABS)))
        assert d.screen_name == "Desk", d.screen_name
    async with driven(app(), SIZE) as d:
        await LOOKS["week"](d)
        await d.press("space")
        told.append(_said("key while a week plays", await _spent(d, ("up", "down") * 20, 0.1)))
    async with driven(app(explains=in_a_process), SIZE) as d:
        await d.press("o", "end")
        await d.press("enter", threads=False)
        while d.screen_name != "Debrief":
            await asyncio.sleep(0.01)
        spent = await _spent(d, _PAGES, threads=False)
        assert d.at_work, "the lab was done before the pages were turned"
        told.append(_said("page of a debrief in work", spent))
    return told


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
