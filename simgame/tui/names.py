"""Names that need nothing of the game, which home does not wait for: levels, days and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from simgame.locale import N_, Texts
from simgame.locale.days import day_name, hour_text

if TYPE_CHECKING:
    from simgame.plan.text import Text

HOURS_A_WEEK = 168
_LEVELS = {"easy": N_("easy"), "normal": N_("normal"), "hard": N_("hard")}


def level_name(level: str, t: Texts, called: Text | None = None) -> str:
    """A level of difficulty by the name its trainer gave it, or else by its usual one."""
    if called is not None and called.of(t.lang):
        return called.of(t.lang)
    return t(_LEVELS[level]) if level in _LEVELS else level


def stamp(hour: int, t: Texts, width: int = 12) -> str:
    """Day and hour of an hour of the season, in a column."""
    text = f"{day_name(hour // 24, t)} {hour_text(hour)}"
    return set_cell_size(text, max(width, cell_len(text)))
