"""How numbers with units are written, taken apart: `¥120万`, `3.2%`, `2 周`.

This module knows the words and the arithmetic. It works in decimals, so that what is written is
what is meant, and refuses whatever could mean two things. It knows neither pydantic fields
(`scenario.units`) nor files; what was probably meant is found by `meant`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from simgame.quantity.kinds import CURRENCIES, PARTS, POINTS, SCALES, Kind
from simgame.quantity.meant import doubted, refusal, suggested, sure
from simgame.quantity.plain import plain

LIMIT = Decimal(9 * 10**15)  # below this an integer is still exact in a float and in JSON
LONGEST = 60  # characters; nothing longer is a number

_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,40})?|[0-9]{1,18}(?:\.[0-9]{0,40})?"
    r"|\.[0-9]{1,40})"
)
_SIGN = r"(?P<before>[+-]?)\s*(?P<symbol>[¥$€£]|(?i:CNY|RMB)|人民币)?\s*(?P<after>[+-]?)\s*"
_SCALE = r"(?P<scale>(?:[kKwWmMB](?![A-Za-z])|[十百千]?[万亿]|万亿|[百千])?)"
_UNIT = r"(?P<unit>[^\d\s.,+-]?[^\d.,+-]{0,20})"
_WRITTEN = re.compile(rf"{_SIGN}{_NUMBER}\s*{_SCALE}\s*{_UNIT}")
_LASTING = re.compile(rf"{_SIGN}{_NUMBER}(?P<scale>)\s*{_UNIT}")  # a week, not ten thousand: `2w`

_DOWN = "降价|下降|降低|降|减少|减|下跌|跌"
_UP = "涨价|上涨|涨|上升|升|增加|增长|增"
_MOVES = re.compile(rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\s*(?=[0-9.])")


class Written(NamedTuple):
    """A number taken apart: its sign as written, currency symbol, value and unit word."""

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
    if kind == "change":
        text = _MOVES.sub(lambda m: "-" if m["down"] else "+", text, count=1)
    match = (_LASTING if kind == "duration" else _WRITTEN).fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        raise refusal("unit_unknown", kind, value, *suggested(text, kind))
    return _taken(match, kind, value)


def _taken(match: re.Match[str], kind: Kind, value: object) -> Written:
    sign, number, scale = match["before"] or match["after"], match["number"], match["scale"]
    unit = match["unit"].strip()
    if unit not in (*PARTS, *POINTS) and (two := doubted(number)):
        writes = suggested(f"{sign}{match['symbol'] or ''}", kind, two, f"{scale} {unit}")
        raise refusal("unit_doubtful", kind, value, *writes)
    times = SCALES[scale] if scale in SCALES else sum(SCALES[char] for char in scale)
    size = Decimal(number.replace(",", "")).scaleb(times)
    if size > LIMIT:
        raise out_of_range(kind, value, "0", f"{LIMIT:.0e}")
    symbol = (match["symbol"] or "").upper()
    symbol = CURRENCIES["CNY"] if symbol in ("CNY", "RMB", "人民币") else symbol
    return Written(sign, symbol, -size if sign == "-" else size, unit, number.rstrip(".") + scale)


def out_of_range(kind: Kind, found: object, low: str, high: str) -> PydanticCustomError:
    """The error for a well written quantity beyond what it can be."""
    context = {"found": str(found)[:LONGEST], "kind": kind, "low": low, "high": high}
    return PydanticCustomError("unit_range", "`{found}` is outside {low} to {high}", context)


def whole(amount: Decimal, kind: Kind, found: object) -> int:
    """`amount` as an integer, or the error that it is written too finely."""
    if amount != amount.to_integral_value():
        nearest = amount.to_integral_value()
        write = f"{CURRENCIES['CNY']}{sure(nearest / 100)}" if kind == "money" else f"{nearest:f}"
        raise refusal("unit_precision", kind, found, write)
    return int(amount)
