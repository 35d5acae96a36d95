"""The days of the week, and hours of the day."""

from __future__ import annotations

from simgame.locale import N_, Texts

DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def day_name(day: int, t: Texts) -> str:
    """The day of the week, from 0 for Monday."""
    return t(DAYS[day % 7])


def hour_text(hour: float) -> str:
    """The hour of the day: `14:00`."""
    return f"{int(hour) % 24:02d}:00"
