"""The key chart of a debrief as a PNG: what caused the score, as a waterfall.

Drawn with Pillow, an extra: `pip install 'simgame[picture]'`. Letters need a font that has them;
where none with Chinese is found, names are written in English.
"""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import Any

from simgame.lab.why import SCORE, Why
from simgame.locale import Texts, texts
from simgame.report.debrief.parts import causes
from simgame.scenario.schema import Scenario

# Places where systems keep a font with Chinese.
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
)
_INK, _DIM, _GROUND, _LOSS = "#1c2426", "#5f6b70", "#faf8f3", "#b3261e"
_HUES = {
    "content": "#06368f", "paid": "#b35200", "kol": "#7a0f4a", "private": "#04804f",
    "live": "#7625cf", "price": "#463b02", "total": "#06368f",
}  # fmt: skip
_WIDTH, _ROW, _TOP, _LEFT, _RIGHT = 1200, 56, 110, 300, 190


class NoPillow(Exception):
    """A picture was asked for, and Pillow is not there."""


def png(view: Scenario, why: Why, t: Texts) -> bytes:
    """The waterfall of the score. Raises `NoPillow`."""
    image_module, draw_module, font_module = _pillow()
    found = next((name for name in _FONTS if Path(name).is_file()), "")
    t = t if found or t.lang == "en" else texts("en")
    data = causes(view, why.of(SCORE), t)
    rows = data["rows"]
    image = image_module.new("RGB", (_WIDTH, _TOP + _ROW * len(rows) + 40), _GROUND)
    draw = draw_module.Draw(image)
    fonts = {size: _font(font_module, found, size) for size in (24, 34)}
    title = t("What caused what: {title}", title=view.title.of(t.lang))
    draw.text((40, 32), title, _INK, fonts[34])
    across = _WIDTH - _LEFT - _RIGHT
    for n, row in enumerate(rows):
        top, bar = _TOP + _ROW * n, row["bar"]
        left = _LEFT + across * bar.left / 100
        right = left + across * bar.width / 100
        hue = _LOSS if row["loss"] else _HUES.get(row["group"], _DIM)
        draw.text((40, top + 10), row["name"], _INK, fonts[24])
        draw.rectangle((left, top + 8, max(right, left + 2), top + _ROW - 14), fill=hue)
        if bar.error:
            ends = [_LEFT + across * end / 100 for end in bar.error]
            draw.line((ends[0], top + 24, ends[1], top + 24), fill=_INK, width=2)
        said = f"{row['said']} {row['error']}".strip()
        draw.text((_WIDTH - 30, top + 10), said, _INK, fonts[24], anchor="ra")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _font(fonts: Any, name: str, size: int) -> Any:
    return fonts.truetype(name, size) if name else fonts.load_default(size)


def _pillow() -> tuple[Any, Any, Any]:
    """The optional package, which is loaded only here."""
    try:
        image, draw = import_module("PIL.Image"), import_module("PIL.ImageDraw")
        return image, draw, import_module("PIL.ImageFont")
    except ImportError as missing:
        raise NoPillow from missing
