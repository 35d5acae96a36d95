"""A season as a value: its moments, how a week is lived, and what each seat is told of it."""

from __future__ import annotations

from simgame.game.season.live import Halt, live
from simgame.game.season.moment import Moment, MomentError, Past, opening
from simgame.game.season.season import Season, SeasonError

__all__ = ["Halt", "Moment", "MomentError", "Past", "Season", "SeasonError", "live", "opening"]
