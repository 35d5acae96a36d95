"""How numbers with units are written, taken apart: `¥120万`, `3.2%`, `2 周`.

This module knows the words and the arithmetic. It works in decimals, so that what is written is
what is meant, and refuses whatever could mean two things. It knows neither pydantic fields
(`scenario.units`) nor files; what was probably meant is found by `meant`.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from simgame.quantity.kinds import CURRENCIES, DOWN, PARTS, POINTS, SCALE, SCALES, UP, Kind
from simgame.quantity.meant import doubted, refusal, sure
from simgame.quantity.plain import plain
from simgame.quantity.spoken import ENGLISH, in_kind, proposals

LIMIT = Decimal(9 * 10**15)  # below this an integer is still exact in a float and in JSON
WAYS = (ROUND_FLOOR, ROUND_CEILING)
LONGEST = 60  # characters; nothing longer is a number

_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,40})?|[0-9]{1,18}(?:\.[0-9]{0,40})?"
    r"|\.[0-9]{1,40})"
)
_SIGN = r"(?P<before>[+-]?)\s*(?P<symbol>[¥$€£]|(?i:CNY|RMB)|人民币)?\s*(?P<after>[+-]?)\s*"
_SCALE = rf"(?P<scale>(?:{SCALE}|万亿)?)"
_UNIT = r"(?P<unit>[^\d\s.,+-]?[^\d.,+-]{0,20})"
_WRITTEN = rf"{_SIGN}{_NUMBER}\s*{_SCALE}\s*{_UNIT}"
_LASTING = rf"{_SIGN}{_NUMBER}(?P<scale>)\s*{_UNIT}"  # a week, not ten thousand: `2w`

_MOVES = rf"(?i)(?:(?P<down>{'|'.join(DOWN)})|(?P<up>{'|'.join(UP)}))(?:了|幅|\s+by)?\s*(?=[0-9.])"
# Words that leave a number what it is: a value needs one, and about as much is as much.
_ABOUT = (
    r"(?i)(?:^|(?<=[¥$]))\s*(?:大约|大概|约|about\s|around\s|approx\.?\s?)\s*|\s*(?:左右|上下)$"
)
_COUNTED = {"a": 1, "an": 1} | {word: n + 1 for n, word in enumerate(ENGLISH)}
_IN_WORDS = rf"(?i)({'|'.join(_COUNTED)})\s+(?=[a-z])"


class Written(NamedTuple):
    """A number taken apart: its sign as written, currency symbol, value and unit word.

    Its `digits` have no commas, which would end a value between brackets.
    """

    sign: str
    symbol: str
    value: Decimal
    unit: str
    digits: str

    @property
    def bare(self) -> bool:
        return not self.symbol and not self.unit


def dissect(value: object, kind: Kind) -> Written:
    """Take a written number apart; numbers the reader already resolved are taken as written."""
    return _dissected(str(value), kind) if type(value) is str else _dissect(value, kind)


@lru_cache(maxsize=8192)
def _dissected(text: str, kind: Kind) -> Written:
    """The same for a text, remembered: all levels of a scenario hold mostly the same values."""
    return _dissect(text, kind)


def _dissect(value: object, kind: Kind) -> Written:
    if isinstance(value, bool) or len(str(value)) > LONGEST:
        raise refusal("unit_unknown", kind, value)
    text = sure(Decimal(repr(value))) if isinstance(value, float) else plain(value)
    text = re.sub(_ABOUT, "", text) if kind != "round" else text
    if kind == "change":
        text = re.sub(_MOVES, lambda m: "-" if m["down"] else "+", text, count=1)
    if kind == "duration" and (word := re.match(_IN_WORDS, text)):
        text = f"{_COUNTED[word[1].lower()]} {text[word.end() :]}"
    match = re.fullmatch(_LASTING if kind == "duration" else _WRITTEN, text)
    if match is None or (match["before"] and match["after"]):
        raise refusal("unit_unknown", kind, value, *proposals(value, kind))
    return _taken(match, kind, value)


def _taken(match: re.Match[str], kind: Kind, value: object) -> Written:
    sign, number = match["before"] or match["after"], match["number"]
    scale = match["scale"] if len(match["scale"]) < len("million") else match["scale"].lower()
    scale = "thousand" if scale.lower() == "thousand" else scale
    unit = match["unit"].strip()
    if unit not in (*PARTS, *POINTS) and (two := doubted(number)):
        money: Kind = "money" if kind == "quantity" and match["symbol"] else kind
        writes = tuple(in_kind(money, sign, one, scale, unit) for one in two)
        raise refusal("unit_doubtful", kind, value, *writes)
    times = SCALES[scale] if scale in SCALES else sum(SCALES[char] for char in scale)
    size = Decimal(number.replace(",", "")).scaleb(times)
    if size > LIMIT:
        raise out_of_range(kind, value, "0", f"{LIMIT:.0e}")
    symbol = (match["symbol"] or "").upper()
    symbol = CURRENCIES["CNY"] if symbol in ("CNY", "RMB", "人民币") else symbol
    digits = number.replace(",", "").rstrip(".") + scale
    return Written(sign, symbol, -size if sign == "-" else size, unit, digits)


def out_of_range(kind: Kind, found: object, low: str, high: str) -> PydanticCustomError:
    """The error for a well written quantity beyond what it can be."""
    context = {"found": str(found)[:LONGEST], "kind": kind, "low": low, "high": high}
    return PydanticCustomError("unit_range", "`{found}` is outside {low} to {high}", context)


def whole(amount: Decimal, kind: Kind, found: object) -> int:
    """`amount` as an integer, or the error that it is written too finely."""
    if amount != amount.to_integral_value():
        near = sorted(
            (amount.to_integral_value(way) for way in WAYS), key=lambda n: abs(n - amount)
        )
        money = kind == "money"
        writes = (f"{CURRENCIES['CNY']}{sure(n / 100)}" if money else f"{n:f}" for n in near)
        raise refusal("unit_precision", kind, found, *writes)
    return int(amount)
