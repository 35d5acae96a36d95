"""Chinese numerals up to ninety-nine, as they stand in `第六周` or `两次`."""

from __future__ import annotations

import re

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
NUMERAL = "[零〇一二两三四五六七八九十]{1,3}"
_TENS = r"([一二两三四五六七八九])?十([一二三四五六七八九])?"


def chinese_number(text: str) -> int | None:
    """`六` → 6, `十二` → 12, `二十` → 20; None for what is no such number."""
    if text in _DIGITS:
        return _DIGITS[text]
    tens = re.fullmatch(_TENS, text)
    if tens is None:
        return None
    return 10 * _DIGITS[tens[1] or "一"] + _DIGITS[tens[2] or "零"]
