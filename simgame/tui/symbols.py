"""A plain set of signs, for terminals that draw some signs two cells wide (`xterm -cjk_width`).

The setting `symbols` or `SIMGAME_SYMBOLS=safe` asks for it; where the setting is `auto`, the
terminal is asked before the app starts (`look.probe`). Signs whose width depends on the terminal
are replaced one by one as lines are drawn, so that borders, bars and texts keep their columns.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# What is drawn in aligned cells; whoever draws another sign of unsure width breaks a layout.
SAFE_SET = frozenset("─━│┼┿┴┄┆┊╌█▇▆▅▄▃▂▁▀░▒▲▼►·…×±¥|=+−<>–—“”‘’°")
_PLAIN = str.maketrans(
    {
        "·": ".", "…": "~", "×": "x", "±": "~", "−": "-", "–": "-", "—": "-", "→": ">", "←": "<",
        "↑": "^", "↓": "v", "▲": "^", "▼": "v", "≠": "!", "≥": ">", "≤": "<", "÷": "/", "°": "o",
        "‘": "'", "’": "'", "“": '"', "”": '"', "═": "=", "║": "|", "│": "|", "┃": "|", "─": "-",
        "━": "-", "⇧": "^", "⏎": "<", "␣": "_", "▸": ">", "▾": "v", "›": ">", "‹": "<",
        **dict.fromkeys("█▉▊▋▌▓▒", "#"), **dict.fromkeys("▍▎▏▕", "|"), **dict.fromkeys("▁▂▃", "_"),
        **dict.fromkeys("▄▅", "-"), **dict.fromkeys("▆▔▀", "="), "▇": "#", "░": "=",
        "┄": "-", "╌": "-", "┆": "|", "┊": "|", "┼": "+", "┿": "+", "┴": "+", "►": ">",
        **dict.fromkeys(map(chr, range(0x2801, 0x2900)), "*"), "\u2800": " ",
    }
)  # fmt: skip


class SafeSymbols(LineFilter):
    """Draws only signs that every terminal draws one cell wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [Segment(safe(text), style, control) for text, style, control in segments]


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """The text with an ASCII sign for each whose width depends on the terminal."""
    if text.isascii():
        return text
    return "".join(
        "+" if unicodedata.east_asian_width(c) == "A" and not c.isalnum() else c
        for c in text.translate(_PLAIN)
    )
