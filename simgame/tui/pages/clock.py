"""Days and hours of the simulated week in words."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from simgame.locale import N_, Texts

DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
HOURS_A_WEEK = 168


def day_name(day: int, t: Texts) -> str:
    """The day of the week, from 0 for Monday."""
    return t(DAYS[day % 7])


def hour_text(hour: float) -> str:
    """The hour of the day: `14:00`."""
    return f"{int(hour) % 24:02d}:00"


def stamp(hour: int, t: Texts, width: int = 12) -> str:
    """Day and hour of an hour of the season, in a column."""
    text = f"{day_name(hour // 24, t)} {hour_text(hour)}"
    return set_cell_size(text, max(width, cell_len(text)))
