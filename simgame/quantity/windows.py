"""The weeks that count for a goal, as a trainer writes them: `last 2 weeks`, `from round 5`."""

from __future__ import annotations

import re

from simgame.quantity.meant import refusal
from simgame.quantity.parse import parse_round
from simgame.quantity.plain import plain

_LAST = re.compile(
    r"(?:the\s+)?(?:last|最后|最近|末)\s*([1-9][0-9]?)\s*(?:weeks?|rounds?|个?星期|周|轮)", re.I
)
_FROM = re.compile(r"(?:from|自|从)?\s*(.+?)\s*(?:起|开始|on(?:wards?)?)?", re.I)
_BOTH = re.compile(r"\D*([0-9]{1,2})\D*?(?:-|–|—|~|到|至|、|,|and|to)\D*([0-9]{1,2})\D*", re.I)
# The same as a pattern for editors.
PATTERN = (
    r"^(last [1-9][0-9]? (weeks?|rounds?)|最后 ?[1-9一二两三四五六七八九] ?[周轮]|"
    r"from (round|week) [1-9][0-9]?|"
    r"从? ?第 ?([1-9][0-9]?|[一二三四五六七八九]|二?十[一二三四五六]?) ?[周轮]起)$"
)


def parse_window(value: object) -> int:
    """−2 for the last two weeks, 5 for those from round 5 on."""
    text = plain(value)
    if match := _LAST.fullmatch(text):
        return -int(match[1])
    if both := _BOTH.fullmatch(text):  # a goal counts to the end
        first, last = sorted(map(int, both.groups()))
        writes = (f"from round {first}", f"last {last - first + 1} weeks")
        raise refusal("unit_unknown", "round", value, *writes)
    match = _FROM.fullmatch(text)
    if match is None or text.isdecimal():
        raise refusal("unit_unknown", "round", value, "last 2 weeks", "from round 5")
    return parse_round(match[1])


def format_window(window: int) -> str:
    """The window as it is written; nothing for the whole season."""
    if not window:
        return ""
    return f"last {-window} weeks" if window < 0 else f"from round {window}"
