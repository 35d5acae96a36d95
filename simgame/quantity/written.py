"""How numbers with units are written in a scenario, taken apart and put together again.

A trainer writes `¥120万`, `3.2%` or `2 周`; this module knows the words and the arithmetic.
It works in decimals, so that what is written is what is meant, and refuses whatever could
mean two things. It does not know pydantic fields (`units`) nor files (`reader`).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic_core import PydanticCustomError

from simgame.locale.numbers import CURRENCY

Kind = Literal["money", "share", "change", "duration", "count", "round", "number", "quantity"]

CURRENCIES = {"CNY": CURRENCY, "USD": "$", "EUR": "€"}

SCALES = {"": 0, "k": 3, "K": 3, "千": 3, "万": 4, "M": 6, "百万": 6, "亿": 8, "B": 9}

EXAMPLES: dict[Kind, str] = {
    "money": "¥200k",
    "share": "60%",
    "change": "-15%",
    "duration": "3 days",
    "count": "120k",
    "round": "round 4",
    "number": "1.5",
    "quantity": "40%",
}

SECONDS = {
    **dict.fromkeys(("second", "seconds", "秒", "秒钟"), 1),
    **dict.fromkeys(("minute", "minutes", "分钟"), 60),
    **dict.fromkeys(("hour", "hours", "小时", "个小时"), 3600),
    **dict.fromkeys(("day", "days", "天", "日"), 86_400),
    **dict.fromkeys(("week", "weeks", "周", "个星期", "星期"), 604_800),
}

POINTS = ("pp", "个百分点", "百分点")

LIMIT = Decimal(9 * 10**15)  # below this an integer is still exact in a float and in JSON

_WRITTEN = re.compile(
    r"(?P<before>[+-]?)(?P<symbol>[¥$€£]?)\s*(?P<after>[+-]?)"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,40})?)"
    r"\s*(?P<scale>(?:[kKMB](?![A-Za-z])|千|百万|万|亿)?)\s*(?P<unit>[^\d\s.,+-]?[^\d.,+-]{0,20})"
)


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


def refusal(code: str, kind: Kind, found: object, write: str) -> PydanticCustomError:
    """The error for a badly written quantity; `write` is what was probably meant."""
    shown = str(found).lower() if isinstance(found, bool) else str(found)
    context = {"found": shown[:60], "kind": kind, "write": write}
    return PydanticCustomError(code, "`{found}` is not {kind}: write `{write}`", context)


def plain(value: object) -> str:
    """What was written, with full-width forms and the typographic minus made ordinary."""
    return unicodedata.normalize("NFKC", str(value)).replace("\u2212", "-").strip()


def dissect(value: object, kind: Kind) -> Written:
    """Take a written number apart; numbers the reader already resolved are taken as written."""
    return _dissected(str(value), kind) if type(value) is str else _dissect(value, kind)


@lru_cache(maxsize=8192)
def _dissected(text: str, kind: Kind) -> Written:
    """The same for a text, remembered: all levels of a scenario hold mostly the same values."""
    return _dissect(text, kind)


def _dissect(value: object, kind: Kind) -> Written:
    text = plain(value)
    match = None if isinstance(value, bool) or len(text) > 60 else _WRITTEN.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        raise refusal("unit_unknown", kind, value, EXAMPLES[kind])
    sign = match["before"] or match["after"]
    size = Decimal(match["number"].replace(",", "")).scaleb(SCALES[match["scale"]])
    if size > LIMIT:
        raise out_of_range(kind, value, "0", f"{LIMIT:.0e}")
    digits = match["number"] + match["scale"]
    return Written(
        sign, match["symbol"], -size if sign == "-" else size, match["unit"].strip(), digits
    )


def out_of_range(kind: Kind, found: object, low: str, high: str) -> PydanticCustomError:
    """The error for a well written quantity beyond what it can be."""
    context = {"found": str(found)[:60], "kind": kind, "low": low, "high": high}
    return PydanticCustomError("unit_range", "`{found}` is outside {low} to {high}", context)


def whole(amount: Decimal, kind: Kind, found: object) -> int:
    """`amount` as an integer, or the error that it is written too finely."""
    if amount != amount.to_integral_value():
        nearest = str(amount.to_integral_value())
        if kind == "money":
            nearest = f"¥{float(round(amount) / 100):g}"
        raise refusal("unit_precision", kind, found, nearest)
    return int(amount)
