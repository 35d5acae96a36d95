"""The screens of a season, and which of them shows where it stands.

Apart from the app because they load the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

from simgame.game.desk.play import Play
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.brief import Brief
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.final import Final
from simgame.tui.screens.review import Review
from simgame.tui.screens.scenarios import Scenarios
from simgame.tui.screens.week import Week


def station(play: Play, *, resumed: bool = False) -> GameScreen:
    """The screen that shows where the season stands."""
    if play.session.finished:
        return Final(play)
    if play.session.committed:
        return Week(play, resumed=resumed)
    if not play.reviewed:
        return Review(play)
    play.keep()
    return Desk(play)


def review(play: Play, *, again: bool = False) -> GameScreen:
    """Last week's review; `again` when it is only looked up."""
    return Review(play, again=again)


def brief(play: Play) -> Brief:
    """What the season is about."""
    return Brief(play)


def choice() -> GameScreen:
    """The choice of a scenario."""
    return Scenarios()
