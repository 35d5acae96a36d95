"""The screens that the app goes to, and which of them shows where a season stands.

Apart from the app because they load the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

from importlib import import_module

from simgame.game.desk.play import Play
from simgame.game.table.journal import SaveError
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.brief import Brief
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.review import Review
from simgame.tui.screens.week import Week
from simgame.tui.way_back import lead_back, prepare, watched

__all__ = ["Brief", "Review", "around", "come_back", "lead_back", "station"]

# The screens that stand around seasons: the module of each, and its class there.
_AROUND = {
    "boards": "Boards",
    "scenarios": "Scenarios",
    "seasons": "Seasons",
    "settings": "SettingsScreen",
    "trainer": "Trainer",
}


def around(name: str) -> GameScreen:
    """One of the screens that stand around seasons, loaded when it is asked for."""
    screen = getattr(import_module(f"simgame.tui.screens.{name}"), _AROUND[name])()
    assert isinstance(screen, GameScreen)
    return screen


def _is_told(play: Play) -> bool:
    """Whether the score of a season that is over may be known yet."""
    try:
        play.session.score()
    except SaveError:
        return False
    return True


def _ended(play: Play) -> GameScreen:
    """The screen of a season that is over; it loads what explains seasons."""
    if _is_told(play):
        from simgame.tui.screens.debrief import Debrief  # noqa: PLC0415 - seldom in a sitting

        return Debrief(play)
    from simgame.tui.screens.later import Later  # noqa: PLC0415 - only in a class

    return Later(play)


def come_back(play: Play) -> GameScreen:
    """The screen where the season stands, as it was when the app was ended."""
    prepare(play)
    return watched(play) or station(play, resumed=True)


def station(play: Play, *, resumed: bool = False) -> GameScreen:
    """The screen that shows where the season stands."""
    if play.session.finished:
        return _ended(play)
    if play.session.committed:
        return Week(play, resumed=resumed)
    if not play.reviewed:
        return Review(play)
    play.keep()
    return Desk(play)
