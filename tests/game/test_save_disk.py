"""Rules of a disk that refuses: what was saved stays whole, what was not saved was not decided."""

import errno
import os

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_log
from simgame.plan.values import plan_from
from tests.game.plays import HAGGLE, bot_plan, play_week


def _no_space(*_args: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_save_whole(start, tmp_path, monkeypatch):
    """A decision that did not reach the disk is not taken, and can be made again."""
    save = tmp_path / "full.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    before, plan = save.read_bytes(), bot_plan(session)
    monkeypatch.setattr(os, "fsync", _no_space)
    with pytest.raises(SaveError, match="unwritable"):
        session.submit(plan)
    assert (session.committed, save.read_bytes()) == (False, before)
    monkeypatch.undo()
    play_week(session, plan)
    session.close()
    assert len(read_log(save).states) == 2


def test_a_full_disk_that_cannot_even_be_cut(start, tmp_path, monkeypatch):
    """What could not be cut off is cut off before the next line."""
    save = tmp_path / "full.jsonl"
    session = start(save)
    plan = plan_from(HAGGLE)
    monkeypatch.setattr(os, "fsync", _no_space)
    monkeypatch.setattr(session.table.journal, "_stream", _Uncut(session.table.journal._stream))
    with pytest.raises(SaveError, match="unwritable"):
        session.submit(plan)
    assert read_log(save).decisions
    monkeypatch.undo()
    session.submit(plan)
    assert [decision.n for _, decision in read_log(save).decisions] == [1]


class _Uncut:
    def __init__(self, stream):
        self.stream = stream
        self.fileno, self.write = stream.fileno, stream.write

    def truncate(self, _size):
        _no_space()


def test_a_partial_write_is_cut_off(start, tmp_path, monkeypatch):
    """Half a line that made it to the disk before it filled up does not stay."""
    save = tmp_path / "half.jsonl"
    session = start(save)
    before = save.read_bytes()
    stream = session.table.journal._stream

    class Half(_Uncut):
        truncate = None

        def __init__(self, inner):
            super().__init__(inner)
            self.truncate = inner.truncate
            self.write = self.write_half
            self.left = 40

        def write_half(self, data):
            if not self.left:
                _no_space()
            written = self.stream.write(bytes(data)[: self.left])
            self.left = 0
            return written

    monkeypatch.setattr(session.table.journal, "_stream", Half(stream))
    with pytest.raises(SaveError, match="unwritable"):
        session.submit(plan_from(HAGGLE))
    assert save.read_bytes() == before


def test_a_save_that_cannot_be_made_leaves_no_file(tmp_path, start, monkeypatch):
    """Where not even the header can be written there is no save afterwards."""
    monkeypatch.setattr(os, "fsync", _no_space)
    with pytest.raises(SaveError, match="unwritable"):
        start(tmp_path / "new.jsonl")
    assert not (tmp_path / "new.jsonl").exists()


@pytest.mark.parametrize("refuses", ["fsync", "replace"])
def test_a_save_that_is_to_be_replaced_stays_until_the_new_one_is_safe(
    tmp_path, loaded, start, monkeypatch, refuses
):
    """A disk that refuses the new header leaves the old season whole, and nothing beside it."""
    save = tmp_path / "kept.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    session.close()
    before = save.read_bytes()
    monkeypatch.setattr(os, refuses, _no_space)
    with pytest.raises(SaveError, match="unwritable"):
        LocalSession.start(Setup(loaded, 1), save, replace=True)
    assert save.read_bytes() == before
    monkeypatch.undo()
    assert {file.name for file in tmp_path.iterdir()} <= {save.name, f"{save.name}.lock"}
    LocalSession.start(Setup(loaded, 1), save, replace=True).close()
    assert read_log(save).states == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path, start):
    """A path below a file is refused in words, not with a traceback."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(SaveError, match="no-folder"):
        start(tmp_path / "file" / "new.jsonl")
