"""A save as transport may have left it: with other ends of lines, a mark, blanks, or in UTF-16.

A seal is over what a line says, so none of these counts: line ends are those of any system, blanks
behind a line and empty lines are nothing, and a mark at the beginning says in what the text is.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

_ENDS = (b"\n", b"\r")


class Raw(NamedTuple):
    """A line as it stands in the file, up to the byte `end`; `whole` when its end is there.

    One that does not was torn, unless its seal fits: mail and editors take the last newline away.
    """

    number: int
    text: bytes
    whole: bool
    end: int


def in_utf8(content: bytes) -> bytes:
    """The bytes of a save in UTF-8: a shell that redirects into a file may write UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").encode("utf-8", "replace")
    return content


def lines_in(content: bytes) -> Iterator[Raw]:
    """The lines that say something; at least one, though it be empty."""
    end, found = 0, False
    for number, line in enumerate(content.splitlines(keepends=True), 1):
        end += len(line)
        text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        whole = line.endswith(_ENDS)
        if text := text.strip() if whole else text:
            yield Raw(number, text, whole, end)
            found = True
    if not found:
        yield Raw(1, b"", False, end)


def last_line(content: bytes, begins: bytes) -> tuple[int, bytes, bool]:
    """Where the last line that begins so stands, or −1; what it says; whether its end is there."""
    place = max(content.rfind(end + begins) for end in _ENDS)
    if place < 0:
        return place, b"", False
    first, *_ = content[place + 1 :].splitlines(keepends=True)
    return place, first.strip(), first.endswith(_ENDS)
