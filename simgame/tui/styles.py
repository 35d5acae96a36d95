"""What tones look like: one style each, from the colours of the theme.

Not component classes of a style sheet: those are worked out again for every widget whenever the
focus moves, which a player feels.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color
from rich.style import Style

_COLOURS = {
    "dim": "dim",
    "title": "primary",
    "accent": "accent",
    "good": "success",
    "bad": "error",
    "warn": "warning",
    "bar": "primary",
    "rest": "faint",
    "entry": "accent",
}
_BOLD = frozenset({"strong", "title", "bad", "entry"})


def tones(variables: Mapping[str, str]) -> Mapping[str, Style]:
    """The style of each tone, and of the cursor with the focus (`cursor`) and without."""
    wanted = {*_COLOURS.values(), "cursor", "resting"}
    return _tones(tuple(sorted((name, variables[name]) for name in wanted)))


@lru_cache(maxsize=8)
def _tones(colours: tuple[tuple[str, str], ...]) -> Mapping[str, Style]:
    known = {name: Color.parse(value) for name, value in colours}
    styles = {
        tone: Style(
            color=known[_COLOURS[tone]] if tone in _COLOURS else None,
            bold=tone in _BOLD or None,
            underline=tone == "entry" or None,
        )
        for tone in (*_COLOURS, "strong")
    }
    styles["cursor"] = Style(bgcolor=known["cursor"], bold=True)
    styles["resting"] = Style(bgcolor=known["resting"])
    return styles
