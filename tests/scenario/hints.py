"""Hints put to the test: whatever a finding says to write is written there, and checked again.

A value is spelt in a way that people spell values. Where what is said about it says what to write,
that is other than what stands there, and it is in order once it stands there.
"""

from __future__ import annotations

from simgame.findings import Finding
from simgame.scenario.advice import TO_WRITE
from simgame.scenario.loading import load_source_levels
from tests.yamlread.mangle import Mangle, values

SPELLINGS = (
    "5", "0.6", "1", "-3", "120", "2.5", "010", "1e5", "true", "是", "关", "yes", "~", '"8"',
    "5%", "60 %", "六成", "5", "降30%", "+20", "第6周", "第六轮", "第四周", "第x周",
    "week 3", "round 3",
    "2026-04-06", "2026年3月9日", "2026/3/9", "2026-3-9", "20260309", "3月9日", "March 9, 2026",
    "¥79", "79元", "¥12万", "3千", "2.1w", "79-99元", "十八元", "¥79,00", "CNY 240k", "1.200",
    "3 days", "两周", "60分钟", "每周2次", "2000人", "320万人", "活泼", "餐饮", "低价", "头部",
    "高",
    "会员", "优惠券", "抖音", "Douyin", "小红书", "茶，入门", "a、b、c", "[a, b]", "{a: 1}", "NO",
    "Tea Sister", "t13", "price cutter", "orders，saves", "春茶上市", "no such thing!", "",
)  # fmt: skip


def spelt(text: str) -> list[Mangle]:
    """Every single value of the text in every spelling."""
    single = [value for value in values(text) if value.kind == "scalar"]
    return [Mangle(value, write) for value in single for write in SPELLINGS]


def broken_hints(text: str, one: Mangle) -> list[str]:
    """What is wrong with the hints that a spelling gets, in a sentence each."""
    changed = written(text, one.value.start, one.value.end, one.write)
    wrong = []
    for finding in found(changed):
        for hint in finding.hints:
            if hint.text in TO_WRITE:
                wrong += _wrong(changed, finding, str(hint.values["write"]))
    return [f"{one}: {what}" for what in wrong]


def _wrong(text: str, finding: Finding, write: str) -> list[str]:
    start, end = span(finding)
    lines = text.split("\n")
    there = lines[start[0]][start[1] : end[1]] if start[0] == end[0] else ""
    said = f"[{finding.code}] at {finding.line}:{finding.column} `{there}` should be `{write}`"
    if write == there:
        return [f"{said}, which it is"]
    again = {
        f.code
        for f in found(written(text, start, end, write))
        if (f.line, f.column) == (finding.line, finding.column) and f.code < _family(finding)
    }
    return [f"{said}, which gets {sorted(again)}"] if again else []


def _family(finding: Finding) -> str:
    """Up to which codes a hint has to hold: the reader of YAML knows no schema."""
    return "S1" if finding.code < "S1" else "S2"


def span(finding: Finding) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a finding stands, from and to, as lines and columns from 0."""
    place = finding.place
    return (place.line - 1, place.column - 1), (place.end_line - 1, place.end_column - 1)


def written(text: str, start: tuple[int, int], end: tuple[int, int], write: str) -> str:
    """The text with something else from one spot to another; lines and columns from 0."""
    lines = text.split("\n")
    head, tail = lines[start[0]][: start[1]], lines[end[0]][end[1] :]
    return "\n".join([*lines[: start[0]], head + write + tail, *lines[end[0] + 1 :]])


def found(text: str) -> list[Finding]:
    """The findings of all levels that stand in the file itself."""
    loaded = load_source_levels(text, "scenario.yaml")
    return [f for one in loaded for f in one.findings if f.file == "scenario.yaml"]
