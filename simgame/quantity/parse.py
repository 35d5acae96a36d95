"""Each way of writing a quantity, read into the game's own unit: fen, 0–1, days, rounds.

One function a kind, without pydantic fields, so that the kinds can be tested and reused on
their own. What is refused says what was probably meant. Where somebody types at a prompt that names
the unit, `bare` numbers are taken: money in yuan, shares in percent.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from simgame.quantity.format import digits
from simgame.quantity.kinds import COUNTERS, CURRENCIES, PARTS, POINTS, SECONDS, YUAN
from simgame.quantity.meant import doubted, refusal
from simgame.quantity.numerals import NUMERAL, chinese_number
from simgame.quantity.plain import plain
from simgame.quantity.spoken import proposals
from simgame.quantity.written import Written, dissect, out_of_range, whole

_PLAIN = r"[-+]?[0-9][0-9_,]*(\.[0-9]*)?"  # a number in quotes, or an odd one
_ROUND = (
    r"(?i)(?:round|week)\s*([0-9]{1,4})|"
    rf"第\s*([0-9]{{1,4}}|{NUMERAL})\s*(?:个)?(?:[轮周週]|星期|礼拜)?"
)
_LENGTH = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*([^\d\s.,]+)\s*"


MOST_TIMES = 3
"""Below it a bare 1.4 for a change may be 1.4 times as much, and not only 1.4 percent."""


def parse_money(
    value: object, currency: str = "CNY", signed: bool = False, *, bare: bool = False
) -> int:
    """`¥200k`, `¥120万`, `120万元` → fen. Negative only where `signed`."""
    return whole(amount_in_fen(value, currency, signed, bare=bare), "money", value)


def amount_in_fen(
    value: object, currency: str = "CNY", signed: bool = False, *, bare: bool = False
) -> Decimal:
    """The same, with fractions of a fen where they are written: a rate may have some."""
    symbol = CURRENCIES.get(currency, "¥")
    parts = dissect(value, "money")
    meant = f"{parts.sign.strip('+')}{symbol}{parts.digits}"
    if parts.bare and not bare:
        raise refusal("unit_missing", "money", value, meant)
    suffixes = YUAN if symbol == CURRENCIES["CNY"] else ()
    if (parts.symbol or symbol) != symbol or parts.unit not in ("", *suffixes):
        raise refusal("unit_unknown", "money", value, *proposals(value, "money"))
    if parts.sign == "-" and not signed:
        raise refusal("unit_negative", "money", value, meant.lstrip("-"))
    return parts.value * 100


def parse_share(value: object) -> float:
    """`60%` → 0.6; from 0% to 100%."""
    number = _percent(value, bare=False)
    if number > 100 or "-" in plain(value):
        raise out_of_range("share", value, "0%", "100%")
    return float(number / 100)


def free_share(value: object, *, bare: bool, signed: bool) -> float:
    """The same without bounds; a `bare` number is percent, but for `0.7`: 0.7% or 70%."""
    number = _percent(value, bare=bare)
    if "-" in plain(value) and not signed:
        raise refusal("unit_negative", "share", value, f"{digits(abs(number))}%")
    return float(number / 100)


def _percent(value: object, *, bare: bool) -> Decimal:
    parts = dissect(value, "share")
    if bare and parts.bare and 0 < abs(parts.value) < 1:
        size = abs(parts.value)
        writes = (f"{digits(size)}%", f"{digits(size * 100)}%")
        raise refusal("unit_doubtful", "share", value, *writes)
    if parts.symbol or (not (bare and parts.bare) and parts.unit not in PARTS):
        raise _no_share(parts, value)
    return parts.value * Decimal(str(PARTS.get(parts.unit, 1)))


def _no_share(parts: Written, value: object) -> PydanticCustomError:
    if parts.bare and parts.value == 1:
        return refusal("unit_missing", "share", value, "1%", "100%")
    if parts.bare:
        number = parts.value * 100 if abs(parts.value) < 1 else parts.value
        return refusal("unit_missing", "share", value, f"{digits(abs(number))}%")
    return refusal("unit_unknown", "share", value, *proposals(value, "share"))


def parse_change(value: object) -> float:
    """`-15%`, `降15%` → -0.15; the sign is always written, and nothing falls by more than all."""
    parts = dissect(value, "change")
    if parts.unit not in PARTS or parts.symbol:
        raise _no_change(parts, value)
    number = parts.value * Decimal(str(PARTS[parts.unit]))
    if not parts.sign and number:
        raise refusal("unit_sign", "change", value, f"-{digits(number)}%", f"+{digits(number)}%")
    if number < -100:
        raise out_of_range("change", value, "-100%", "+1000%")
    return float(number / 100)


def _no_change(parts: Written, value: object) -> PydanticCustomError:
    code = "unit_missing" if parts.bare else "unit_unknown"
    size = abs(parts.value)
    whole_units = parts.unit in ("%", *POINTS)
    if parts.symbol or not (whole_units or parts.bare):
        return refusal(code, "change", value, *proposals(value, "change"))
    if parts.bare and not parts.sign and 1 < size < MOST_TIMES and size % 1:
        return refusal(code, "change", value, f"+{digits(size * 100 - 100)}%", f"+{digits(size)}%")
    text = digits(size if whole_units or size > 1 else size * 100)
    signs = (parts.sign,) if parts.sign else ("-", "+")
    return refusal(code, "change", value, *(f"{sign}{text}%" for sign in signs))


def parse_duration(value: object, unit: str, *, bare: bool = False) -> float:
    """`3 days`, `2 周`, `1 小时 30 分钟` → that long in `unit` (a word of `SECONDS`)."""
    if isinstance(value, str) and (length := _together(value)) is not None:
        return float(length / SECONDS[unit])
    parts = _of_length(value, unit)
    word = unit if bare and parts.bare else parts.unit
    if word not in SECONDS or parts.symbol:
        raise _no_duration(parts, value, unit)
    if parts.sign == "-":
        raise refusal("unit_negative", "duration", value, f"{parts.digits} {word}")
    return float(parts.value * SECONDS[word] / SECONDS[unit])


def _of_length(value: object, unit: str) -> Written:
    """A length taken apart; what is doubtful without a unit is meant in the field's own."""
    try:
        return dissect(value, "duration")
    except PydanticCustomError as error:
        meant = proposals(f"{value} {unit}", "duration")
        if error.type == "unit_range" or not meant:
            raise
        raise refusal(error.type, "duration", value, *meant) from None


