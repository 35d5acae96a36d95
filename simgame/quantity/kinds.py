"""The kinds of quantities, and the words and signs that belong to them."""

from __future__ import annotations

from typing import Literal

from simgame.locale.numbers import CURRENCY

Kind = Literal["money", "share", "change", "duration", "count", "round", "number", "quantity"]

CURRENCIES = {"CNY": CURRENCY, "USD": "$", "EUR": "€"}
YUAN = ("元", "块", "块钱", "元人民币", "yuan", "CNY", "RMB", "cny", "rmb")

SCALES = {
    "": 0, "k": 3, "K": 3, "w": 4, "W": 4, "m": 6, "M": 6, "B": 9,
    "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "thousand": 3, "million": 6, "billion": 9,
}  # fmt: skip
SCALE = r"[kKwWmMB](?![A-Za-z])|[十百千]?[万亿]|[百千]|(?i:thousand|million|billion)(?![A-Za-z])"

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
LONG_DAYS = {
    **dict.fromkeys(("个月", "月", "month", "months"), 30),
    **dict.fromkeys(("年", "year", "years"), 365),
    **dict.fromkeys(("fortnight", "fortnights"), 14),
    **dict.fromkeys(("round", "rounds", "轮", "个回合", "回合"), 7),
}

# Words that people count with, which add nothing to the number.
COUNTERS = (
    "人", "个人", "人次", "名", "位", "个", "次", "条", "单", "件", "份", "篇", "场", "家", "户",
    "粉", "粉丝", "杯", "瓶", "盒", "台", "套", "部", "张", "款", "people", "persons", "times",
    "followers", "fans", "members", "users", "orders", "posts", "customers", "buyers", "items",
    "pieces", "units", "cups",
)  # fmt: skip

# Words that say in which way something changes; the longest first.
DOWN = ("降价", "下降", "降低", "下调", "减少", "下跌", "优惠", "便宜", "立减", "直降", "decrease",
        "minus", "lower", "down", "less", "cut", "降", "减", "跌", "砍", "少", "↓")  # fmt: skip
UP = ("涨价", "上涨", "上升", "上调", "提高", "提升", "提价", "加价", "增加", "增长", "increase",
      "raise", "plus", "more", "up", "涨", "升", "增", "加", "多", "贵", "↑")  # fmt: skip

PARTS = {
    "%": 1,
    "‰": 0.1,
    "成": 10,
    "percent": 1,
    "per cent": 1,
    "pct": 1,
}  # how many percent one of them is
POINTS = ("pp", "个百分点", "百分点", "个点", "percentage points", "points", "pts")
