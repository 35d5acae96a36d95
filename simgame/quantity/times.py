"""A moment of the season as a trainer writes it: a round, and if wanted a day and an hour of it.

`round 4`, `round 4 Wednesday`, `round 4 Wed 10:00`; `第 4 周`, `第 4 周周三`,
`第四周周三 10 点`. Without a day it is Monday, without an hour midnight. A comma may
stand between, but not between `{` and `}`, where YAML ends the value at it.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic_core import PydanticCustomError

from simgame.quantity.meant import refusal
from simgame.quantity.parse import parse_round
from simgame.quantity.plain import plain

WEEK_HOURS = 168
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Numerals have been made digits by then.
_CHINESE = {**dict(zip("1234567", range(7), strict=True)), "日": 6, "天": 6}
_DAY = (
    r"(?:(?P<en>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:周|星期|礼拜)(?P<zh>[1-7日天]))"
)
_HOUR = (
    r"(?P<part>上午|早上|早|下午|晚上|晚)?\s*(?P<hour>[01]?[0-9]|2[0-3])"
    r"\s*(?:(?::00)?\s*(?P<half>[ap])\.?m\.?|:00|点|时)"
)
_TIME = rf"(?P<round>.+?)[\s,的]*(?:{_DAY})?[\s,]*(?:at\s+)?(?:{_HOUR})?"
_NOON = 12
# The same as one pattern for editors, behind that of a round.
_DAY = r"((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(周|星期)[一二三四五六日天])"
_HOUR = r"([01]?[0-9]|2[0-3])(:00| ?[点时])"
# An hour alone stands apart, so that it is no digit of the round.
PATTERN = rf"([ ,，]*{_DAY}([ ,，]*{_HOUR})?|[ ,，]+{_HOUR})?"


@cache
def _time() -> re.Pattern[str]:
    """Compiled when it is first needed: a scenario that was kept needs no reading."""
    return re.compile(_TIME, re.IGNORECASE)


def parse_time(value: object) -> int:
    """A moment as whole hours since the first Monday, 0 h."""
    match = _time().fullmatch(plain(value))
    if match is None:
        raise _no_moment(value)
    try:
        number = parse_round(match["round"])
    except PydanticCustomError as error:
        if not (match["en"] or match["zh"] or match["hour"]):
            told = {**(error.context or {}), "moment": True}
            raise PydanticCustomError(error.type, error.message_template, told) from None
        raise _no_moment(value) from None
    return WEEK_HOURS * (number - 1) + 24 * _weekday(match) + _hour(match, value)


def _no_moment(value: object) -> PydanticCustomError:
    return refusal("unit_unknown", "round", value, example="round 4 Wednesday 10:00")


def _hour(match: re.Match[str], value: object) -> int:
    """From midnight: `22点`, and as it is said: `上午10点`, `晚8点`, `10 pm`."""
    hour, half = int(match["hour"] or 0), (match["half"] or "").lower()
    said = half or (match["part"] or "")[:1]
    late = said in ("p", "下", "晚")
    if not said or (late and not half and hour > _NOON):
        return hour
    if half and hour == _NOON:
        return _NOON if late else 0
    if not 0 < hour < _NOON:
        raise _no_moment(value)
    return hour + _NOON if late else hour


def _weekday(match: re.Match[str]) -> int:
    """0 is Monday."""
    if match["zh"]:
        return _CHINESE[match["zh"]]
    name = (match["en"] or "mon").lower()[:3]
    return next(at for at, day in enumerate(_NAMES) if day.startswith(name))


def format_time(hours: int) -> str:
    """A moment as it is written: `round 4`, `round 4 Wednesday`, `round 4 Wednesday 10:00`."""
    week, rest = divmod(hours, WEEK_HOURS)
    day, hour = divmod(rest, 24)
    weekday = f" {_NAMES[day].capitalize()}" if rest else ""
    return f"round {week + 1}{weekday}" + (f" {hour:02}:00" if hour else "")
