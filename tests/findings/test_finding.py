"""A finding is shown with its line and a caret of the right width, in either language."""

from __future__ import annotations

import pytest

from simgame.findings import Place
from simgame.findings.finding import (
    WINDOW,
    Finding,
    Say,
    cell_width,
    message,
    render,
    to_json,
)
from simgame.findings.in_order import MOST, by_place


def _unknown(place: Place, **values: object) -> Finding:
    hint = Say("did you mean `{meant}`?", {"meant": "budget"})
    return Finding("S104", place, {"key": "budgett", **values}, (hint,))


def test_render() -> None:
    """Message, place, line and caret with the hint behind it."""
    lines = ["format: 1", "budgett: {total: ¥200k}"]
    assert render(_unknown(Place("tea.yaml", 2, 1, 2, 8)), lines, "en").splitlines() == [
        "error[S104] unknown key `budgett`",
        "  tea.yaml:2:1",
        "2 | budgett: {total: ¥200k}",
        "  | ^^^^^^^ did you mean `budget`?",
    ]


def test_render_in_chinese() -> None:
    """The same finding in the other language."""
    told = render(_unknown(Place("茶.yaml", 1, 1, 1, 8)), ["budgett: 1"], "zh")
    assert told.splitlines()[0] == "错误[S104] 不认识的键 `budgett`"
    assert told.splitlines()[-1] == "  | ^^^^^^^ 是不是 `budget`？"


@pytest.mark.parametrize(
    ("line", "start", "end", "caret"),
    [
        ("预算: 茶", 1, 3, "^^^^"),
        ("预算: 茶", 5, 6, "      ^^"),
        ("a\tb: x", 3, 4, "  ^"),
        ("e\u0301: x", 5, 6, "   ^"),
        ("x: 1", 5, 5, "    ^"),
        ("x: 1", 9, 12, "    ^"),
    ],
)
def test_caret_stands_under_its_text(line: str, start: int, end: int, caret: str) -> None:
    """Columns are characters, the caret counts cells: Chinese takes two, marks none."""
    told = render(_unknown(Place("a.yaml", 1, start, 1, end)), [line], "en").splitlines()
    assert told[3].split("did")[0].rstrip() == f"  | {caret}"


def test_long_lines_are_cut_around_the_place() -> None:
    """A line of any length fits a terminal, and the caret still stands under its text."""
    line = "茶" * 5_000 + "!" + "茶" * 5_000
    shown, caret = render(_unknown(Place("a.yaml", 1, 5_001, 1, 5_002)), [line], "en").splitlines()[
        2:
    ]
    assert cell_width(shown) <= WINDOW + 10
    before = shown[: shown.index("!")]
    assert cell_width(before) == caret.index("^")


def test_control_characters_do_not_reach_the_terminal() -> None:
    """Lines and values of a file are shown without what could steer a terminal."""
    told = render(_unknown(Place("a.yaml", 1, 1, 1, 2), key="\x1b[31m"), ["\x1b[2J: 1"], "en")
    assert "\x1b" not in told


def test_json_shape() -> None:
    """The JSON of a finding has these keys and no others."""
    assert to_json(_unknown(Place("a.yaml", 2, 3, 2, 9)), "en") == {
        "code": "S104",
        "severity": "error",
        "file": "a.yaml",
        "line": 2,
        "column": 3,
        "message": "unknown key `budgett`",
        "hint": "did you mean `budget`?",
    }


def test_values_may_hold_braces() -> None:
    """A value that looks like a placeholder is shown as it is."""
    assert message(_unknown(Place("a.yaml"), key="{x}"), "en") == "unknown key `{x}`"


def test_findings_are_sorted_said_once_and_not_endless() -> None:
    """By file and line, without repetition, and with a count of those beyond the limit."""
    twice = [
        _unknown(Place("a.yaml", 2)),
        _unknown(Place("a.yaml", 1)),
        _unknown(Place("a.yaml", 2)),
    ]
    assert [f.line for f in by_place(twice)] == [1, 2]
    many = by_place(_unknown(Place("a.yaml", line)) for line in range(1, MOST + 11))
    assert (len(many), many[-1].code, many[-1].values) == (MOST + 1, "S120", {"count": 10})
