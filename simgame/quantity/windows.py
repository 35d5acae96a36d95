"""The weeks that count for a goal, as a trainer writes them: `last 2 weeks`, `from round 5`."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from simgame.quantity.meant import refusal
from simgame.quantity.parse import parse_duration, parse_round
from simgame.quantity.plain import plain
from simgame.quantity.spoken import ENGLISH, proposals

_WORDS = {word: number for number, word in enumerate(ENGLISH, 1)}
_LAST = (
    rf"(?i)(?:the\s+)?(?:last|final|最后|最近|末)\s*([1-9][0-9]?|{'|'.join(_WORDS)})\s*"
    r"(?:weeks?|rounds?|个?星期|周|轮)"
)
_LENGTH = r"(?i)(?:the\s+)?(?:last|final|最后|最近|末)\s*(.+)"
_EXAMPLE = "last 2 weeks"
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
    if re.fullmatch("[1-9][0-9]?", text):
        writes = (f"last {text} weeks", f"from round {text}")
        raise refusal("unit_missing", "round", value, *writes)
    if length := re.fullmatch(_LENGTH, text):
        raise refusal("unit_unknown", "round", value, *_weeks(length[1]), example=_EXAMPLE)
    match = re.fullmatch(_FROM, text)
    try:
        return parse_round(match[1] if match else text)
    except PydanticCustomError as error:
        shows = (error.context or {}).get("example")
        told = refusal("unit_unknown", "round", value, example=_EXAMPLE)
        raise (told if shows else error) from None


def _weeks(length: str) -> tuple[str, ...]:
    """The window for a length that is not told in weeks: `14 days`, `1个月`."""
    try:
        days = parse_duration((length, *proposals(length, "duration"))[-1], "days")
    except PydanticCustomError:
        return ()
    return (f"last {max(round(days / 7), 2)} weeks",)


def format_window(window: int) -> str:
    """The window as it is written; nothing for the whole season."""
    if not window:
        return ""
    return f"last {-window} weeks" if window < 0 else f"from round {window}"
