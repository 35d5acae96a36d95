"""Quantities are read exactly, written back exactly, and refused with what was meant."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from simgame.quantity.format import (
    format_change,
    format_count,
    format_days,
    format_hours,
    format_money,
    format_round,
    format_share,
)
from simgame.quantity.parse import (
    parse_change,
    parse_count,
    parse_duration,
    parse_money,
    parse_number,
    parse_quantity,
    parse_round,
    parse_share,
)
from simgame.scenario import units

FEN = 10**13


def _floats(low: float, high: float) -> st.SearchStrategy[float]:
    """Floats down to 1e-12: what is finer would take more digits than anyone writes."""
    return st.floats(low, high).filter(lambda x: x == 0 or abs(x) > 1e-12)


@given(st.integers(-FEN, FEN), st.sampled_from(["CNY", "USD", "EUR"]))
def test_money_round_trip(fen: int, currency: str) -> None:
    """Money written and read again is the same number of fen."""
    assert parse_money(format_money(fen, currency), currency, signed=True) == fen


@given(_floats(0, 1))
def test_share_round_trip(share: float) -> None:
    """A share written and read again is the same float."""
    assert parse_share(format_share(share)) == share


@given(_floats(-1, 100))
def test_change_round_trip(change: float) -> None:
    """A relative change written and read again is the same float."""
    assert parse_change(format_change(change)) == change


@given(_floats(0, 1e6))
def test_duration_round_trip(length: float) -> None:
    """Days and hours written and read again are the same floats."""
    assert parse_duration(format_days(length), "days") == length
    assert parse_duration(format_hours(length), "hours") == length


@given(st.integers(0, 10**15))
def test_count_round_trip(count: int) -> None:
    """A count written and read again is the same integer."""
    assert parse_count(format_count(count)) == parse_count(count) == count


@given(st.integers(1, 9999))
def test_round_round_trip(number: int) -> None:
    """A round written and read again is the same number."""
    assert parse_round(format_round(number)) == number


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("¥200k", 20_000_000),
        ("¥120万", 120_000_000),
        ("￥69", 6_900),
        ("¥12.5", 1_250),
        ("¥1.2M", 120_000_000),
        ("¥1,200,000", 120_000_000),
        ("¥３０万", 30_000_000),
        ("30 万元", 30_000_000),
        ("-¥5k", -500_000),
        ("¥-5k", -500_000),
        ("−¥5k", -500_000),
        ("¥0.01", 1),
    ],
)
def test_money_as_people_write_it(written: str, fen: int) -> None:
    """Chinese and English ways of writing money mean the same."""
    assert parse_money(written, signed=True) == fen


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("3 days", 72),
        ("1 day", 24),
        ("2 weeks", 336),
        ("2 周", 336),
        ("3 天", 72),
        ("48 hours", 48),
        ("48 小时", 48),
        ("48小时", 48),
        ("30 minutes", 0.5),
        ("0.5 days", 12),
    ],
)
def test_durations_as_people_write_them(written: str, hours: float) -> None:
    """A duration has one length whatever word it is written with."""
    assert parse_duration(written, "hours") == hours
    assert parse_duration(written, "days") == hours / 24


@pytest.mark.parametrize(
    ("reader", "value", "code", "write"),
    [
        (parse_share, 0.6, "unit_missing", "60%"),
        (parse_share, 60, "unit_missing", "60%"),
        (parse_share, "0.032", "unit_missing", "3.2%"),
        (parse_share, "3pp", "unit_unknown", "3%"),
        (parse_share, "a lot", "unit_unknown", "60%"),
        (parse_money, 69, "unit_missing", "¥69"),
        (parse_money, "120万", "unit_missing", "¥120万"),
        (parse_money, "$69", "unit_unknown", "¥200k"),
        (parse_money, "69 apples", "unit_unknown", "¥200k"),
        (parse_money, "-¥5k", "unit_negative", "¥5k"),
        (parse_money, "-¥0", "unit_negative", "¥0"),
        (parse_money, "¥0.005", "unit_precision", "¥0"),
        (parse_change, "15%", "unit_sign", "-15%"),
        (parse_change, -0.15, "unit_missing", "-15%"),
        (parse_change, "3pp", "unit_unknown", "-3%"),
        (parse_count, "¥120k", "unit_excess", "120k"),
        (parse_count, "3000 tins", "unit_excess", "3000"),
        (parse_count, -3, "unit_negative", "3"),
        (parse_count, 2.5, "unit_precision", "2"),
        (parse_count, True, "unit_unknown", "120k"),
        (parse_round, 4, "unit_missing", "round 4"),
        (parse_round, "the fourth", "unit_unknown", "round 4"),
        (parse_number, "40%", "unit_excess", "0.4"),
        (parse_number, float("nan"), "unit_unknown", "1.5"),
        (parse_number, float("inf"), "unit_unknown", "1.5"),
        (parse_quantity, "3 parsecs", "unit_unknown", "40%"),
    ],
)
def test_refusal_names_what_was_meant(reader: Any, value: object, code: str, write: str) -> None:
    """A wrong or missing unit is refused by a code and a value to write instead."""
    with pytest.raises(PydanticCustomError) as caught:
        reader(value)
    assert (caught.value.type, (caught.value.context or {})["write"]) == (code, write)


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (parse_share, "120%"),
        (parse_share, "-1%"),
        (parse_change, "-120%"),
        (parse_round, "round 0"),
        (parse_count, "9" * 17),
    ],
)
def test_out_of_range(reader: Any, value: str) -> None:
    """A well written value beyond what it can be is refused with its bounds."""
    with pytest.raises(PydanticCustomError) as caught:
        reader(value)
    assert caught.value.type == "unit_range"


def test_duration_refusals() -> None:
    """A duration needs a word, one that is known, and is never negative."""
    for value, code in (
        (3, "unit_missing"),
        ("3 moons", "unit_unknown"),
        ("-3 days", "unit_negative"),
    ):
        with pytest.raises(PydanticCustomError) as caught:
            parse_duration(value, "days")
        assert caught.value.type == code


def test_quantity_reads_by_the_unit() -> None:
    """A goal's value is money, a share, a duration or a number by the way it is written."""
    written = ["¥15万", "-¥5k", "40%", "150%", "5k", "2 days", 7, 3.5]
    assert [parse_quantity(value) for value in written] == [
        15_000_000, -500_000, 0.4, 1.5, 5000, 2, 7, 3.5,
    ]  # fmt: skip


