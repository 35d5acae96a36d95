"""Who can act now: the focused widget, the widgets around it, the screen and the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.screen import Screen

from simgame.locale import Texts
from simgame.tui.actions import Acts

if TYPE_CHECKING:
    from simgame.tui.app import SimgameApp


def game(app: App[object]) -> SimgameApp:
    """The app as ours."""
    return cast("SimgameApp", app)


def words(app: App[object]) -> Texts:
    """The texts in the language of the moment."""
    return game(app).t


def subjects(screen: Screen[object]) -> list[Acts]:
    """Whatever takes keys now, the nearest first."""
    nodes = screen.focused.ancestors_with_self if screen.focused else [screen, screen.app]
    return [node for node in nodes if isinstance(node, Acts)]
