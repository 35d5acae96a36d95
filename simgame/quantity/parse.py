"""Each way of writing a quantity, read into the game's own unit: fen, 0–1, days, rounds.

One function a kind, without pydantic fields, so that the kinds can be tested and reused on
their own. What is refused says what was probably meant.
"""

from __future__ import annotations

import math
import re

from pydantic_core import PydanticCustomError

from simgame.quantity.format import digits
from simgame.quantity.written import (
    CURRENCIES,
    POINTS,
    SECONDS,
    dissect,
    out_of_range,
    plain,
    refusal,
    whole,
)

_PLAIN = re.compile(r"[-+]?[0-9][0-9_,]*(\.[0-9]*)?")  # a number in quotes, or an odd one
_ROUND = re.compile(r"(?:round\s*|第\s*)(\d{1,4})(?:\s*轮)?", re.IGNORECASE)


def parse_money(value: object, currency: str = "CNY", signed: bool = False) -> int:
    """`¥200k`, `¥120万`, `120万元` → fen. Negative only where `signed`."""
    symbol = CURRENCIES.get(currency, "¥")
    parts = dissect(value, "money")
    meant = f"{parts.sign.strip('+')}{symbol}{parts.digits}"
    if parts.bare:
        raise refusal("unit_missing", "money", value, meant)
    suffix = "元" if symbol == "¥" else ""
    if (parts.symbol or symbol) != symbol or parts.unit not in ("", suffix):
        raise refusal("unit_unknown", "money", value, meant)
    if parts.value < 0 and not signed:
        raise refusal("unit_negative", "money", value, meant.lstrip("-"))
    return whole(parts.value * 100, "money", value)


def parse_share(value: object) -> float:
    """`60%` → 0.6; from 0% to 100%."""
    parts = dissect(value, "share")
    number = parts.value * 100 if parts.bare and abs(parts.value) <= 1 else parts.value
    if parts.unit != "%" or parts.symbol:
        code = "unit_missing" if parts.bare else "unit_unknown"
        raise refusal(code, "share", value, f"{digits(number)}%")
    if not 0 <= number <= 100 or parts.sign == "-":
        raise out_of_range("share", value, "0%", "100%")
    return float(number / 100)


def parse_change(value: object) -> float:
    """`-15%` → -0.15; the sign is always written, and nothing falls by more than all."""
    parts = dissect(value, "change")
    bare = parts.value * 100 if abs(parts.value) <= 1 else parts.value
    meant = parts.value if parts.unit in ("%", *POINTS) else bare
    if parts.unit != "%" or parts.symbol:
        code = "unit_missing" if parts.bare else "unit_unknown"
        raise refusal(
            code, "change", value, f"{digits(meant) if meant < 0 else '+' + digits(meant)}%"
        )
    if not parts.sign and parts.value:
        raise refusal("unit_sign", "change", value, f"+{digits(parts.value)}%")
    if parts.value < -100:
        raise out_of_range("change", value, "-100%", "+1000%")
    return float(parts.value / 100)


def parse_duration(value: object, unit: str) -> float:
    """`3 days`, `2 周`, `48 小时` → that long in `unit` (a word of `SECONDS`)."""
    parts = dissect(value, "duration")
    if parts.unit not in SECONDS or parts.symbol:
        code = "unit_missing" if parts.bare else "unit_unknown"
        raise refusal(code, "duration", value, f"{digits(abs(parts.value))} {unit}")
    if parts.value < 0:
        raise refusal("unit_negative", "duration", value, str(value).lstrip("-"))
    return float(parts.value * SECONDS[parts.unit] / SECONDS[unit])


def parse_count(value: object) -> int:
    """`120k`, `120万`, `950` or a bare integer → how many."""
    parts = dissect(value, "count")
    if not parts.bare:
        raise refusal("unit_excess", "count", value, parts.digits)
    if parts.value < 0 or parts.sign == "-":
        raise refusal("unit_negative", "count", value, parts.digits)
    return whole(parts.value, "count", value)


def parse_round(value: object) -> int:
    """`round 4`, `第 4 轮` → 4."""
    text = plain(value)
    match = _ROUND.fullmatch(text)
    if match is None:
        bare = text.isdecimal() and len(text) <= 4
        raise refusal(
            "unit_missing" if bare else "unit_unknown",
            "round",
            value,
            f"round {text if bare else 4}",
        )
    if int(match[1]) < 1:
        raise out_of_range("round", value, "round 1", "round 26")
    return int(match[1])


def parse_number(value: object) -> float:
    """A bare, finite number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise refusal("unit_unknown", "number", value, "1.5")
        return float(value)
    if isinstance(value, bool) or _PLAIN.fullmatch(str(value)):
        raise PydanticCustomError("float_type", "not a number")
    parts = dissect(value, "number")
    share = parts.unit == "%"
    meant = parts.value / 100 if share else parts.value
    raise refusal("unit_excess", "number", value, digits(meant))


def parse_quantity(value: object) -> float:
    """Whatever is written, by its unit: money → fen, a percentage → a share, else a number."""
    parts = dissect(value, "quantity")
    if parts.symbol or parts.unit == "元":
        return float(parse_money(value, _currency_of(parts.symbol), signed=True))
    if parts.unit == "%":
        return float(parts.value / 100)
    if parts.unit in SECONDS:
        return parse_duration(value, "days")
    if not parts.bare:
        raise refusal("unit_unknown", "quantity", value, parts.digits)
    return float(parts.value)


def _currency_of(symbol: str) -> str:
    return next((name for name, sign in CURRENCIES.items() if sign == symbol), "CNY")
