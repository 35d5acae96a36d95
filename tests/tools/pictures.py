"""Draws screens of the app as SVG, cell by cell: `python -m tests.tools.pictures FOLDER [NAME…]`.

Every screen of `tests/tui/looks.py` at three sizes in both languages; `NAME`s pick some, and with
`readme` those of the read-me are drawn into `docs/images`, at one size. A sign
stands where a terminal puts it, Chinese at two cells, whatever font the reader has.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from html import escape
from itertools import accumulate, product
from pathlib import Path

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from tests.tui.driver import LARGE, Driver
from tests.tui.looks import LOOKS, SIZES, Size, looked_at, seasons_in

README = Path(__file__).parents[2] / "docs" / "images"
_WIDTH, _HEIGHT, _BASE = 9, 20, 15
_FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC',Menlo,Consolas,monospace"


def picture(strips: Sequence[Strip], ground: str) -> str:
    """Rows of cells as an SVG, on a ground in `#rrggbb`."""
    columns = max((strip.cell_length for strip in strips), default=1)
    width, height = columns * _WIDTH, len(strips) * _HEIGHT
    drawn = [part for y, strip in enumerate(strips) for part in _row(strip, y, ground)]
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'font-family="{_FONTS}" font-size="15">')  # fmt: skip
    sheet = f'<rect width="{width}" height="{height}" fill="{ground}"/>'
    return "\n".join((head, sheet, *drawn, "</svg>\n"))


def _row(strip: Strip, y: int, ground: str) -> Iterator[str]:
    """The grounds of a row first, then its signs: a block must not be cut by the next ground."""
    x, signs = 0, []
    for segment in strip:
        length = cell_len(segment.text)
        back = _colour(segment, back=True) or ground
        if back != ground and length:
            yield (f'<rect x="{x * _WIDTH}" y="{y * _HEIGHT}" width="{length * _WIDTH}" '
                   f'height="{_HEIGHT}" fill="{back}"/>')  # fmt: skip
        signs.append(_signs(segment, x, y))
        x += length
    yield from filter(None, signs)


def _signs(segment: Segment, x: int, y: int) -> str:
    """The signs of one style, each at its cell; no blanks, which browsers run together."""
    ends = accumulate(map(cell_len, segment.text), initial=x)
    signs = [one for one in zip(ends, segment.text, strict=False) if not one[1].isspace()]
    if not signs:
        return ""
    places = " ".join(str(at * _WIDTH) for at, _ in signs)
    text = escape("".join(sign for _, sign in signs))
    bold = ' font-weight="bold"' if segment.style and segment.style.bold else ""
    colour = _colour(segment) or "#e4e8ee"
    return f'<text x="{places}" y="{y * _HEIGHT + _BASE}" fill="{colour}"{bold}>{text}</text>'


def _colour(segment: Segment, *, back: bool = False) -> str:
    """The colour of a segment's signs, or of their ground; empty for none."""
    style = segment.style
    if style is None:
        return ""
    found = style.bgcolor if back != bool(style.reverse) else style.color
    return "" if found is None or found.is_default else Color.from_rich_color(found).hex6.lower()


def taken(d: Driver) -> str:
    """A picture of what is shown now."""
    strips = d.app.screen._compositor.render_strips()
    return picture(strips, d.app.current_theme.background or "#000000")


async def take(
    folder: Path, saves: Path, lang: str, name: str, sizes: Sequence[Size]
) -> AsyncIterator[Path]:
    """Go to a screen and draw it at each size; the files that were written."""
    async for size, d in looked_at(name, lang, saves, sizes):
        file = folder / f"{name}-{lang}-{size[0]}x{size[1]}.svg"
        file.write_text(taken(d), "utf-8")
        yield file


async def draw(folder: Path, names: Sequence[str], sizes: Sequence[Size] = SIZES) -> None:
    """Draw the screens that are named, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        seasons_in(Path(kept))
        for name, lang in product(names or LOOKS, ("zh", "en")):
            async for file in take(folder, Path(kept), lang, name, sizes):
                print(file, flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "readme":
        asyncio.run(draw(README, ("desk", "week"), (LARGE,)))
    else:
        asyncio.run(draw(Path(sys.argv[1]), sys.argv[2:]))
