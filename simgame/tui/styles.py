"""What tones look like: a tone is a few words, and this is their one reader.

`content bold`, `bright on panel`, `bg on kol bold`: a colour of the theme, `on` a ground, `bold`,
`underline`, `reverse`. `content/3` is three eighths of the colour over the background, for the
last cell of a bar. A few words stand for others, see `ALIASES`.

Not component classes of a style sheet: those are worked out again for every widget whenever the
focus moves, which a player feels.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.style import Style

from simgame.tui.themes import colours_of

_MANNERS = frozenset({"bold", "underline", "reverse"})
ALIASES = {
    "strong": "bright bold",
    "title": "brand bold",
    "bad": "bad bold",
    "bar": "brand",
    "rest": "faint",
    "entry": "accent bold underline",
}
_EIGHTHS = 8
_GREYS = frozenset({"text", "bright", "dim", "faint"})


def without_colour(tone: str) -> str:
    """The tone where there are no colours: a chip is reversed, what stood out by hue is bright.

    A hue alone would come out darker than the words around it: losses, alarms and headings.
    """
    words = [part for word in tone.split() for part in ALIASES.get(word, word).split()]
    if words[:1] == ["bg"] and "on" in words:
        return "reverse bold"
    if "bold" in words and words[0] not in _GREYS | _MANNERS:
        return " ".join(["bright", *words[1:]])
    return tone


@lru_cache(maxsize=2048)
def style_of(tone: str, theme: str) -> Style:
    """The style of a tone in a theme. Raises KeyError for a colour that there is not."""
    words = tone.split()
    ground = ""
    if "on" in words:
        place = words.index("on")
        ground = words[place + 1]
        words = words[:place] + words[place + 2 :]
    words = [part for word in words for part in ALIASES.get(word, word).split()]
    colour = next((word for word in words if word not in _MANNERS), "")
    return Style(
        color=_colour(colour, theme),
        bgcolor=_colour(ground, theme),
        bold="bold" in words or None,
        underline="underline" in words or None,
        reverse="reverse" in words or None,
    )


def _colour(name: str, theme: str) -> Color | None:
    """A colour by its name, or so many eighths of it over the background."""
    if not name:
        return None
    name, _, eighths = name.partition("/")
    colours = colours_of(theme)
    if not eighths:
        return Color.parse(colours[name])
    share = int(eighths) / _EIGHTHS
    over, under = (Color.parse(colours[one]).get_truecolor() for one in (name, "bg"))
    return Color.from_rgb(*(u + (o - u) * share for o, u in zip(over, under, strict=True)))
