"""Findings: what is wrong with a scenario, where, and what to write instead.

A finding carries a code and values, never a finished sentence, so that it can be shown in
either language, as text with a caret or as JSON. The sentences are in `codes`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

from simgame.findings.codes import CODES, Severity
from simgame.findings.place import Path, Place
from simgame.locale import N_, Texts, texts
from simgame.plan.text import Text
from simgame.quantity.format import in_chinese

WINDOW = 96  # cells of a source line that are shown

SEVERITIES: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning")}


class Say(NamedTuple):
    """A sentence or word to be translated when it is shown, with its values."""

    text: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        """The sentence in English."""
        return self.text.format(**self.values)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place. `path` is where in the merged data it lies, if anywhere.

    `reads` are the paths of the values it was judged by, where those are others than `path`;
    `levels` are the levels at which alone it is found. One `of_key` is about the key there.
    """

    code: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    hints: tuple[Say, ...] = ()
    path: Path = ()
    reads: tuple[Path, ...] = ()
    levels: tuple[str, ...] = ()
    of_key: bool = False

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def file(self) -> str:
        return self.place.file

    @property
    def line(self) -> int:
        return self.place.line

    @property
    def column(self) -> int:
        return self.place.column


class FindingJson(TypedDict):
    """The stable JSON form of a finding."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    message: str
    hint: str


def message(finding: Finding, lang: str) -> str:
    """What is wrong, as one sentence; with the level where it is so at some alone."""
    t = texts(lang)
    said = _say(Say(CODES[finding.code].message, finding.values), t)
    if not finding.levels:
        return said
    return t("{said} (level {levels})", said=said, levels=t(", ").join(finding.levels))


def hint(finding: Finding, lang: str) -> str:
    """What to do about it, or nothing."""
    t = texts(lang)
    said, *more = [_say(say, t) for say in finding.hints] or [""]
    for one in more:
        goes_on = one.startswith(("(", "（")) or said.endswith(("?", "？"))
        said += " " + one if goes_on else t("; ") + one
    return said


def to_json(finding: Finding, lang: str) -> FindingJson:
    """The finding as plain data with its texts in `lang`."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": message(finding, lang),
        "hint": hint(finding, lang),
    }


def render(finding: Finding, lines: Sequence[str], lang: str) -> str:
    """The finding for a terminal: message, place, the line of `lines`, caret and hint."""
    t, place = texts(lang), finding.place
    head = f"{t(SEVERITIES[finding.severity])}[{finding.code}] {message(finding, lang)}"
    rows = [head, f"  {place.file}:{place.line}:{place.column}"]
    told = hint(finding, lang)
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        shown, caret = _excerpt(lines[place.line - 1], place)
        gutter = " " * len(str(place.line))
        rows += [f"{place.line} | {shown}", f"{gutter} | {caret} {told}".rstrip()]
    elif told:
        rows.append(f"  {told}")
    return "\n".join(rows)


def cell_width(text: str) -> int:
    """How many cells of a terminal the text takes: Chinese two each, combining marks none."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _excerpt(line: str, place: Place) -> tuple[str, str]:
    """The part of a line around the place, and a caret under the place."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    short = len(line) <= WINDOW and cell_width(line) <= WINDOW
    first = 0 if short else max(0, start - WINDOW // 4)
    before = ("…" if first else "") + _visible(line[first:start])
    rest = _fitting(_visible(line[start : start + WINDOW + 1]), WINDOW - cell_width(before))
    marked = rest[: max(1, end - start)]
    caret = " " * cell_width(before) + "^" * max(1, cell_width(marked))
    return before + rest, caret


def _visible(text: str) -> str:
    return "".join(
        " " if c == "\t" else c if c.isprintable() or c == "\u3000" else "·" for c in text
    )


def _fitting(text: str, room: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += _cells(char)
        if used > room:
            return text[:index] + "…"
    return text


def _say(say: Say, t: Texts) -> str:
    values = {name: _word(value, t) for name, value in say.values.items()}
    return t(say.text, **values)


def _word(value: object, t: Texts) -> str:
    if isinstance(value, Say):
        return _say(value, t)
    if isinstance(value, Text):
        return value.of(t.lang)
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value)
    written = in_chinese(str(value)) if t.lang == "zh" else str(value)
    return _visible(written)[:200]
