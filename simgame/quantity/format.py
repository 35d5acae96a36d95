"""Quantities written back the way a trainer would write them.

The inverse of `units`: reading what is written here gives the same value exactly. Used by
tools that write scenarios and by messages that suggest a value.
"""

from __future__ import annotations

import re
from decimal import Decimal

from simgame.quantity.kinds import CURRENCIES, SCALES
from simgame.quantity.meant import sure

_LATIN = r"(-?¥?)([0-9]+(?:\.[0-9]+)?)([kMB])"


def format_money(fen: int, currency: str = "CNY") -> str:
    """`¥200k` for 20,000,000 fen."""
    return money_text(Decimal(fen), currency)


def money_text(fen: Decimal, currency: str = "CNY") -> str:
    """The same for a rate, which may have a fraction of a fen."""
    return ("-" if fen < 0 else "") + CURRENCIES[currency] + shortened(abs(fen) / 100)


def format_share(share: float) -> str:
    """`60%` for 0.6."""
    text = f"{decimal(share) * 100:f}"  # thousands of percent are never meant
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def format_change(change: float) -> str:
    """`+20%` for 0.2: a relative change always carries its sign."""
    return ("+" if change > 0 else "") + format_share(change)


def format_days(days: float) -> str:
    """`3 days` for 3.0."""
    return digits(decimal(days)) + (" day" if days == 1 else " days")


def format_hours(hours: float) -> str:
    """`48 hours` for 48.0."""
    return digits(decimal(hours)) + (" hour" if hours == 1 else " hours")


def format_count(count: int) -> str:
    """`120k` for 120,000."""
    return shortened(Decimal(count))


def format_round(number: int) -> str:
    """`round 4` for 4."""
    return f"round {number}"


def decimal(value: float) -> Decimal:
    """The shortest decimal that reads back as this float."""
    return Decimal(repr(float(value)))


def digits(value: Decimal) -> str:
    """A decimal without exponent or needless zeros; `1.1250` where 1.125 might be 1125."""
    return sure(value)


def number(value: float) -> str:
    """A number without a unit, as it is written in a file."""
    return digits(decimal(value))


def shortened(value: Decimal) -> str:
    """`200k`, `1.2M` where that says the same in fewer digits, else the plain digits."""
    for scale, step in (("M", 10**5), ("k", 10**3)):
        size = 10 ** SCALES[scale]
        if value >= size and value % step == 0:
            return digits(value / size) + scale
    return digits(value)


def in_chinese(written: str) -> str:
    """An amount with `k` or `M` in 万 or 亿: `¥21万` for `¥210k`; `¥2500` for `¥2.5k`."""
    match = re.fullmatch(_LATIN, written)
    if match is None:
        return written
    sign, value = match[1], Decimal(match[2]).scaleb(SCALES[match[3]])
    for scale in ("亿", "万"):
        if value >= 10 ** SCALES[scale]:
            return sign + digits(value.scaleb(-SCALES[scale])) + scale
    return sign + digits(value)


def shortest(value: float) -> str:
    """A number to two decimals, without needless zeros."""
    return digits(round(decimal(value), 2))
