"""A plain set of signs, for terminals that draw some signs two cells wide (`xterm -cjk_width`).

The setting `symbols` or `SIMGAME_SYMBOLS=safe` asks for it; where the setting is `auto`, the
terminal is asked before the app starts (`look.probe`). Signs whose width depends on the terminal
are replaced one by one as lines are drawn, so that borders, bars and texts keep their columns.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from simgame.locale import Texts, texts

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


# Keys by what they are called where their signs are not drawn: a plain `v` or `<` is another key.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "en": {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "⏎": "Enter", "␣": "Space",
           "⇧Tab": "S-Tab", "⇧←": "S-Left", "⇧→": "S-Rght"},
    "zh": {"←": "左", "→": "右", "↑": "上", "↓": "下", "⏎": "Enter", "␣": "空格",
           "⇧Tab": "S-Tab", "⇧←": "S-左", "⇧→": "S-右"},
}  # fmt: skip
# The same within a sentence, where an arrow to the right leads from one value to another: `>` alone
# would say that the first is more.
_SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "↑ ↓": "Up and Down",
        "↑↓": "Up and Down",
        "← →": "Left and Right",
        "↓": "Down",
        "→": "->",
    },
    "zh": {"↑ ↓": "上下键", "↑↓": "上下键", "← →": "左右键", "↓": "下键", "→": "->"},
}


@dataclass(frozen=True)
class Spelled(Texts):
    """Texts in which arrow keys are spelled out."""

    def __call__(self, msgid: str, /, **values: object) -> str:
        return spelled(super().__call__(msgid, **values), self.lang)


def spelled(said: str, lang: str) -> str:
    """A sentence with the keys it names spelled out."""
    for sign, name in _SAID[lang].items() if not said.isascii() else ():
        said = said.replace(sign, name)
    return said


def becomes(t: Texts) -> str:
    """What stands between a value and the one it becomes."""
    return spelled("→", t.lang) if is_plain(t) else "→"


def texts_for(lang: str, *, plain: bool) -> Texts:
    """The texts of a language; with `plain` signs keys are spelled out."""
    found = texts(lang)
    return Spelled(**vars(found)) if plain else found


def is_plain(t: Texts) -> bool:
    """Whether only plain signs are drawn, by the texts that go with them."""
    return isinstance(t, Spelled)


def key_name(shown: str, t: Texts) -> str:
    """What a key is called in a footer or a list of keys."""
    return _KEYS[t.lang].get(shown, shown) if is_plain(t) else shown
