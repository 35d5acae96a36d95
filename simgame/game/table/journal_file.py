"""A save: a journal in a file of JSON lines, each sealed, written and synced before it counts.

    header    what was played: format, rules, versions, seed, level, the merged scenario, its hash
    decision  n, seat, kind, body, prev, sum: `sum` seals the line, `prev` chains it to the last
    state     after a week: the digest of the market's integers

A torn last line is dropped; line ends and marks that transport adds or takes away do not count. One
writer at a time holds `<save>.lock`; without locks whoever writes still sees that another has.
"""

from __future__ import annotations

import contextlib
import errno
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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
from simgame.game.table.transported import Raw, in_utf8, last_line, lines_in
from simgame.os_reason import in_the_way, reason_of
from simgame.plain_file import read_plain

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_LINE = 100_000  # bytes of a decision or state; a header holds a scenario
LONGEST_HEADER = 4_000_000
LARGEST = 32_000_000  # bytes of a save
# What a system says of folders that take no locks, rather than of a lock that is held.
_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}
_BEGINS = b'{"kind":"header"'
_STATE = b'{"kind":"state","week":'


def read_log(file: Path) -> Log:
    """All of a save. Raises `SaveError`; a torn last line is not an error."""
    return log_in(save_bytes(file), file)


def log_in(content: bytes, file: object = "") -> Log:
    """The same of a save that came as bytes; `file` is what a person calls it."""
    lines = lines_in(in_utf8(content))
    first = next(lines)
    header = _header(first, file)
    log = Log(header, last_sum=header.sum, size=first.end)
    for raw in lines:
        line = unsealed(raw.text) if len(raw.text) <= LONGEST_LINE else None
        if line is None or isinstance(line, Header) or line.prev != log.last_sum:
            if not raw.whole:
                log.torn = True
                break
            raise SaveError("line-altered", file, raw.number)
        log.take(line, raw.number)
        log.size = raw.end
    return log


def save_bytes(file: Path) -> bytes:
    """A save as it lies there. Raises `SaveError`."""
    try:
        content = read_plain(file, LARGEST)
    except FileNotFoundError as error:
        raise SaveError("no-such-save", file) from error
    except OSError as error:
        raise SaveError("unreadable", file, reason=reason_of(error)) from error
    if len(content) > LARGEST:
        raise SaveError("not-a-save", file)
    return content


def read_header(file: Path) -> tuple[Header, int]:
    """The first line of a save, and the last week of which it holds the state.

    For lists of saves: of the other lines only the beginning of one is read. Raises `SaveError`.
    """
    content = in_utf8(save_bytes(file))
    return _header(next(lines_in(content)), file), _weeks(content)


class FileJournal:
    """The one writer of a save; holds its lock until closed."""

    def __init__(self, file: Path, log: Log, lock: BaseFileLock | None) -> None:
        self.where = str(file)
        self._log = log
        self._lock = lock
        log.unlocked = lock is None
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
            _let_go(lock)
            raise

    @classmethod
    def resume(cls, file: Path) -> FileJournal:
        """Go on with a save, after cutting off a torn last line. Raises `SaveError`."""
        with _writing(file):
            if not file.exists():
                raise SaveError("no-such-save", file)
        lock = _locked(file)
        try:
            content = save_bytes(file)
            log = log_in(content, file)
            with _writing(file):
                if (ours := in_utf8(content)) is not content:
                    write_whole(file, ours, synced=True)
                if log.torn:
                    _cut(file, log.size)
                _end_last_line(file)
                return cls(file, log, lock)
        except BaseException:
            _let_go(lock)
            raise

    def read(self) -> Log:
        return self._log.copy()

    def append(self, entry: Entry, expected_n: int) -> None:
        self._add(self._log.follow(entry, expected_n, self.where))

    def note(self, week: int, digest: str) -> None:
        self._add(StateLine(week=week, digest=digest, prev=self._log.last_sum))

    def close(self) -> None:
        self._stream.close()
        _let_go(self._lock)

    def _add(self, line: Decision | StateLine) -> None:
        text = sealed(line)
        try:
            self._write(text.encode() + b"\n")
        except OSError as error:
            try:
                self._stream.truncate(self._size)
            except OSError:
                self._uncut = True  # tried again before the next line
            raise SaveError("unwritable", self.where, reason=reason_of(error)) from error
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


def _locked(file: Path) -> BaseFileLock | None:
    """The lock of a save, or None where its folder takes no locks, as some shares do.

    Raises `SaveError` where it is held, or its folder cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where something is saved

    lock = FileLock(f"{file}.lock")
    with _writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with warnings.catch_warnings():  # of a lock of another kind in the place of this one
                warnings.simplefilter("ignore")
                lock.acquire(timeout=0)
        except Timeout as error:
            raise SaveError("in-use", file) from error
        except NotImplementedError:
            return None
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return None
            raise
    return lock


@contextlib.contextmanager
def held(file: Path) -> Iterator[None]:
    """Keep others from a save for a moment; its lock is gone after. Raises `SaveError`."""
    lock = _locked(file)
    try:
        yield
    finally:
        _let_go(lock)
        Path(f"{file}.lock").unlink(missing_ok=True)


def _let_go(lock: BaseFileLock | None) -> None:
    if lock is not None:
        with contextlib.suppress(OSError):
            lock.release()


@contextlib.contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Turn what the disk refuses into a `SaveError`."""
    try:
        yield
    except OSError as error:
        raise not_kept(file, error) from error


def not_kept(file: Path, error: OSError) -> SaveError:
    """Why a season cannot be kept in a file: what is no folder on the way there, or the disk."""
    if way := in_the_way(file.parent):
        return SaveError("no-folder", way)
    return SaveError("unwritable", file, reason=reason_of(error))


def _remove_if_empty(file: Path) -> None:
    with contextlib.suppress(OSError):
        if file.is_file() and file.stat().st_size == 0:  # a device has no size, and stays
            file.unlink()


def _cut(file: Path, size: int) -> None:
    with file.open("r+b") as stream:
        stream.truncate(size)


def _end_last_line(file: Path) -> None:
    """Give the last line its newline back, where transport took it away."""
    with file.open("r+b") as stream:
        stream.seek(-1, os.SEEK_END)
        if stream.read(1) not in b"\r\n":
            stream.write(b"\n")


def _weeks(content: bytes) -> int:
    """The week of the last whole state line; 0 before there is one."""
    place, text, whole = last_line(content, _STATE)
    line = unsealed(text) if text else None
    if place >= 0 and not whole and line is None:
        return _weeks(content[: place + 1])
    return line.week if isinstance(line, StateLine) else 0


def _header(first: Raw, file: object) -> Header:
    """The header. One that is not whole was never a save, for nothing was decided after it."""
    form, engine = format_of(first.text[:LONGEST_HEADER])
    if form not in (0, SAVE_FORMAT):
        raise SaveError("other-format", file, 1, engine=engine)
    fits = first.whole and len(first.text) <= LONGEST_HEADER
    line = unsealed(first.text) if fits else None
    if not isinstance(line, Header):
        altered = first.whole and first.text.startswith(_BEGINS)
        raise SaveError("line-altered" if altered else "not-a-save", file, 1)
    return line
