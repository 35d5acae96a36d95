"""A save: a journal in a file of JSON lines, each sealed, written and synced before it counts.

    header    what was played: format, rules, versions, seed, level, the merged scenario, its hash
    decision  n, seat, kind, body, prev, sum: `sum` seals the line, `prev` chains it to the last
    state     after a week: the digest of the market's integers

A torn last line is dropped. One writer at a time holds `<save>.lock`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simgame.atomic_write import write_whole
from simgame.game.rules import SAVE_FORMAT
from simgame.game.table.journal import Entry, Log, SaveError
from simgame.game.table.journal_lines import (
    Decision,
    Header,
    StateLine,
    format_of,
    sealed,
    sum_of,
    unsealed,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

_BEGINS = b'{"kind":"header"'
_STATE = b'\n{"kind":"state","week":'


def read_log(file: Path) -> Log:
    """All of a save. Raises `SaveError`; a torn last line is not an error."""
    lines = _lines(_bytes(file))
    first = next(lines)
    header = _header(first, file)
    log = Log(header, last_sum=header.sum, size=len(first.text) + 1)
    for raw in lines:
        if not raw.whole:
            log.torn = True
            break
        line = unsealed(raw.text)
        if line is None or isinstance(line, Header) or line.prev != log.last_sum:
            raise SaveError("line-altered", file, raw.number)
        log.take(line)
        log.size += len(raw.text) + 1
    return log


def read_header(file: Path) -> tuple[Header, int]:
    """The first line of a save, and the last week of which it holds the state.

    For lists of saves: of the other lines only the beginning of one is read. Raises `SaveError`.
    """
    content = _bytes(file)
    first, newline, _ = content.partition(b"\n")
    return _header(_Raw(1, first, bool(newline)), file), _weeks(content)


class FileJournal:
    """The one writer of a save; holds its lock until closed."""

    def __init__(self, file: Path, log: Log, lock: BaseFileLock) -> None:
        self.where = str(file)
        self._log = log
        self._lock = lock
        self._stream = file.open("ab", buffering=0)
        self._size = file.stat().st_size
        self._uncut = False

    @classmethod
    def create(cls, file: Path, header: Header, replace: bool = False) -> FileJournal:
        """Start a new save; with `replace` in the place of what is there, which stays until then.

        Raises `SaveError` when there is one already, it is in use or it cannot be written.
        """
        lock = _locked(file)
        try:
            if file.exists() and file.stat().st_size and not replace:
                raise SaveError("exists", file)
            text = sealed(header)
            with _writing(file):
                write_whole(file, text.encode() + b"\n", synced=True)
                return cls(file, Log(header, last_sum=sum_of(text)), lock)
        except BaseException:
            _remove_if_empty(file)
            lock.release()
            raise

    @classmethod
    def resume(cls, file: Path) -> FileJournal:
        """Go on with a save, after cutting off a torn last line. Raises `SaveError`."""
        if not file.exists():
            raise SaveError("no-such-save", file)
        lock = _locked(file)
        try:
            log = read_log(file)
            with _writing(file):
                if log.torn:
                    _cut(file, log.size)
                return cls(file, log, lock)
        except BaseException:
            lock.release()
            raise

    def read(self) -> Log:
        return self._log.copy()

    def append(self, entry: Entry, expected_n: int) -> None:
        self._add(self._log.follow(entry, expected_n, self.where))

    def note(self, week: int, digest: str) -> None:
        self._add(StateLine(week=week, digest=digest, prev=self._log.last_sum))

    def close(self) -> None:
        self._stream.close()
        self._lock.release()

    def _add(self, line: Decision | StateLine) -> None:
        text = sealed(line)
        try:
            self._write(text.encode() + b"\n")
        except OSError as error:
            try:
                self._stream.truncate(self._size)
            except OSError:
                self._uncut = True  # tried again before the next line
            raise SaveError("unwritable", self.where, reason=str(error)) from error
        self._log.take(line.model_copy(update={"sum": sum_of(text)}))

    def _write(self, line: bytes) -> None:
        """Write a line after the last, unless somebody who holds no lock wrote meanwhile."""
        descriptor = self._stream.fileno()
        if self._uncut:
            self._stream.truncate(self._size)
            self._uncut = False
        elif os.fstat(descriptor).st_size != self._size:
            raise SaveError("stale", self.where)
        rest = memoryview(line)
        while rest:
            rest = rest[self._stream.write(rest) or 0 :]
        os.fsync(descriptor)
        self._size += len(line)


def _locked(file: Path) -> BaseFileLock:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where something is saved

    lock = FileLock(f"{file}.lock")
    with _writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise SaveError("in-use", file) from error
    return lock


@contextlib.contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Turn what the disk refuses into a `SaveError`."""
    try:
        yield
    except OSError as error:
        raise SaveError("unwritable", file, reason=str(error)) from error


def _remove_if_empty(file: Path) -> None:
    with contextlib.suppress(OSError):
        if file.stat().st_size == 0:
            file.unlink()


def _cut(file: Path, size: int) -> None:
    with file.open("r+b") as stream:
        stream.truncate(size)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SaveError("no-such-save", file) from error
    except OSError as error:
        raise SaveError("not-a-save", file, reason=str(error)) from error


class _Raw(NamedTuple):
    """A line as it stands in the file; `whole` when it ends in a newline.

    One that does not was never acknowledged, for its newline is written with it.
    """

    number: int
    text: bytes
    whole: bool


def _lines(content: bytes) -> Iterator[_Raw]:
    *whole, rest = content.split(b"\n")
    for number, text in enumerate(whole, 1):
        yield _Raw(number, text, True)
    if rest or not whole:
        yield _Raw(len(whole) + 1, rest, False)


def _weeks(content: bytes) -> int:
    """The week of the last whole state line; 0 before there is one."""
    end = content.rfind(b"\n") + 1
    place = content.rfind(_STATE, 0, end)
    if place < 0:
        return 0
    said, _, _ = content[place + len(_STATE) : end].partition(b",")
    return int(said) if said.isdigit() else 0


def _header(first: _Raw, file: Path) -> Header:
    """The header. One that is not whole was never a save, for nothing was decided after it."""
    form, engine = format_of(first.text)
    if form not in (0, SAVE_FORMAT):
        raise SaveError("other-format", file, 1, engine=engine)
    line = unsealed(first.text) if first.whole else None
    if not isinstance(line, Header):
        altered = first.whole and first.text.startswith(_BEGINS)
        raise SaveError("line-altered" if altered else "not-a-save", file, 1)
    return line
