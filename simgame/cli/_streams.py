"""What goes out to the terminal and comes in from it: any encoding, and nothing that steers it.

Output is UTF-8 where a program reads it, unless PYTHONIOENCODING asks for another; a terminal gets
its own encoding, in which what it lacks has a readable stand-in. Input is read for what it is.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TextIO, cast

from simgame.visible import escaped, visible

READABLE, SAME_WIDTH = "simgame-readable", "simgame-same-width"
_CLEAR = "\x1b[2J\x1b[1;1H"
# What stands for a character that an encoding lacks: the first of these that it has.
_STAND_INS = {
    "¥": "￥Y", "￥": "¥Y", "−": "-", "–": "-", "—": "-", "·": ".", "…": ".", "÷": "/", "×": "x",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "›": ">", "‹": "<", "▸": ">", "▾": "▼v", "▲": "^",
    "▼": "v", "≤": "<", "≥": ">", "€": "E", "±": "~", "½": ".", "⇧": "↑^", "⏎": "↵<", "␣": "_",
    "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "─": "-", "━": "=", "│": "|",
    "█": "#", "▏": "|",
}  # fmt: skip


class Unreadable(Exception):
    """A line came in that is in no encoding we know."""


class _Shown:
    """A stream that lets nothing through which steers a terminal but the returns we write."""

    encoding = "utf-8"  # it takes every text, and click goes around a stream that says ASCII

    def __init__(self, stream: TextIO) -> None:
        self.plain = stream

    def write(self, text: str) -> int:
        start = "\r" if text.startswith("\r") else ""  # a line of progress, written over the last
        return self.plain.write(start + visible(text[len(start) :]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)


@contextmanager
def any_terminal() -> Iterator[None]:
    """In here stdout and stderr take whatever is said, on every terminal and through every pipe."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout, sys.stderr = (cast(TextIO, _Shown(_able(stream))) for stream in before[1:])
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def whole_terminal() -> Iterator[None]:
    """In here the app has the terminal: it steers it, and each character keeps its width."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (getattr(stream, "plain", stream) for stream in before)
    if sys.__stderr__ is not None:
        sys.__stderr__.reconfigure(errors=SAME_WIDTH)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def clear() -> None:
    """Begin again on an empty screen, where there is one."""
    if sys.stdout.isatty():
        stream: TextIO = getattr(sys.stdout, "plain", sys.stdout)
        stream.write(_CLEAR)
        stream.flush()


def json_line(data: object) -> str:
    """One line of JSON in which what cannot be seen is written as an escape."""
    return escaped(json.dumps(data, ensure_ascii=False))


def read_line() -> str:
    """The next line of stdin with its end; empty at the end of input. Raises `Unreadable`."""
    stream = sys.stdin
    if not hasattr(stream, "buffer"):
        return str(stream.readline())
    line: bytes = stream.buffer.readline()
    for encoding in ("utf-8", stream.encoding, "gb18030"):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:  # which is what the lines of UTF-16 are full of
            return text.removeprefix("\ufeff")
    raise Unreadable


def _able(stream: TextIO | None) -> TextIO:
    """The stream in an encoding that suits whoever reads it; nothing is an error to it."""
    if stream is None:
        return _nowhere("w")
    if hasattr(stream, "reconfigure"):
        asked = stream.isatty() or os.environ.get("PYTHONIOENCODING")
        stream.reconfigure(encoding=None if asked else "utf-8", errors=READABLE)
    return stream


def _nowhere(mode: str) -> TextIO:
    return cast(TextIO, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123


def _stand_in(error: UnicodeError, *, same_width: bool) -> tuple[str, int]:
    """What is written for characters that the encoding of the stream lacks."""
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    said = (_readable(char, error.encoding, same_width) for char in lacking)
    return "".join(said), error.end


def _readable(char: str, encoding: str, same_width: bool) -> str:
    width = _width(char)
    plain = unicodedata.normalize("NFKD", char)[0]
    for other in _STAND_INS.get(char, "") + plain:
        if _encodes(other, encoding) and not (same_width and _width(other) != width):
            return other
    return "??" if same_width and width > 1 else "?"


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


for _name, _keeps in ((READABLE, False), (SAME_WIDTH, True)):
    codecs.register_error(_name, partial(_stand_in, same_width=_keeps))
