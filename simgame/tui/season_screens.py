"""The screens that the app goes to, and which of them shows where a season stands.

Apart from the app because they load the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

from simgame.game.desk.play import Play
from simgame.game.table.journal import SaveError
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.boards import Boards
from simgame.tui.screens.brief import Brief
from simgame.tui.screens.debrief import Debrief
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.later import Later
from simgame.tui.screens.review import Review
from simgame.tui.screens.scenarios import Scenarios
from simgame.tui.screens.seasons import Seasons
from simgame.tui.screens.settings import SettingsScreen
from simgame.tui.screens.trainer import Trainer
from simgame.tui.screens.week import Week

__all__ = ["AROUND", "Brief", "Review", "Scenarios", "station"]

# The screens that stand around seasons, by name.
AROUND: dict[str, type[GameScreen]] = {
    "boards": Boards,
    "seasons": Seasons,
    "settings": SettingsScreen,
    "trainer": Trainer,
}


def _is_told(play: Play) -> bool:
    """Whether the score of a season that is over may be known yet."""
    try:
        play.session.score()
    except SaveError:
        return False
    return True


def station(play: Play, *, resumed: bool = False) -> GameScreen:
    """The screen that shows where the season stands."""
    if play.session.finished:
        return Debrief(play) if _is_told(play) else Later(play)
    if play.session.committed:
        return Week(play, resumed=resumed)
    if not play.reviewed:
        return Review(play)
    play.keep()
    return Desk(play)
