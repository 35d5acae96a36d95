"""The weeks that count for a goal, as a trainer writes them: `last 2 weeks`, `from round 5`."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from simgame.quantity.meant import refusal
from simgame.quantity.parse import parse_round
from simgame.quantity.plain import plain
from simgame.quantity.spoken import ENGLISH

_WORDS = {word: number for number, word in enumerate(ENGLISH, 1)}
_LAST = (
    rf"(?i)(?:the\s+)?(?:last|final|最后|最近|末)\s*([1-9][0-9]?|{'|'.join(_WORDS)})\s*"
    r"(?:weeks?|rounds?|个?星期|周|轮)"
)
_FROM = r"(?i)(?:from|自|从)?\s*(.+?)\s*(?:起|开始|on(?:wards?)?)?"
_BOTH = r"(?i)\D*([0-9]{1,2})\D*?(?:-|–|—|~|到|至|、|,|and|to)\D*([0-9]{1,2})\D*"
# The same as a pattern for editors.
PATTERN = (
    r"^(last [1-9][0-9]? (weeks?|rounds?)|最后 ?[1-9一二两三四五六七八九] ?[周轮]|"
    r"from (round|week) [1-9][0-9]?|"
    r"从? ?第 ?([1-9][0-9]?|[一二三四五六七八九]|二?十[一二三四五六]?) ?[周轮]起)$"
)


def parse_window(value: object) -> int:
    """−2 for the last two weeks, 5 for those from round 5 on."""
    text = plain(value)
    if match := re.fullmatch(_LAST, text):
        return -_WORDS.get(match[1].lower(), 0) or -int(match[1])
    if both := re.fullmatch(_BOTH, text):  # a goal counts to the end
        first, last = sorted(map(int, both.groups()))
        writes = (f"from round {first}", f"last {last - first + 1} weeks")
        raise refusal("unit_unknown", "round", value, *writes)
    forms = refusal("unit_unknown", "round", value, "last 2 weeks", "from round 5")
    match = re.fullmatch(_FROM, text)
    if match is None or text.isdecimal():
        raise forms
    try:
        return parse_round(match[1])
    except PydanticCustomError as error:
        raise (forms if (error.context or {}).get("example") else error) from None


def format_window(window: int) -> str:
    """The window as it is written; nothing for the whole season."""
    if not window:
        return ""
    return f"last {-window} weeks" if window < 0 else f"from round {window}"
