"""The kinds of quantities, and the words and signs that belong to them."""

from __future__ import annotations

from typing import Literal

from simgame.locale.numbers import CURRENCY

Kind = Literal["money", "share", "change", "duration", "count", "round", "number", "quantity"]

CURRENCIES = {"CNY": CURRENCY, "USD": "$", "EUR": "€"}
YUAN = ("元", "块", "块钱", "元人民币", "yuan", "CNY", "RMB", "cny", "rmb")

SCALES = {
    "": 0, "k": 3, "K": 3, "w": 4, "W": 4, "m": 6, "M": 6, "B": 9,
    "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8,
}  # fmt: skip

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
    **dict.fromkeys(("minute", "minutes", "min", "mins", "分钟"), 60),
    **dict.fromkeys(("hour", "hours", "h", "hr", "hrs", "小时", "个小时", "钟头", "个钟头"), 3600),
    **dict.fromkeys(("day", "days", "d", "天", "日"), 86_400),
    **dict.fromkeys(("week", "weeks", "w", "周", "个星期", "星期", "个礼拜", "礼拜"), 604_800),
}

# Words that people count with, which add nothing to the number.
COUNTERS = (
    "人", "个人", "人次", "名", "位", "个", "次", "条", "单", "件", "份", "篇", "场", "家", "户",
    "people", "persons", "times",
)  # fmt: skip

PARTS = {"%": 1, "‰": 0.1, "成": 10}  # how many percent one of them is
POINTS = ("pp", "个百分点", "百分点")
