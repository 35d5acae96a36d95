"""Names where there is little room: whole if they fit, else as the scenario shortens them."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.scenario.schema import Scenario


def within(view: Scenario, name: str, room: int, t: Texts) -> str:
    """A name for `room` cells; one that the scenario does not shorten may still be too long."""
    return name if cell_len(name) <= room else words.shortened(view, name, t)
