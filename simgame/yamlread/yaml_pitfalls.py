"""The traps of YAML that people fall into, each named for what it is.

Here are the traps as such, and those in keys and values that the parser accepted although they
cannot be meant; those that stop the parser are told apart in `snags`. Where a trap has one
clear meaning it carries the mend that lets reading go on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from simgame.findings import Finding, Say, write_instead
from simgame.locale import N_
from simgame.quantity.meant import readings
from simgame.yamlread.parser_events import Event
from simgame.yamlread.source import Source, character

FULL_WIDTH = str.maketrans("：，［］｛｝＃　", ":,[]{}# ")

_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ODD_INDENT = re.compile(f"[ \t]*([{_ODD_SPACES}])[{_ODD_SPACES} \t]*")
_WIDE_PAIR = re.compile(r"(?:^|，)\s*[\w.-]+\s*(：)")
TIGHT = re.compile(
    r"(?P<lead>\s*(?:- )?)(?P<key>[A-Za-z_][\w-]*|[\u4e00-\u9fff]+)"
    rf":(?=[^\s/]|[{_ODD_SPACES}])"
)
_TEXT = re.compile(r"[^{}\[\]]+?(?=\s*(?:,\s*[\w-]+:\s|[}\]]|,?\s*$))")
_GROUPED = re.compile(
    r"(?P<sign>[-+]?[^\w\s]?)(?P<number>\d[\d.]*(?:,\d+)+(?:\.\d+)?)"
    r"(?P<unit>[kKwWmM千万亿]?(?:[%％]|\s?[^\W\d_]{1,10})?)"
)
LONG = 1_000  # characters of a line in which a cause is looked for
MANY = 20  # more of the same in one key is not what a person wrote

_LOST = re.compile(r"[ \t]+(#[^\s#!].*)")


class Mend(NamedTuple):
    """Text to put in the place of `removed` characters; line and column from 0."""

    line: int
    column: int
    removed: int
    write: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap at columns `column` to `end` of a line (from 0, in the mended text)."""

    code: str
    line: int
    column: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    hints: tuple[Say, ...] = field(default=(), hash=False)
    mends: tuple[Mend, ...] = ()
    loses: bool = False

    def finding(self, source: Source) -> Finding:
        """The finding that names this trap."""
        place = source.place((self.line, self.column), (self.line, self.end))
        return Finding(self.code, place, self.values, self.hints)

    def mend(self, source: Source) -> None:
        """Change the source in memory so that it can be read on."""
        for mend in self.mends:
            source.mend(mend.line, mend.column, mend.removed, mend.write)


def odd_indent(number: int, line: str) -> Trap | None:
    """A line that is indented with something that only looks like spaces."""
    match = _ODD_INDENT.match(line)
    if not match:
        return None
    spaces = "".join("  " if char in "\t\u3000" else " " for char in match[0])
    mend = Mend(number, 0, match.end(), spaces)
    hint = Say(N_("indent with ordinary spaces"))
    return Trap(
        "S015", number, match.start(1), match.end(), {"name": character(match[1])}, (hint,), (mend,)
    )


def wide_mark(line: int, column: int, mark: str) -> Trap:
    """A full-width mark where an ordinary one is needed."""
    ordinary = mark.translate(FULL_WIDTH)
    write = ordinary + " " if mark in "：，" else ordinary
    hint = Say(N_("type `{write}` in half width"), {"write": ordinary})
    values = {"mark": mark, "plain": ordinary}
    return Trap("S012", line, column, column + 1, values, (hint,), (Mend(line, column, 1, write),))


def tight_colon(number: int, after: int, line: str, key: str) -> Trap:
    """A key whose colon, just before column `after`, has no space behind it."""
    whole = re.match(r"\s*(?:\{.*\}|\[.*\])", line[after:])
    value = whole[0] if whole else re.split(r"[,}\]]|\s#", line[after:])[0].rstrip()
    hint = Say(N_("write `{write}`"), {"write": f"{key}: {value.strip()}"})
    odd = re.match(f"[{_ODD_SPACES}]*", line[after:])
    mend = Mend(number, after, odd.end() if odd else 0, " ")
    start, end = after - 1 - len(key), after + len(value)
    return Trap("S013", number, start, end, {"key": key}, (hint,), (mend,))


