"""The text of a scenario file: decoded, cut into lines, and mended where a trap was found.

After a trap (a tab, a full-width colon) the line is mended in memory and reading goes on, so
that one pass reports everything. Places always refer to the file as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from simgame.findings import Finding, Place, Say
from simgame.locale import N_

# UTF-32 first: its little-endian mark starts like that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SHOWN = 10
_MENDED = 100  # with more forbidden characters than this it is no text, and is left unread

_LINE_END = re.compile("\r\n|\r|\n")


class Edit(NamedTuple):
    """On a mended line, `added` characters at `column` (from 0) stand for `removed` ones."""

    column: int
    removed: int
    added: int


@dataclass(slots=True)
class Source:
    """A file's lines as written, the lines as mended, and the edits between them."""

    file: str
    lines: list[str]
    mended: list[str]
    edits: dict[int, list[Edit]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.mended)

    def line(self, number: int) -> str:
        """The mended line `number`, from 0; empty beyond the end."""
        return self.mended[number] if 0 <= number < len(self.mended) else ""

    def mend(self, line: int, column: int, removed: int, write: str) -> None:
        """Put `write` in the place of `removed` characters; all counted from 0."""
        old = self.mended[line]
        self.mended[line] = old[:column] + write + old[column + removed :]
        self.edits.setdefault(line, []).append(Edit(column, removed, len(write)))

    def place(self, start: tuple[int, int], end: tuple[int, int]) -> Place:
        """The place in the file of a stretch of mended text, given as (line, column) from 0."""
        if not self.edits and end[0] < len(self.mended):
            return Place(self.file, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
        start, end = self._inside(start), self._inside(end)
        first, last = self._written(*start), self._written(*end)
        return Place(self.file, start[0] + 1, first + 1, end[0] + 1, last + 1)

    def _inside(self, spot: tuple[int, int]) -> tuple[int, int]:
        """The end of the file for a spot behind it, where parsers put what is missing."""
        line = max(0, len(self.mended) - 1)
        return spot if spot[0] <= line else (line, len(self.line(line)))

    def _written(self, line: int, column: int) -> int:
        for edit in reversed(self.edits.get(line, ())):
            if column >= edit.column + edit.added:
                column += edit.removed - edit.added
            else:
                column = min(column, edit.column)
        return column


def open_source(source: bytes | str, file: str) -> tuple[Source, list[Finding]]:
    """Decode and cut into lines; findings name another encoding and forbidden characters."""
    findings: list[Finding] = []
    if isinstance(source, bytes):
        source = _decode(source, file, findings)
    source = source.removeprefix("\ufeff")
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    opened = Source(file, lines, list(lines))
    if not _FORBIDDEN.search(source):
        return opened, findings
    marks = [(n, m) for n, line in enumerate(lines) for m in _FORBIDDEN.finditer(line)]
    findings += [_forbidden(opened, *mark) for mark in marks[:_SHOWN]]
    if len(marks) > _MENDED:
        opened.mended = []
    for number, match in reversed(marks if opened.mended else []):
        opened.mend(number, match.start(), 1, "")
    return opened, findings


def _forbidden(opened: Source, line: int, match: re.Match[str]) -> Finding:
    place = opened.place((line, match.start()), (line, match.end()))
    return Finding("S006", place, {"name": character(match[0])}, (Say(N_("delete it")),))


def character(char: str) -> str:
    """A character's number and name, for those that cannot be shown."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _decode(source: bytes, file: str, findings: list[Finding]) -> str:
    wide = _wide_encoding(source)
    if wide:
        findings.append(_other_encoding(Place(file), wide))
        return source.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _LINE_END.split(source[: error.start].decode("utf-8-sig"))
        line, column = len(before), len(before[-1]) + 1
        name, text = _narrow_encoding(source)
        findings.append(_other_encoding(Place(file, line, column, line, column + 1), name))
        return text


def _other_encoding(place: Place, encoding: str) -> Finding:
    hint = Say(N_("save the file as UTF-8"))
    return Finding("S002", place, {"encoding": encoding}, (hint,))


def _wide_encoding(source: bytes) -> str:
    for mark, name in _MARKS:
        if source.startswith(mark):
            return name
    sample = source[:200]
    if sample[1::2].count(0) > len(sample) // 4:
        return "UTF-16-LE"
    return "UTF-16-BE" if sample[::2].count(0) > len(sample) // 4 else ""


def _narrow_encoding(source: bytes) -> tuple[str, str]:
    text = source.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) > 3 * bad:
        return "UTF-8?", text.replace("\ufffd", "?")
    try:
        return "GBK", source.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1", source.decode("latin-1")
