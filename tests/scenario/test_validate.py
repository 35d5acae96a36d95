"""Every problem with some data is told at once, at its key or value, with a hint."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from simgame.findings import hint, message
from simgame.plan.text import Text
from simgame.scenario.salvage import salvage
from simgame.scenario.units import Count, Days, LevelWord, Money, Share
from simgame.scenario.validate import MOST, validate
from simgame.yamlread import read


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Crisis(_Strict):
    type: Literal["crisis"]
    lasts: Days


class _Price(_Strict):
    type: Literal["price"]
    rival: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Persona(_Strict):
    share: Share
    price_sensitivity: LevelWord = "medium"


class _Tea(_Strict):
    """A small schema with one of everything."""

    title: Text = Text()
    rounds: Annotated[int, Field(ge=1, le=26)] = 8
    start: datetime.date = datetime.date(2026, 3, 2)
    price: Money
    followers: Count = 0
    ceiling: Money | None = None
    open: bool = False
    tags: tuple[str, ...] = ()
    personas: dict[Annotated[str, Field(pattern="^[a-z0-9-]+$")], _Persona] = {}
    events: dict[str, Annotated[_Crisis | _Price, Field(discriminator="type")]] = {}
    either: Share | Money | None = None


def _told(text: str, **options: Any) -> list[tuple[str, int, int, str]]:
    document = read(text, "a.yaml")
    _, findings = validate(document.data, document.places, _Tea, **options)
    return [(f.code, f.line, f.column, hint(f, "en")) for f in findings]


@pytest.mark.parametrize(
    ("line", "code", "column", "hinted"),
    [
        ("titel: x", "S104", 1, "did you mean `title`?"),
        ("Price: ¥1", "S104", 1, "did you mean `price`? (already on line 1)"),
        ("zzz: 1", "S104", 1, "known keys: `title`, `rounds`"),
        ("title: 8", "S102", 8, 'write `"8"`'),
        ("title: {fr: x}", "S104", 9, "known keys: `zh`, `en`"),
        ("rounds: many", "S102", 9, ""),
        ("rounds: 99", "S107", 9, ""),
        ("rounds: ８＃轮", "S102", 9, "`＃` is full width and part of the text here; type `#`"),
        ("start: 2026/3/2", "S113", 8, "write `2026-03-02`"),
        ("followers: ¥3k", "S110", 12, "write `3k`"),
        ("ceiling: 5", "S105", 10, "write `¥5`"),
        ("ceiling: {}", "S102", 10, ""),
        ("open: 是", "S102", 7, "write `true`"),
        ("tags: food", "S102", 7, "write `[food]`"),
        ("personas: [a, b]", "S102", 11, "write `{a: {}, b: {}}`"),
        (
            "personas: a:1",
            "S102",
            11,
            "a colon separates key and value only with a space behind it",
        ),
        ("personas: {茶: {share: 5%}}", "S112", 12, "write `cha`"),
        ("personas: {чай: {share: 5%}}", "S112", 12, "write `persona-1`"),
        ("personas: {a: {share: 150%}}", "S107", 23, ""),
        ("personas: {a: {}}", "S101", 12, ""),
        ("personas: {a: }", "S102", 12, "indent its keys below it, or write `{}`"),
        ("personas: {a: {share: 5%, price_sensitivity: 高}}", "S103", 46, "did you mean `high`?"),
        ("events: {a: {type: crisi, lasts: 1 day}}", "S103", 20, "did you mean `crisis`?"),
        ("events: {a: {lasts: 1 day}}", "S101", 10, ""),
        ("events: {a: {type: crisis, lasts: 3}}", "S105", 35, "write `3 days`"),
        ("events: {a: {type: crisis, last: 1 day}}", "S104", 28, "did you mean `lasts`?"),
        ("events: {a: {type: price, rival: 云叶}}", "S215", 34, ""),
        ("either: 5", "S105", 9, "write `5%`"),
    ],
)
def test_one_problem(line: str, code: str, column: int, hinted: str) -> None:
    """Each kind of problem is one finding with its code, place and hint."""
    told = _told(f"price: ¥69\n{line}\n")
    assert [(t[0], t[1], t[2]) for t in told] == [(code, 2, column)]
    assert told[0][3].startswith(hinted)


def test_all_problems_at_once() -> None:
    """One broken value does not hide the others."""
    codes = [t[0] for t in _told("titel: x\nrounds: 0\nprice: 69\ntags: 1\nstart: no\n")]
    assert sorted(codes) == ["S102", "S104", "S105", "S107", "S113"]


def test_nothing_is_missing_from_an_unread_rest() -> None:
    """Where the file could not be read to its end, a missing key is not called missing."""
    assert [t[0] for t in _told("rounds: 8\n")] == ["S101"]
    assert _told("rounds: 8\n", complete=False) == []


def test_refused_values_are_told_once() -> None:
    """A value that the reader has refused is not held against the schema as well."""
    document = read("price: ¥1\nrounds: *x\n", "a.yaml")
    _, findings = validate(document.data, document.places, _Tea, refused=document.refused)
    assert findings == []


def test_messages_hold_what_was_found() -> None:
    """What was found and what was expected are in the sentence, in both languages."""
    document = read("price: 69\nrounds: 99\n", "a.yaml")
    _, findings = validate(document.data, document.places, _Tea)
    assert [message(f, "en") for f in findings] == [
        "`99` is out of range: at most 26",
        "`69` has no unit; expected an amount of money",
    ]
    assert message(findings[1], "zh") == "`69` 没有单位，这里应为金额"


def test_many_problems_are_counted() -> None:
    """A file with thousands of problems is answered quickly, with a count of the rest."""
    text = "price: ¥1\n" + "".join(f"k{n}: 1\n" for n in range(5_000))
    codes = [t[0] for t in _told(text)]
    assert (len(codes), codes[-1]) == (MOST + 1, "S120")


def test_salvage_takes_what_was_meant() -> None:
    """A clear slip is mended; what nobody wrote is remembered as made up."""
    data = {
        "prise": "¥69",
        "rounds": "x",
        "personas": {"a": {"share": 0.6}, "茶": {"share": "40%"}},
    }
    whole, guessed = salvage(data, _Tea)
    assert whole is not None
    assert (whole.price, whole.personas["a"].share) == (6900, 0.6)
    assert guessed == {("rounds",), ("personas",)}


def test_salvage_leaves_the_data_alone() -> None:
    """The data that is shown and saved keeps what was written."""
    data = {"price": 69}
    salvage(data, _Tea)
    assert data == {"price": 69}


class _Even(_Strict):
    rounds: int

    @field_validator("rounds")
    @classmethod
    def _even(cls, value: int) -> int:
        if value % 2:
            raise ValueError("not even")
        return value


def test_a_rule_without_a_code_is_told_in_its_own_words() -> None:
    """Whatever else a schema refuses is a finding at its place."""
    document = read("rounds: 3\n", "a.yaml")
    _, findings = validate(document.data, document.places, _Even)
    assert [(f.code, f.column, message(f, "en")) for f in findings] == [("S119", 9, "not even")]
