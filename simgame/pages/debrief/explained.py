"""What takes seasons played again: causes, what-ifs and luck, and the scenario's own good plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simgame.game.session import LocalSession
from simgame.lab.causes import causes
from simgame.lab.good_plan import good_plan
from simgame.lab.luck import luck_band
from simgame.lab.what_ifs import what_ifs
from simgame.lab.why import LuckBand, WhatIfs, Why
from simgame.pages.debrief.beside import Beside, beside

# Hears which part of the work is at hand, how much of it is done, and how much there is.
Heard = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Explained:
    """What caused what, which decisions mattered, and how much was luck."""

    why: Why
    what_ifs: WhatIfs
    luck: LuckBand


def explain(session: LocalSession, heard: Heard | None = None) -> Explained:
    """All of it for a season that is over. Raises `lab.again.NotOver` before."""
    season, seat = session.season, session.seat

    def told(part: str) -> Callable[[int, int], None]:
        return lambda done, total: heard(part, done, total) if heard is not None else None

    why = caused(session, heard)
    tried = what_ifs(season, seat=seat, told=told("decisions"))
    return Explained(why, tried, luck_band(season, seat=seat, told=told("luck")))


def caused(session: LocalSession, heard: Heard | None = None) -> Why:
    """What caused what, and nothing else of it. Raises `lab.again.NotOver` before the end."""

    def told(done: int, total: int) -> None:
        if heard is not None:
            heard("causes", done, total)

    return causes(session.season, seat=session.seat, told=told)


def beside_the_plan(session: LocalSession) -> Beside | None:
    """The season beside that of a good player on the same luck; None where no good plan is known.

    Raises `lab.again.NotOver` before the end.
    """
    found = good_plan(session.season, seat=session.seat)
    return beside(session, found) if found is not None else None
