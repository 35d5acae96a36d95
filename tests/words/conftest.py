"""Sentences are tested on the short season of the game's own tests."""

from tests.game.conftest import levers, loaded, played, save, short, start, view

__all__ = ["levers", "loaded", "played", "save", "short", "start", "view"]
