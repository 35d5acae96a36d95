"""A number is read as it was meant, or refused with what to write; it never becomes another one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from simgame.quantity.format import format_days, number
from simgame.quantity.parse import (
    parse_change,
    parse_count,
    parse_duration,
    parse_minutes,
    parse_money,
    parse_number,
    parse_quantity,
    parse_share,
    parse_whole,
)


def _days(value: object) -> float:
    return parse_duration(value, "days")


def _hours(value: object) -> float:
    return parse_duration(value, "hours")


def _signed(value: object) -> int:
    return parse_money(value, signed=True)


READERS = {"money": _signed, "share": parse_share, "change": parse_change, "days": _days,
           "count": parse_count, "number": parse_number, "quantity": parse_quantity}  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        (parse_count, "2.1w", 21_000),
        (parse_count, "3千万", 30_000_000),
        (parse_count, "2000人", 2_000),
        (parse_count, "320 万人", 3_200_000),
        (parse_count, "5 千", 5_000),
        (parse_count, "１２", 12),
        (parse_count, "１，２００", 1_200),
        (parse_count, "一百二十万", 1_200_000),
        (parse_count, "两千", 2_000),
        (parse_count, "一万零二", 10_002),
        (parse_count, "3m", 3_000_000),
        (parse_money, "十八元", 1_800),
        (parse_money, "CNY 240k", 24_000_000),
        (parse_money, "240k RMB", 24_000_000),
        (parse_money, "69块", 6_900),
        (parse_money, "￥１．５万", 1_500_000),
        (parse_money, "¥1。5", 150),
        (parse_money, "¥.5", 50),
        (parse_share, "百分之三十", 0.3),
        (parse_share, "三成", 0.3),
        (parse_share, "5‰", 0.005),
        (parse_share, "12.345%", 0.12345),
        (parse_change, "降30%", -0.3),
        (parse_change, "降价 30%", -0.3),
        (parse_change, "涨20%", 0.2),
        (parse_change, "上涨两成", 0.2),
        (_days, "两周", 14),
        (_days, "2w", 14),
        (_days, "半天", 0.5),
        (_days, "1天12小时", 1.5),
        (_days, "1 day 12 hours", 1.5),
        (parse_minutes, "60分钟", 60),
        (parse_minutes, "1.5小时", 90),
        (parse_minutes, 320, 320),
        (parse_quantity, "2000人", 2_000),
    ],
)
def test_what_is_certain_is_read(reader: Any, written: object, value: float) -> None:
    """Whatever keyboard it comes from, and however a number is said in Chinese."""
    assert reader(written) == value


@pytest.mark.parametrize(
    ("reader", "written", "writes"),
    [
        (parse_count, "5.000", ("5", "5000")),
        (parse_count, "1.200", ("1.2", "1200")),
        (parse_money, "¥400.000", ("¥400", "¥400000")),
        (parse_money, "-¥1.500万", ("-¥1.5万", "-¥1500万")),
        (parse_money, "¥1.500,50", ("¥1500.5",)),
        (parse_money, "¥79,00", ("¥79", "¥7900")),
        (parse_money, "¥79（原价¥99）", ("¥79",)),
        (parse_money, "79-99元", ("¥79", "¥99")),
        (parse_money, "¥12万整", ("¥12万",)),
        (parse_money, "8000", ("¥8000",)),
        (parse_money, "¥1e5", ("¥100000",)),
        (parse_share, "75,5%", ("75.5%",)),
        (parse_share, 1, ("1%", "100%")),
        (parse_count, "12,000,00", ("12000", "1200000")),
        (parse_count, "400,0000", ("4000000",)),
        (parse_count, "1,0000,0000", ("100000000",)),
        (parse_share, "60个点", ("60%",)),
        (parse_change, "降5个点", ("-5%",)),
        (_hours, "1.000", ("1 hour", "1000 hours")),
        (_hours, "1,5", ("1.5 hours", "15 hours")),
        (_hours, "5\u200b", ("5 hours",)),
        (parse_count, "1.234.567", ("1234567",)),
        (parse_count, "1e5", ("100000",)),
        (parse_count, "1 500", ("1500",)),
        (parse_count, "5\n6", ("120k",)),
        (parse_count, "5 6", ("120k",)),
        (parse_count, "5²", ("120k",)),
        (parse_count, "5\u200b000", ("5000",)),
        (parse_count, "−5", ("5",)),
        (parse_count, "一百二", ("120",)),
        (parse_number, "每周2次", ("2",)),
        (parse_number, "1.125", ("1.1250", "1125")),
        (parse_change, "30%", ("-30%", "+30%")),
        (parse_change, "8折", ("-20%",)),
        (parse_share, "12345人", ("60%",)),
        (parse_change, "1,234", ("-15%",)),
        (parse_change, "150%", ("+150%",)),
        (parse_count, "9" * 19, ("120k",)),
        (parse_money, f"¥{'9' * 20}", ("¥200k",)),
        (_days, "1个月", ("30 days",)),
        (_days, "1.125 days", ("1.1250 days", "1125 days")),
    ],
)
def test_what_is_not_certain_is_refused(reader: Any, written: object, writes: tuple[str]) -> None:
    """With what was probably meant; with both, where it may be one of two."""
    with pytest.raises(PydanticCustomError) as caught:
        reader(written)
    context = caught.value.context or {}
    assert writes == tuple(context[key] for key in ("write", "other") if context[key])


@pytest.mark.parametrize(
    ("written", "low", "high", "writes"),
    [
        ("1e400", 0, 2**62 - 1, "7"),
        ("abc", 1, 4, "4"),
        ("abc", 9, 12, "9"),
        ("1,5", 0, 100, "15"),
        ("1e5", 1, 64, "7"),
        ("1.000", 1, 64, "1"),
    ],
)
def test_a_whole_number_is_shown_by_one_that_may_stand_there(
    written: str, low: int, high: int, writes: str
) -> None:
    """What is to be written is whole and lies within the bounds: no `120k` for a seed or a port."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_whole(written, low, high)
    assert (caught.value.context or {})["write"] == writes
    assert parse_whole(writes, low, high) == int(writes)


