"""Field types whose values carry their unit in the file: money, shares, durations, counts.

A schema names one of these types and gets an exact number inside (fen, 0–1, days, hours);
the trainer writes `¥200k`, `60%`, `3 days`. A bare number where a unit belongs is refused
with its likely meaning. Only written forms are read: a merged scenario is kept as written.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from simgame.quantity.kinds import COUNTERS, SECONDS
from simgame.quantity.meant import DOUBTFUL
from simgame.quantity.parse import (
    parse_change,
    parse_count,
    parse_duration,
    parse_minutes,
    parse_money,
    parse_number,
    parse_quantity,
    parse_round,
    parse_share,
)
from simgame.quantity.times import PATTERN, parse_time
from simgame.quantity.windows import PATTERN as WINDOW
from simgame.quantity.windows import parse_window
from simgame.scenario.within import change, count, days, hours, money

# A fraction of exactly three digits may be thousands, so it is in none of the patterns.
_NUMBER = rf"(?!{DOUBTFUL}(?![0-9]))([0-9]{{1,3}}(,[0-9]{{3}})+|[0-9]{{1,18}})(\.[0-9]{{1,40}})?"
_PERCENT = r"([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,18})(\.[0-9]{1,40})?"
_SCALED = _NUMBER + r" ?([kKwWmMB](?![A-Za-z])|[十百千]?[万亿]|[百千])?"
_MONEY = rf"(([¥￥$€]|CNY|RMB) ?{_SCALED}元?|{_SCALED} ?元)"
_COUNT = rf"{_SCALED} ?({'|'.join(COUNTERS)})?"
_SHARE = rf"^{_PERCENT} ?[%％‰成]$"
_ROUND, _NUMERAL = "[1-9][0-9]{0,3}", "([一二三四五六七八九]|二?十[一二三四五六]?)"
_DURATION = rf"^{_NUMBER} ?({'|'.join(SECONDS)})$"


def _duration(unit: str) -> BeforeValidator:
    return BeforeValidator(lambda value: parse_duration(value, unit))


def _written(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


_LASTING = _written(_DURATION, "3 days", "2 周", "48 hours", "48 小时")
_COUNTED = WithJsonSchema(
    {
        "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{_COUNT}$"}],
        "examples": ["120k", "120万", 950],
    }
)
_ANY = WithJsonSchema(
    {
        "anyOf": [
            {"type": "number"},
            {
                "type": "string",
                "pattern": rf"^(-?({_MONEY}|{_COUNT}|{_SHARE[1:-1]})|{_DURATION[1:-1]})$",
            },
        ],
        "examples": ["¥15万", "40%", "5k"],
    }
)

_Fen = Annotated[
    int, BeforeValidator(parse_money), _written(f"^{_MONEY}$", "¥200k", "¥120万", "¥69")
]

# How much there may be of anything: season sums of money, people and days stay exact, and far from
# where 64 bits end (yuan, people, days, of the usual; assumption).
Money = Annotated[_Fen, money("¥0", "¥1000B")]
"""Fen, zero or more, written with its currency."""

SignedMoney = Annotated[
    int,
    BeforeValidator(lambda value: parse_money(value, signed=True)),
    _written(f"^-?{_MONEY}$", "¥50k", "-¥4万"),
    money("-¥1000B", "¥1000B"),
]
"""Fen, with a minus where they are taken away."""

Each = Annotated[_Fen, money("¥0", "¥10M")]
"""Fen for one of what there are many of: an order, a message, an hour."""

Share = Annotated[float, BeforeValidator(parse_share), _written(_SHARE, "60%", "3.2%")]
"""0–1, written in percent."""

Change = Annotated[
    float,
    BeforeValidator(parse_change),
    _written(_SHARE.replace("^", "^[-+]", 1), "-15%", "+20%"),
    change("-100%", "+1000%"),
]
"""A relative change, written in percent with its sign; -0.15 for `-15%`."""

Hours = Annotated[float, _duration("hours"), _LASTING, hours("0 hours", "9600 hours")]
Days = Annotated[float, _duration("days"), _LASTING, days("0 days", "400 days")]

Count = Annotated[int, BeforeValidator(parse_count), _COUNTED, count("0", "10B")]
"""How many: a bare integer, or `120k`."""

_ROUND_REF = rf"((round|week) {_ROUND}|第 ?({_ROUND}|{_NUMERAL}) ?[轮周])"
RoundRef = Annotated[
    int,
    BeforeValidator(parse_round),
    _written(rf"^{_ROUND_REF}$", "round 4", "第 4 轮", "第四周"),
]
"""The number of a round, counted from 1."""

RoundKey = Annotated[
    str,
    BeforeValidator(lambda value: f"round {parse_round(value)}"),
    Field(json_schema_extra={"pattern": rf"^{_ROUND_REF}$"}),
]
"""A round as a key."""

TimeRef = Annotated[
    int,
    BeforeValidator(parse_time),
    _written(rf"^{_ROUND_REF}{PATTERN}$", "round 4", "round 4 Wednesday 10:00", "第 4 周周三"),
]
"""A moment, in hours since the first Monday: a round, and if wanted a day and an hour of it."""

GoalWindow = Annotated[
    int,
    BeforeValidator(parse_window),
    _written(WINDOW, "last 2 weeks", "from round 5", "最后 2 周"),
]
"""The weeks that count for a goal: 0 all, 5 from round 5 on, −2 the last two."""

Number = Annotated[float, BeforeValidator(parse_number), WithJsonSchema({"type": "number"})]
"""A finite number without a unit."""

Minutes = Annotated[
    float,
    BeforeValidator(parse_minutes),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _DURATION}]}),
]
"""Minutes: a bare number, or a duration."""

Quantity = Annotated[float, BeforeValidator(parse_quantity), _ANY]
"""A number read by the way it is written: fen, a share, days or a plain number."""

LevelWord = Literal["low", "medium", "high"]
