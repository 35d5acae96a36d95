"""That the terminal app is played in a real terminal, and survives kills and whatever is done."""

import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from rich.cells import cell_len

from benchmarks.in_terminal import opened, read_until, shows
from simgame.game.table.drafts import FileDrafts
from simgame.game.table.gateway import SeasonInfo
from simgame.game.table.gateway_local import LocalGateway
from simgame.locale import texts
from simgame.tui.door import QUIET_SECONDS
from simgame.tui.screens.base import GameScreen, Window
from simgame.tui.where import EVERY_SECONDS
from tests.tui.driver import SHORT
from tests.tui.monkey import play_about
from tests.tui.terminal import Terminal
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
SIZES = ((80, 24), (120, 40))
KILLS = 200
# Stands in the tabs of every page of the desk, and nowhere else.
DESK = "F6"
SEEDS, THINGS = (1, 2, 3, 4, 5), 20_000
# Keys that lead from the desk to what is read over it, and what stands there alone; or to nothing.
OVER_THE_DESK = (("", ""), ("F4", "Order a study"), ("F6", "The brief"), ("o", "sorted by"))
GONE_SECONDS = 10.0
DRAWN_SECONDS = 0.4


def season_in_a_terminal() -> str:
    """Play the tutorial from home to the score, in both languages and at two sizes."""
    seasons = []
    for lang in ("zh", "en"):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                seasons.append(_tutorial(lang, size, Path(folder)))
    return f"seasons of {', '.join(seasons)}"


def _tutorial(lang: str, size: tuple[int, int], folder: Path) -> str:
    t = texts(lang)
    with Terminal(["play", "--lang", lang, "--saves", folder], size) as terminal:
        terminal.wait(t("New season"))
        terminal.press("t")
        terminal.wait(t("Enter goes to the desk."))
        while t("Enter goes to the desk.") in terminal.text:
            _press_heard(terminal, "Enter")
        for week in range(1, 5):
            terminal.wait(DESK)
            open_content(terminal, lang)
            terminal.press("Down", "4", "Enter", "Down", "3", "Enter")
            play_week(terminal, lang, week)
        terminal.wait(t("Causes"))
        assert all(cell_len(row) <= size[0] for row in terminal.rows), terminal.text
        terminal.press("C-q")
        code = terminal.exit_code()
    assert code == 0, f"exit {code}"
    gateway = LocalGateway(folder)
    (info,) = gateway.seasons()
    assert info.finished, info
    session = gateway.resume(info.name).session
    session.close()
    assert all(decided.values for decided in session.decided()), [
        dict(decided.values) for decided in session.decided()
    ]
    return f"{session.score().total} points"


def play_week(terminal: Terminal, lang: str, week: int) -> None:
    """Run the week, skip to its end, read the review; questions get the first answer, twice."""
    t = texts(lang)
    terminal.press("r")
    terminal.wait(t("Run week {week}?", week=week))
    terminal.press("Enter")
    terminal.wait(lambda text: t("Run week {week}?", week=week) not in text, "the week")
    while t("Review of week {week}", week=week) not in terminal.text:
        _press_heard(terminal, "1")
        terminal.press("1", "End")
        time.sleep(DRAWN_SECONDS)
        # A review that has come meanwhile is read first: Enter would leave it.
        if t("Review of week {week}", week=week) not in terminal.text:
            terminal.press("Enter")
    while t("Review of week {week}", week=week) in terminal.text:
        _press_heard(terminal, "Enter")


def open_content(terminal: Terminal, lang: str) -> None:
    """Go to the first group and open it, if it is shut: then it tells how many are in it."""
    content = texts(lang)("Content")
    inside = ("+ 小红书", "+ Xiaohongshu")
    terminal.wait(lambda text: any(a in text for a in (f" {content} +", *inside)), "the table")
    terminal.press("Home")
    if f" {content} +" in terminal.text:
        terminal.press("Enter")
        terminal.wait(lambda text: any(a in text for a in inside), "the group, opened")


def _press_heard(terminal: Terminal, key: str) -> None:
    """Press a key once what opened by itself has been there long enough to be read."""
    time.sleep(QUIET_SECONDS)
    terminal.press(key)
    time.sleep(DRAWN_SECONDS)  # what it does is seen before it is pressed again


def survives_kills() -> str:
    """Kill the app at chance moments; each time it goes on with what was planned."""
    chance = random.Random(7)
    kills = at_desk = seasons = 0
    while kills < KILLS:
        seasons += 1
        with tempfile.TemporaryDirectory() as name:
            save = _begun(Path(name))
            while kills < KILLS and not _info(save).finished:
                at_desk += _killed_once(save, chance)
                kills += 1
            _replays(save)
    return f"{KILLS} kills, {at_desk} at the desk, in {seasons} seasons"


def _begun(folder: Path) -> Path:
    """The save of a season in which a value was set before the first kill."""
    with Terminal(["play", SHORT, "--seed", "7", "--lang", "en", "--saves", folder]) as first:
        first.wait(DESK)
        first.press("Home", "Down", "1", "Enter")
        first.wait(lambda _: bool(LocalGateway(folder).seasons()), "the save")
        first.kill()
    return Path(LocalGateway(folder).seasons()[0].name)


