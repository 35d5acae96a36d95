"""No screen draws a sign of unsure width outside the safe set."""

from __future__ import annotations

import unicodedata

from simgame.tui.symbols import SAFE_SET
from tests.tui.test_screens import kept_screens

# Names of keys, in prose and in lists of keys; never in aligned cells.
_KEYS = frozenset("←→↑↓⇧")
_CORNERS = frozenset("┌┐└┘")  # of windows, whose sides are in the set


def test_only_safe_signs_are_drawn() -> None:
    """A sign that some terminals draw two cells wide would break the columns behind it."""
    for name, rows in kept_screens().items():
        signs = set("".join(rows))
        unsure = {c for c in signs if unicodedata.east_asian_width(c) == "A" and not c.isalnum()}
        assert unsure - SAFE_SET <= _KEYS | _CORNERS, name
