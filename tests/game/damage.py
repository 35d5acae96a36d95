"""Looking into a save from outside, and damaging it."""

from pathlib import Path

import pytest

from simgame.game.session import replayed
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_log


def code_of(file: Path) -> tuple[str, int]:
    """Replay a save that cannot be; the code and the line of the error."""
    with pytest.raises(SaveError) as refused:
        replayed(read_log(file), file)
    return refused.value.code, refused.value.line


def lines_of(file: Path) -> list[bytes]:
    """Return the lines of a save, with their newlines."""
    return file.read_bytes().splitlines(keepends=True)


def replace_line(file: Path, index: int, line: bytes) -> None:
    """Write another line in the place of one."""
    lines = lines_of(file)
    lines[index] = line
    file.write_bytes(b"".join(lines))
