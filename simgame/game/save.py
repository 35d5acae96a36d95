"""A save is a decision log: JSON lines, each sealed, written and synced before it takes effect.

    header    what was played: format, rules, versions, seed, level, the merged scenario, its hash
    decision  n, seat, kind, body, prev, sum: `sum` seals the line, `prev` chains it to the last
    state     after a week: the digest of the market's integers, and the observation

A torn last line is dropped. One writer at a time holds `<save>.lock`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import filelock
from pydantic import BaseModel, ConfigDict, ValidationError

from simgame.plan.observation import Observation


class SaveError(Exception):
    """A save cannot be used. `code` is one of `line-altered`, `not-a-save`, `other-rules`,
    `other-arithmetic`, `other-scenario`, `in-use`, `unwritable`; `line` is the line it is about."""

    def __init__(self, code: str, file: Path, line: int = 0, **values: str | int) -> None:
        self.code = code
        self.file = file
        self.line = line
        self.values = values
        super().__init__(f"{code}: {file}:{line} {values or ''}".strip())


class Line(BaseModel):
    """Base of the lines of a save."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Header(Line):
    """The first line."""

    kind: Literal["header"] = "header"
    format: int
    rules: int
    engine: str
    numpy: str
    seed: int
    level: str
    seat: str
    player: str
    scenario: dict[str, Any]
    scenario_hash: str
    sum: str = ""


class Decision(Line):
    """Something that was decided: a `plan` (body: lever values) or an `answer` (prompt, option)."""

    kind: Literal["plan", "answer"]
    n: int
    seat: str
    body: dict[str, Any]
    prev: str
    sum: str = ""


class StateLine(Line):
    """The market after a week."""

    kind: Literal["state"] = "state"
    week: int
    digest: str
    observation: Observation
    prev: str
    sum: str = ""


SaveLine = Header | Decision | StateLine
_KINDS: dict[str, type[Header] | type[Decision] | type[StateLine]] = {
    "header": Header, "plan": Decision, "answer": Decision, "state": StateLine,
}  # fmt: skip


@dataclass(slots=True)
class Log:
    """What a save holds. `torn` tells that a torn last line was dropped, `size` is the length in
    bytes of what is whole."""

    header: Header
    decisions: list[tuple[int, Decision]] = field(default_factory=list)
    states: list[tuple[int, StateLine]] = field(default_factory=list)
    last_sum: str = ""
    torn: bool = False
    size: int = 0


def sealed(line: SaveLine) -> str:
    """The line as it stands in the file, with its sum."""
    body = line.model_dump(mode="json", exclude={"sum"})
    return _text({**body, "sum": _sum(body)})


def read_log(file: Path) -> Log:
    """All of a save. Raises `SaveError`; a torn last line is not an error."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise SaveError("not-a-save", file, reason=str(error)) from error
    log: Log | None = None
    for number, text, whole in _lines(raw):
        line = _parse(text)
        if line is None and not whole:
            if log is not None:
                log.torn = True
            break
        if line is None:
            raise SaveError("not-a-save" if number == 1 else "line-altered", file, number)
        log = _take(log, line, file, number)
        log.size += len(text) + 1
        if not whole:
            log.torn, log.size = True, log.size - len(text) - 1
            _untake(log, line)
    if log is None:
        raise SaveError("not-a-save", file, 1)
    return log


class SaveWriter:
    """The one writer of a save; holds its lock until closed."""

    def __init__(self, file: Path, last_sum: str, lock: filelock.FileLock) -> None:
        self.file = file
        self.last_sum = last_sum
        self._lock = lock
        self._stream = file.open("ab")

    @classmethod
    def create(cls, file: Path, header: Header) -> SaveWriter:
        """Start a new save. Raises `SaveError` when it is in use or cannot be written."""
        lock = _locked(file)
        try:
            if file.exists() and file.stat().st_size:
                raise SaveError("exists", file)
            writer = cls(file, "", lock)
            writer.append(header)
        except BaseException:
            lock.release()
            raise
        return writer

    @classmethod
    def resume(cls, file: Path) -> tuple[SaveWriter, Log]:
        """Go on with a save, after cutting off a torn last line. Raises `SaveError`."""
        lock = _locked(file)
        try:
            log = read_log(file)
            if log.torn:
                with file.open("r+b") as stream:
                    stream.truncate(log.size)
            return cls(file, log.last_sum, lock), log
        except BaseException:
            lock.release()
            raise

    def append(self, line: SaveLine) -> None:
        """Write a line and wait until it is on the disk. Raises `SaveError`, and then leaves
        the file as it was."""
        start = self._stream.tell() if self._stream.tell() else self.file.stat().st_size
        text = sealed(line)
        try:
            self._stream.write(text.encode() + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            self._undo(start)
            raise SaveError("unwritable", self.file, reason=str(error)) from error
        if not isinstance(line, StateLine):
            self.last_sum = json.loads(text)["sum"]

    def close(self) -> None:
        """Let others write."""
        self._stream.close()
        self._lock.release()

    def _undo(self, size: int) -> None:
        """Cut off what was written of a line that did not reach the disk."""
        try:
            self._stream.close()
        except OSError:
            pass
        with self.file.open("r+b") as stream:
            stream.truncate(size)
        self._stream = self.file.open("ab")


def _locked(file: Path) -> filelock.FileLock:
    lock = filelock.FileLock(f"{file}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise SaveError("in-use", file) from error
    except OSError as error:
        raise SaveError("unwritable", file, reason=str(error)) from error
    return lock


def _lines(raw: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Line number, text, and whether the line is whole (ends in a newline)."""
    *whole, rest = raw.split(b"\n")
    for number, text in enumerate(whole, 1):
        yield number, text, True
    if rest:
        yield len(whole) + 1, rest, False


def _parse(text: bytes) -> SaveLine | None:
    try:
        data = json.loads(text)
        line = _KINDS[data["kind"]].model_validate(data)
    except (ValueError, KeyError, TypeError, ValidationError):
        return None
    body = {k: v for k, v in data.items() if k != "sum"}
    return line if _sum(body) == data["sum"] else None


def _take(log: Log | None, line: SaveLine, file: Path, number: int) -> Log:
    if log is None:
        if not isinstance(line, Header):
            raise SaveError("not-a-save", file, number)
        return Log(line, last_sum=line.sum)
    if isinstance(line, Header) or line.prev != log.last_sum:
        raise SaveError("line-altered", file, number)
    if isinstance(line, Decision):
        log.decisions.append((number, line))
        log.last_sum = line.sum
    else:
        log.states.append((number, line))
    return log


def _untake(log: Log, line: SaveLine) -> None:
    """Drop a last line that lacks its newline: it was never acknowledged."""
    if isinstance(line, Decision):
        log.decisions.pop()
        log.last_sum = line.prev
    elif isinstance(line, StateLine):
        log.states.pop()


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _sum(body: dict[str, Any]) -> str:
    canonical = json.dumps(
        body, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    return hashlib.blake2b(canonical.encode(), digest_size=16).hexdigest()
