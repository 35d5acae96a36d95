"""What somebody wrote, with the marks of other keyboards and of Chinese made ordinary.

Only marks that mean the same are changed: a full-width `１` is a 1, but `¹` and `①` are not, so
that `5²` never becomes 52. What is not certain is left as it is, and refused by the reader.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = ("<wide>", "<narrow>", "<small>", "<noBreak>")
_MINUS = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2212"), "-")
# Of words and numbers of quantities, as they are written in Taiwan and Hong Kong.
_TRADITIONAL = str.maketrans("個萬億兩點時禮塊錢號鐘圓條場週貳", "个万亿两点时礼块钱号钟元条场周二")
_DOT = r"(?<=\d)[。｡](?=\d)"
_NUMERAL = r"(?<![\d.,])(?<!\d )[零〇一二两三四五六七八九十百千万亿半]+"
_DIGITS = {char: place for place, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def plain(value: object) -> str:
    """The text with ordinary digits, signs and blanks, and with Chinese numerals as digits."""
    text = re.sub(r"^([+-]?)百分之(.+)$", r"\1\2%", ordinary(value))
    text = re.sub(r"^([+-]?)千分之(.+)$", r"\1\2‰", text)
    return re.sub(_NUMERAL, lambda match: _in_digits(match[0]), text)


def ordinary(value: object) -> str:
    """The text with ordinary digits, signs and blanks; numerals stay."""
    return re.sub(_DOT, ".", _in_signs(str(value)).strip())


def _in_signs(text: str) -> str:
    return "".join(map(_ordinary, text)).translate(_MINUS).translate(_TRADITIONAL)


def without_marks(text: str) -> str:
    """The text without signs that nobody sees, such as the blanks of no width of web pages."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def _ordinary(char: str) -> str:
    if char.isascii() or char == "。":
        return char
    is_blank = unicodedata.category(char) == "Zs"
    if is_blank or unicodedata.decomposition(char).startswith(_SAME):
        return unicodedata.normalize("NFKC", char)
    return char


def _in_digits(numeral: str) -> str:
    """`十八` → `18`; the numeral itself where it is not one whole number, or said loosely."""
    if numeral == "半":
        return "0.5"
    value = _value(numeral)
    return numeral if value is None else str(value)


def _value(numeral: str) -> int | None:
    total, section, digit = 0, 0, 0
    low, high, before = 10_000, 10**12, ""
    for char in numeral:
        if char in _DIGITS:
            if before in _DIGITS and before not in "零〇":
                return None
            digit = _DIGITS[char]
        elif char in _UNITS:
            unit = _UNITS[char]
            if unit >= low or (not digit and (char != "十" or before not in ("", *_MYRIADS))):
                return None
            section, digit, low = section + (digit or 1) * unit, 0, unit
        elif char in _MYRIADS and section + digit and _MYRIADS[char] < high:
            high = _MYRIADS[char]
            total, section, digit, low = total + (section + digit) * high, 0, 0, 10_000
        else:
            return None
        before = char
    loose = len(numeral) > 1 and before in _DIGITS and numeral[-2] in "百千万亿"
    return None if loose else total + section + digit