def _together(text: str) -> Decimal | None:
    """The seconds of several lengths behind each other; None for anything else."""
    found, ordinary = [], plain(text)
    place = 0
    while match := re.compile(_LENGTH).match(ordinary, place):
        if match[2] not in SECONDS or doubted(match[1]):
            return None
        found.append(Decimal(match[1]) * SECONDS[match[2]])
        place = match.end()
    return sum(found, Decimal(0)) if len(found) > 1 and place == len(ordinary) else None


def _no_duration(parts: Written, value: object, unit: str) -> PydanticCustomError:
    code = "unit_missing" if parts.bare else "unit_unknown"
    size = abs(parts.value)
    if parts.unit == "m" or (parts.bare and not parts.symbol):
        word = "minutes" if parts.unit == "m" else unit
        return refusal(code, "duration", value, f"{digits(size)} {word}")
    meant = proposals(value, "duration") or proposals(f"{value} {unit}", "duration")
    return refusal(code, "duration", value, *meant)


def parse_count(value: object) -> int:
    """`120k`, `120万人`, `950` or a bare integer → how many."""
    return whole(parse_amount(value), "count", value)


def parse_whole(value: object, low: int, high: int) -> int:
    """A count from `low` to `high`, to the last digit however long it is: a seed, say."""
    text = plain(value)
    try:
        number = int(text) if re.fullmatch("[0-9]{1,19}", text) else parse_count(value)
    except PydanticCustomError as error:
        raise narrowed(error, low, high, "[0-9]{1,19}", str(min(max(low, 7), high))) from None
    if not low <= number <= high:
        raise out_of_range("count", value, str(low), str(high))
    return number