def key_traps(source: Source, key: Event, value: Event, before: Event | None) -> list[Trap]:
    """Traps in a plain key that the parser accepted; `before` is the value in front of it."""
    number, column = key.start
    line = source.line(number)
    lead = line[:column].strip(" ") + key.text[:1]
    odd = None if lead.isascii() and "\t" not in lead else odd_indent(number, line)
    if odd and odd.end > column and not line[:column].strip():
        return [odd]
    if key.end[0] != number:
        return []
    traps = []
    if "：" in key.text:
        traps += _wide_pairs(key)
    if ":" in key.text:
        traps += _tight_pair(key, line)
    if value.empty:
        traps += _split_number(key, before, line) or _split_text(key, before, line)
    return traps


def _wide_pairs(key: Event) -> list[Trap]:
    line, start = key.start
    traps = []
    for match in islice(_WIDE_PAIR.finditer(key.text), MANY):
        if match[0].startswith("，"):
            traps.append(wide_mark(line, start + match.start(), "，"))
        traps.append(wide_mark(line, start + match.start(1), "："))
    return traps


def _tight_pair(key: Event, line: str) -> list[Trap]:
    match = TIGHT.match(key.text)
    if not match:
        return []
    after = key.start[1] + match.end()
    return [tight_colon(key.start[0], after, line, match["key"])]


def _split_number(key: Event, before: Event | None, line: str) -> list[Trap]:
    if not before or before.style or key.start != (before.end[0], before.end[1] + 1):
        return []
    start = before.start[1]
    match = _GROUPED.match(line, start)
    if not match or match.end() < key.end[1]:
        return []
    writes = [f"{match['sign']}{n}{match['unit']}" for n in readings(match["number"])]
    write = writes[0] if writes else match[0].replace(",", "")
    hint = write_instead({"write": write, "other": "".join(writes[1:2])})
    mend = Mend(key.start[0], start, len(match[0]), write)
    return [Trap("S018", mend.line, start, match.end(), {"found": match[0]}, (hint,), (mend,))]


def in_quotes(text: str) -> str:
    """A text in quotes that it does not have itself; failing that, with its own ones escaped."""
    if '"' not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else '"' + text.replace('"', '\\"') + '"'


def _split_text(key: Event, before: Event | None, line: str) -> list[Trap]:
    """A text between brackets with a comma in it, whose rest became a key without a value."""
    if not before or before.style or before.end[0] != key.start[0]:
        return []
    behind = line[key.end[1] :].lstrip()[:1]
    if not re.search(r"[^\W\d]", before.text) or behind not in (",", "}", ""):
        return []
    start = before.start[1]
    text = _TEXT.match(line, start, start + LONG)
    if not text or text.end() < key.end[1]:
        return []
    write = in_quotes(text[0])
    hint = Say(N_("put the text in quotes: `{write}`"), {"write": write})
    mend = Mend(key.start[0], start, len(text[0]), write)
    return [Trap("S018", mend.line, start, text.end(), {"found": text[0]}, (hint,), (mend,))]


class LostText(NamedTuple):
    """Text behind `#` that a trainer may have meant as part of a value."""

    column: int
    end: int
    hints: tuple[Say, ...]


def lost_comment(line: str, end: int) -> LostText | None:
    """A `#` right before a word, behind a text that ends at column `end`."""
    match = _LOST.match(line, end)
    if not match:
        return None
    head = re.match(r"\s*(?:- )?(?:[^:]+:\s+)?", line)
    value = line[head.end() if head else 0 :].strip()
    hint = Say(
        N_("for a text write `{write}`, for a comment a space after `#`"), {"write": f'"{value}"'}
    )
    return LostText(match.start(1), match.end(1), (hint,))