def _info(save: Path) -> SeasonInfo:
    """What stands in the one save, which can be read."""
    (info,) = LocalGateway(save.parent).seasons()
    assert info.error is None, info.error
    return info


def _replays(save: Path) -> None:
    said = run([sys.executable, "-m", "simgame", "replay", str(save), "--json"], ROOT)
    found = json.loads(said)
    assert found["outcome"] == "agrees", found


def _killed_once(save: Path, chance: random.Random) -> int:
    """Go on with the save, change the plan or run a week, and kill; 1 for a kill at the desk."""
    with _resumed(save) as terminal:
        if DESK not in terminal.wait(_on_some_screen, "a screen"):
            terminal.press(chance.choice(("Enter", "End")))
            return _kill_soon(terminal, chance)
        count = chance.choice([n for n in range(1, 10) if n != _drafted(save)])
        terminal.press("F2")
        terminal.wait("this week")
        terminal.press("Home", "Down", str(count), "Enter")
        terminal.wait(lambda _: _drafted(save) == count, "the draft")
        if chance.random() < 0.2:
            terminal.press("r")
            terminal.wait("Run week")
            terminal.press("Enter")
            return _kill_soon(terminal, chance)
        key, mark = chance.choice(OVER_THE_DESK)
        if key:
            terminal.press(key)
            terminal.wait(mark)
        time.sleep(2 * EVERY_SECONDS)  # where one looks is noted so often
        terminal.kill()
    with _resumed(save) as again:
        if key:
            again.wait(mark)
            _press_heard(again, "F2")
        again.wait(lambda text: _shows(text, count), "the value that was typed")
        again.press("u")
        again.wait(lambda _: _drafted(save) != count, "undo")
        again.kill()
    return 1


def _resumed(save: Path) -> Terminal:
    return Terminal(["play", "--resume", save, "--lang", "en"])


def _on_some_screen(text: str) -> bool:
    # A season whose last week had been handed in is over when it is come back to.
    return any(mark in text for mark in (DESK, "Review of week", "On the ground", "Debrief"))


def _shows(text: str, count: int) -> bool:
    return any("Douyin" in row and f" {count} " in row for row in text.split("\n"))


def _kill_soon(terminal: Terminal, chance: random.Random) -> int:
    time.sleep(chance.random())
    terminal.kill()
    return 0


def _drafted(save: Path) -> object:
    try:
        stored = json.loads(FileDrafts(save, "you").file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return stored["values"].get("content.douyin.short-video.count")


# Over before anything settles.
_ELSEWHERE = {"Opening"}


def breaks_by_nothing() -> str:
    """Do random things faster than windows open and close, from every screen, on some seeds."""
    seen = set[str]()
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            seen |= asyncio.run(play_about(seed, THINGS // len(SEEDS), Path(folder)))
    known = (cls for cls in (*_below(GameScreen), *_below(Window)) if not cls.__subclasses__())
    never = {cls.__name__ for cls in known} - seen - _ELSEWHERE
    assert not never, f"never seen: {never}"
    return f"{THINGS} things on {len(SEEDS)} seeds, {len(seen)} screens, no crash"


def _below(cls: type) -> list[type]:
    below: list[type] = list(cls.__subclasses__())
    return [*below, *(found for one in below for found in _below(one))]


def ends_with_its_terminal() -> str:
    """Take the terminal away, where hanging up says nothing; the process has to end by itself."""
    took = []
    for words in ((), (SHORT,)):
        with tempfile.TemporaryDirectory() as folder:
            app = [sys.executable, "-m", "simgame", "play", "--lang", "en", "--saves", folder]
            pid, screen = opened([*app, *words], (80, 24), deaf=True)
            read_until(screen, shows("F1"))
            os.close(screen)
            start = time.monotonic()
            while os.waitpid(pid, os.WNOHANG) == (0, 0):
                if time.monotonic() > start + GONE_SECONDS:
                    os.kill(pid, signal.SIGKILL)
                    raise AssertionError(f"alive {GONE_SECONDS} s after its terminal")
                time.sleep(0.1)
            took.append(time.monotonic() - start)
    return f"ended after {max(took):.1f} s"


ROWS = (
    Row(
        "app-breaks-by-nothing",
        f"{THINGS:,} random keys, mouse events, pastes and sizes in every screen: no crash",
        breaks_by_nothing,
    ),
    Row(
        "app-ends-with-its-terminal",
        "without its terminal the app ends within 10 s, also where SIGHUP is ignored",
        ends_with_its_terminal,
        tags=("ci",),
    ),
    Row(
        "app-season-in-a-terminal",
        "the app plays the tutorial from home to the score by keys, zh and en, 80×24 and 120×40",
        season_in_a_terminal,
        needs=("tmux",),
        tags=("ci",),
    ),
    Row(
        "app-survives-kills",
        "killed at any moment, the app goes on where it was looked at, with its draft and undo",
        survives_kills,
        needs=("tmux",),
    ),
)
