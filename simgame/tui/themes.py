"""The app's colours: dark, light and high contrast.

Colour never stands alone: whatever it says is said by a word, a mark or a place as well.
"""

from __future__ import annotations

from textual.theme import Theme

from simgame.locale import N_

DARK = Theme(
    name="simgame-dark",
    primary="#6fb3a8",
    secondary="#86a6c8",
    accent="#e3ab62",
    success="#8fc77f",
    warning="#e8c66a",
    error="#ec7f78",
    foreground="#dcdfd9",
    background="#14191b",
    surface="#1a2023",
    panel="#263034",
    dark=True,
    variables={"dim": "#93a09c", "faint": "#465258", "cursor": "#28474a", "resting": "#263034"},
)
LIGHT = Theme(
    name="simgame-light",
    primary="#1f6a5f",
    secondary="#335e8c",
    accent="#8f4e00",
    success="#27672b",
    warning="#7a5b00",
    error="#b3261e",
    foreground="#1f2927",
    background="#f7f4ec",
    surface="#efebe0",
    panel="#dfd9c9",
    dark=False,
    variables={"dim": "#5d6a66", "faint": "#b9b3a2", "cursor": "#bfe0d6", "resting": "#e2dccb"},
)
CONTRAST = Theme(
    name="simgame-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    success="#00ff7f",
    warning="#ffd700",
    error="#ff8080",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
    variables={"dim": "#d0d0d0", "faint": "#808080", "cursor": "#0000c0", "resting": "#404040"},
)
THEMES = (DARK, LIGHT, CONTRAST)
# The theme of each value of the setting `colours`.
BY_COLOURS = {"dark": DARK.name, "light": LIGHT.name, "contrast": CONTRAST.name}
NAMES = {
    DARK.name: N_("dark"),
    LIGHT.name: N_("light"),
    CONTRAST.name: N_("high contrast"),
}


def after(name: str) -> str:
    """The theme that comes after `name`, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
