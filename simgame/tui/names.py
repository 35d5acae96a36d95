"""Names that home needs before anything of the game has been loaded."""

from __future__ import annotations

from simgame.locale import N_, Texts

_LEVELS = {"easy": N_("easy"), "normal": N_("normal"), "hard": N_("hard")}


def level_name(level: str, t: Texts) -> str:
    """A level of difficulty by name."""
    return t(_LEVELS[level]) if level in _LEVELS else level
