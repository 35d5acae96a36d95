"""Text from files and people, without what would steer a terminal or hide how it reads.

Titles, names, messages, saves and packs are written by strangers. Whatever shows such text on a
terminal shows it by way of `visible`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Controls (C0 but tab and newline, C1), soft hyphens, what turns the direction of writing, what
# shows nothing at all, line ends of other systems, and halves of characters. The joiners of scripts
# and emoji stay.
_STEERING = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
STAND_IN = "·"
_NOTHING = {"Zs", "Zl", "Zp", "Cf", "Cc", "Mn"}
_UNSEEN = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that fill a place


@cache
def _steering() -> re.Pattern[str]:
    """Compiled when it is first needed: that takes as long as a week of a season."""
    return re.compile(_STEERING)


def visible(text: str) -> str:
    """The text with a `·` for each character that steers or hides."""
    return text if text.isprintable() else _steering().sub(STAND_IN, text)


def on_one_line(text: str) -> str:
    """The same without line breaks and tabs."""
    return text if text.isprintable() else visible(text.translate({9: " ", 10: " "}))


def is_blank(text: str) -> bool:
    """Whether nobody would see anything of the text: blanks, and what joins or fills."""
    return all(c in _UNSEEN or unicodedata.category(c) in _NOTHING for c in text)


def steering(text: str) -> str:
    """The first character of the text that steers or hides; empty where there is none."""
    found = None if text.isprintable() else _steering().search(text)
    return found[0] if found else ""


def escaped(json_text: str) -> str:
    """JSON in which each such character is written as its escape."""
    return _steering().sub(lambda found: _escape(found[0]), json_text)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
