"""That what stands around a season fits every window, in both languages."""

import asyncio
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from rich.cells import cell_len

from tests.tui.driver import driven, hand_app
from tests.tui.looks import LOOKS, SIZES, Size, looked_at, seasons_in
from tests.tui.test_around import finish
from tests.verify.row import Row

# Keys that lead from home to each screen; a debrief is opened from the list of seasons.
SCREENS = {"home": "", "scenarios": "n", "boards": "b", "seasons": "o", "trainer": "T",
           "settings": ","}  # fmt: skip
PAGES = "1234567"
# What has a window for itself; others lie over one, or are as long as what they list.
MAIN = {*LOOKS} - {"brief", "card", "help", "palette", "confirm", "presets"}
# How much of it says something: large windows are a third taller than those it is made for.
LEAST = {(200, 50): 0.55}


def fits() -> str:
    """Open each screen and each page of a debrief: no row is wider, no footer is cut."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in (7, 8):
            finish(folder, f"season-{seed}", seed)
        looks = sum(
            asyncio.run(_look(folder, lang, size)) for lang in ("zh", "en") for size in SIZES
        )
    return f"{looks} screens at {len(SIZES)} sizes in both languages"


async def _look(folder: Path, lang: str, size: tuple[int, int]) -> int:
    seen = 0
    async with driven(hand_app(lang=lang, saves=folder), size) as d:
        for name, key in SCREENS.items():
            await d.press(*([key.replace(",", "comma")] if key else []))
            _is_whole(d.rows, size, name)
            seen += 1
            if key:
                await d.press("escape")
        await d.press("o", "enter")
        for page in PAGES:
            await d.press(page)
            _is_whole(d.rows, size, f"debrief {page}")
            seen += 1
    return seen


def _is_whole(rows: list[str], size: tuple[int, int], name: str) -> None:
    widest = max(cell_len(row) for row in rows)
    assert widest <= size[0], f"{name} at {size}: {widest} cells"
    assert "F1" in rows[-1], f"{name} at {size}: {rows[-1]}"


def whole() -> str:
    """Open every screen there is a way to, in both languages, and pull it to each size."""
    with tempfile.TemporaryDirectory() as kept:
        seasons_in(Path(kept))
        with ProcessPoolExecutor(2) as halves:
            looks = sum(halves.map(_see, product([Path(kept)], LOOKS, ("zh", "en"))))
    return f"{len(LOOKS)} screens, {looks} looks"


def _see(what: tuple[Path, str, str]) -> int:
    return asyncio.run(_looks(*what))


async def _looks(saves: Path, name: str, lang: str) -> int:
    looks = 0
    async for size, d in looked_at(name, lang, saves):
        _is_full(d.rows, name in MAIN, size, f"{name} {lang} {size}")
        looks += 1
    return looks


def _is_full(rows: list[str], main: bool, size: Size, name: str) -> None:
    widest, said = max(map(cell_len, rows)), sum(bool(row.strip()) for row in rows)
    assert widest <= size[0], f"{name}: {widest} cells"
    assert len(rows) == size[1], f"{name}: {len(rows)} rows"
    assert not main or said >= LEAST.get(size, 0.5) * size[1], f"{name}: {said} rows"


ROWS = (
    Row(
        "app-whole",
        "Every screen fits three sizes in both languages, and half of a main one says something",
        whole,
    ),
    Row("around", "What stands around a season fits every window in both languages", fits),
)