def test_hostile_numbers_are_refused_quickly() -> None:
    """Absurdly long input is refused, not computed."""
    for value in (
        "9" * 100_000,
        "¥" + "1," * 50_000,
        "1" + "0" * 30 + "%",
        "¥1e9",
        ".inf",
        "１" * 70,
    ):
        with pytest.raises(PydanticCustomError):
            parse_money(value)


def _is_type(hint: Any) -> bool:
    return get_origin(hint) is Annotated


TYPES = {name: hint for name, hint in vars(units).items() if name[0] != "_" and _is_type(hint)}


@pytest.mark.parametrize("name", sorted(TYPES))
def test_schema_examples_are_valid(name: str) -> None:
    """Every example in the JSON Schema matches its pattern and is read."""
    adapter = TypeAdapter(Annotated[TYPES[name], ...])
    schema = adapter.json_schema()
    for example in schema.get("examples", []):
        adapter.validate_python(example)
        assert any(_matches(example, part) for part in schema.get("anyOf", [schema]))


@settings(deadline=None, max_examples=40)  # texts of a pattern are slow to make
@pytest.mark.parametrize("name", sorted(set(TYPES) - {"Number"}))
@given(data=st.data())
def test_pattern_and_parser_agree(name: str, data: st.DataObject) -> None:
    """What an editor accepts by the pattern is read, or refused only for its size."""
    adapter = TypeAdapter(TYPES[name])
    schema = adapter.json_schema()
    pattern = next(p["pattern"] for p in schema.get("anyOf", [schema]) if "pattern" in p)
    value = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        codes = {e["type"] for e in error.errors()}
        symbol = any(sign in value for sign in "$€")
        assert codes <= {"unit_range", "unit_precision"} or symbol or len(value) > 60


def _matches(example: object, schema: dict[str, Any]) -> bool:
    if schema["type"] == "string":
        return isinstance(example, str) and re.search(schema["pattern"], example) is not None
    return isinstance(example, int)