TEXTS = st.text("0123456789.,.,  -−+¥￥%％kwWm万千十两约人元天周e'_折\n１２。，²·/", max_size=14)


@pytest.mark.parametrize("kind", sorted(READERS))
@given(text=TEXTS)
@example("1.200")
@example("1.500,50")
@example("12,000,00")
@example("-.5-5")
def test_advice_can_be_followed(kind: str, text: str) -> None:
    """It differs from what was written, and is read by the same reader, if in bounds."""
    try:
        READERS[kind](text)
        return
    except PydanticCustomError as error:
        context = error.context or {}
    for write in filter(None, (context.get("write"), context.get("other"))):
        assert write != text
        too_much = "unit_range" if kind not in ("share", "change") else ""
        assert _refused(kind, write) in ("", too_much, "unit_precision", "unit_negative")


def _refused(kind: str, write: str) -> str:
    try:
        READERS[kind](float(write) if kind == "number" else write)
    except PydanticCustomError as error:
        return error.type
    return ""


@given(st.floats(0, 1e6).filter(lambda x: x == 0 or x > 1e-12))
def test_what_is_written_is_never_doubtful(value: float) -> None:
    """Thousandths get another digit: `1.1250`."""
    assert _days(format_days(value)) == value
    assert parse_quantity(number(value)) == value


def test_no_screen_takes_a_sign_for_a_digit():
    """`isdigit` holds of `²`, of which no number can be made: whoever asks it ends in an error."""
    from pathlib import Path

    root = Path(__file__).parents[2] / "simgame"
    asked = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in sorted(root.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if ".isdigit()" in line and ".isascii()" not in line and "int(" in line
    ]
    assert asked == []
