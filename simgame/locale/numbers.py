"""Numbers as people read them: money, shares, counts, hours.

The one place where a number is written for a person. Values are the game's own: fen, shares 0–1,
hours. A minus is the typographic one, which is as wide as a digit and never taken for a hyphen.
What a trainer writes into a file is another matter: see `quantity.format`.
"""

from __future__ import annotations

from collections.abc import Callable

from simgame.locale import Texts

MINUS = "\u2212"
# The sign of the only currency that a scenario may have.
CURRENCY = "¥"
# From this many yuan on, fen are no longer worth a digit.
_WHOLE_YUAN = 100
_YUAN = 100  # fen
# Below this a figure is told to the last digit: who forecasts orders needs `1,995`, not `2k`.
_WHOLE_BELOW = 10**4
_SCALES = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**9, "B"), (10**6, "M"), (10**3, "k")),
}


def money(fen: float, signed: bool = False, *, exact: bool = False) -> str:
    """`¥12,345`; small amounts, and `exact` ones, keep their fen. `signed` shows a plus as well."""
    yuan = abs(fen) / 100
    whole = round(fen) % 100 == 0 or (yuan >= _WHOLE_YUAN and not exact)
    return _signed(f"{CURRENCY}{yuan:,.{0 if whole else 2}f}", fen, signed)


def money_near(fen: float, signed: bool = False) -> str:
    """`¥77`, in whole yuan; less than one keeps its fen, for something is not nothing."""
    return money(fen if abs(fen) < _YUAN else round(fen, -2), signed)


def money_short(fen: float, t: Texts, signed: bool = False) -> str:
    """`¥1.2M` or `¥120万`, for narrow columns."""
    if abs(fen) < _YUAN:
        return money(fen, signed)
    return _signed(CURRENCY + _shortened(abs(fen) / 100, t), fen, signed)


def count(number: float, signed: bool = False) -> str:
    """`12,345`."""
    return _signed(f"{abs(round(number)):,}", number, signed)


def to_a_tenth(number: float, signed: bool = False) -> str:
    """`12`, `0.3`: whole where it is, for what may differ by less than one."""
    return _signed(f"{abs(number):,.1f}".removesuffix(".0"), number, signed)


def count_short(number: float, t: Texts, signed: bool = False) -> str:
    """`41.2k` or `4.1万`."""
    return _signed(_shortened(abs(number), t), number, signed)


def share(value: float, signed: bool = False) -> str:
    """`3.2%`, `60%`; below 1 % two digits, so that small rates can be told apart."""
    percent = abs(value) * 100
    digits = 2 if percent < 1 else 1
    text = f"{percent:.{digits}f}".rstrip("0").rstrip(".") if percent < 1e15 else f"{percent:g}"
    return _signed(f"{text}%", value, signed)


def ratio(value: float) -> str:
    """`1.85`."""
    return _signed(f"{abs(value):.2f}", value)


def hours(value: float, t: Texts) -> str:
    """`12 hours`, `2.5 hours`."""
    return t.plural("{hours} hour", "{hours} hours", 1 if value == 1 else 2, hours=f"{value:g}")


def days(value: float, t: Texts) -> str:
    """`1 day`, `2.5 days`."""
    return t.plural("{days} day", "{days} days", 1 if value == 1 else 2, days=f"{value:g}")


def points(value: float, signed: bool = False) -> str:
    """`231.5`: points with one digit. `signed` shows a plus as well."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return _signed(text, value, signed)


def written(value: float, unit: str, t: Texts, *, short: bool = False) -> str:
    """A value by its unit: `fen`, `share`, `ratio`, `points` or `count`."""
    if unit == "fen":
        return money_short(value, t) if short else money(value)
    if unit in _OF_UNIT:
        return _OF_UNIT[unit](value)
    return count_short(value, t) if short else count(value)


_OF_UNIT: dict[str, Callable[[float], str]] = {"share": share, "ratio": ratio, "points": points}


def _signed(text: str, value: float, signed: bool = False) -> str:
    """A size with the sign of its value; what is written as nothing has none."""
    if not any(digit in text for digit in "123456789"):
        return text
    plus = "+" if signed and value > 0 else ""
    return f"{MINUS if value < 0 else plus}{text}"


def _shortened(number: float, t: Texts) -> str:
    for size, word in _SCALES[t.lang]:
        # A number that would be rounded up to the next scale is already written in it.
        if number >= max(size, _WHOLE_BELOW) * 0.9995:
            scaled = number / size
            digits = 0 if scaled >= 99.95 else 1
            return f"{scaled:,.{digits}f}".removesuffix(".0") + word
    return f"{number:,.0f}"
