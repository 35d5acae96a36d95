"""Who can act now: the focused widget, the widgets around it, the screen and the app."""

from __future__ import annotations

from typing import Any, cast

from textual import events
from textual.app import App
from textual.screen import Screen

from simgame.locale import Texts
from simgame.tui.actions import Acts
from simgame.tui.host import Host
from simgame.tui.keys import names


def game(app: App[object]) -> Host:
    """What the app is to its screens and widgets."""
    return cast(Host, app)


def words(app: App[object]) -> Texts:
    """The texts in the language of the moment."""
    return game(app).t


def subjects(screen: Screen[Any]) -> list[Acts]:
    """Whatever takes keys now, the nearest first."""
    nodes = screen.focused.ancestors_with_self if screen.focused else [screen, screen.app]
    return [node for node in nodes if isinstance(node, Acts)]


def take_key(screen: Screen[Any], event: events.Key) -> None:
    """Do at once what a key means here, the nearest subject first."""
    if not screen.is_active or getattr(screen, "busy", False):  # since the key was let in
        event.stop()
        event.prevent_default()
        return
    put_away = getattr(screen, "put_away", None)
    if event.key == "escape" and put_away is not None and put_away():
        event.stop()
        event.prevent_default()
        return
    pressed = names(event)
    for subject in subjects(screen):
        for action in subject.known_actions():
            if action.has(*pressed):
                event.stop()
                event.prevent_default()
                subject.action_do(action.name)
                return
