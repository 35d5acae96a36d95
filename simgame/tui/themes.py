"""The app's colours: dark, light and high contrast.

Colour never stands alone: whatever it says is said by a word, a mark or a place as well. The hues
of the lever groups differ in lightness too, so that they are told apart without seeing red or
green: the least distance of two is 19 (dark), 21 (light) and 25 (contrast) in CIEDE2000, for normal
sight and for each of the three kinds of colour blindness.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from simgame.locale import N_

# bg, surface and panel are grounds; cursor, resting, alarm and band lie under a row or a part of
# one. What has no colour of its own is `text`.
_NAMES = (
    *("bg", "surface", "panel", "text", "bright", "dim", "faint"),
    *("content", "paid", "kol", "private", "live", "price", "support"),
    *("good", "bad", "warn", "accent", "gold", "cursor", "resting", "brand", "alarm", "band"),
)


def _colours(values: str) -> Mapping[str, str]:
    return dict(zip(_NAMES, values.split(), strict=True))


_DARK = _colours(
    "#0f1319 #161c25 #202a37 #e4e8ee #ffffff #a0adba #5d6a79 "
    "#3f97ff #e08416 #ff4f74 #52f0b2 #dca8ff #f4f27a #9fadb8 "
    "#6fe0a8 #ff8a75 #ffd166 #ffd166 #ffd166 #27405c #202a37 #7cc4ff #5a1b22 #1d2c3c"
)
_LIGHT = _colours(
    "#faf8f3 #f1eee6 #e3dfd3 #1c2426 #000000 #566166 #8a8578 "
    "#06368f #b35200 #7a0f4a #04804f #7625cf #463b02 #66718a "
    "#00694c #b3261e #8a5a00 #8a4b00 #8a5a00 #cfe3f7 #e3dfd3 #06368f #f7d9d3 #e2e8f1"
)
_CONTRAST = _colours(
    "#000000 #000000 #262626 #ffffff #ffffff #d4d4d4 #9a9a9a "
    "#7b9bd3 #cf8c4d #f46a93 #46ffa2 #a87dff #fedb2e #e7ecee "
    "#00ffb0 #ff8a7a #ffff00 #ffff00 #ffff00 #0033cc #262626 #ffffff #5c0000 #1c1c3c"
)


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=colours["brand"],
        secondary=colours["support"],
        accent=colours["accent"],
        success=colours["good"],
        warning=colours["warn"],
        error=colours["bad"],
        foreground=colours["text"],
        background=colours["bg"],
        surface=colours["surface"],
        panel=colours["panel"],
        dark=dark,
        variables=dict(colours),
    )


DARK: Final = _theme("simgame-dark", _DARK, dark=True)
LIGHT: Final = _theme("simgame-light", _LIGHT, dark=False)
CONTRAST: Final = _theme("simgame-contrast", _CONTRAST, dark=True)
THEMES = (DARK, LIGHT, CONTRAST)
# The theme of each value of the setting `colours`.
BY_COLOURS = {"dark": DARK.name, "light": LIGHT.name, "contrast": CONTRAST.name}
NAMES = {
    DARK.name: N_("dark"),
    LIGHT.name: N_("light"),
    CONTRAST.name: N_("high contrast"),
}


def colours_of(name: str) -> Mapping[str, str]:
    """The colours of a theme by token; those of the dark one where it is none of ours."""
    return next((theme for theme in THEMES if theme.name == name), DARK).variables


def after(name: str) -> str:
    """The theme that comes after `name`, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