def narrowed(
    error: PydanticCustomError, low: float, high: float, form: str, example: str
) -> PydanticCustomError:
    """The error for a count, with only such numbers to write as lie there and have this form."""
    context = dict(error.context or {})
    if error.type == "unit_range":
        return out_of_range("count", context["found"], f"{low:.15g}", f"{high:.15g}")
    writes = [str(context.get(key) or "") for key in ("write", "other")]
    fit = [w for w in writes if re.fullmatch(form, w) and low <= Decimal(w) <= high]
    return refusal(error.type, "count", context["found"], *fit, example=example)


def parse_amount(value: object, *, signed: bool = False) -> Decimal:
    """The same, with a fraction where there may be one, and a sign where it may have one."""
    parts = dissect(value, "count")
    if parts.symbol or parts.unit not in ("", *COUNTERS):
        raise refusal("unit_excess", "count", value, *proposals(value, "count"))
    if parts.sign == "-" and not signed:
        raise refusal("unit_negative", "count", value, parts.digits)
    return parts.value


def parse_round(value: object) -> int:
    """`round 4`, `第 4 轮`, `week 4`, `第四周` → 4; a round is a week."""
    text = plain(value)
    match = re.fullmatch(_ROUND, text)
    number = _number(match[1] or match[2]) if match else None
    if number is None and text.isdecimal() and len(text) <= 4:
        raise refusal("unit_missing", "round", value, f"round {text}")
    if number is None:
        raise refusal("unit_unknown", "round", value, *proposals(value, "round"))
    if number < 1:
        raise out_of_range("round", value, "round 1", "round 26")
    return number


def _number(digits: str) -> int | None:
    return int(digits) if digits.isdecimal() else chinese_number(digits)


def parse_number(value: object) -> float:
    """A bare, finite number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise refusal("unit_unknown", "number", value, "1.5")
        return float(value)
    text = str(value)
    if isinstance(value, bool) or (re.fullmatch(_PLAIN, text) and not doubted(text.lstrip("+-"))):
        raise PydanticCustomError("float_type", "not a number")
    parts = dissect(value, "number")
    share = parts.unit in PARTS
    if parts.symbol or parts.unit not in ("", *PARTS, *COUNTERS):
        raise refusal("unit_excess", "number", value, *proposals(value, "number"))
    meant = parts.value * Decimal(str(PARTS[parts.unit])) / 100 if share else parts.value
    raise refusal("unit_excess", "number", value, digits(meant))


def parse_minutes(value: object) -> float:
    """Minutes: a bare number, or a duration."""
    text = isinstance(value, str) and not re.fullmatch(_PLAIN, value)
    return parse_duration(value, "minutes") if text else parse_number(value)


def parse_quantity(value: object) -> float:
    """Whatever is written, by its unit: money → fen, a percentage → a share, else a number."""
    parts = dissect(value, "quantity")
    if parts.symbol or parts.unit in YUAN:
        return float(parse_money(value, _currency_of(parts.symbol), signed=True))
    if parts.unit in PARTS:
        return float(parts.value * Decimal(str(PARTS[parts.unit])) / 100)
    if parts.unit in SECONDS:
        return parse_duration(value, "days")
    if parts.unit not in ("", *COUNTERS):
        raise refusal("unit_unknown", "quantity", value, *proposals(value, "quantity"))
    return float(parts.value)


def _currency_of(symbol: str) -> str:
    return next((name for name, sign in CURRENCIES.items() if sign == symbol), "CNY")
