"""Rules of watching files."""

import os
from functools import partial

import pytest

from simgame.cli._watch import EVERY_SECONDS, watch


class _Enough(Exception):
    """The test has seen what it wanted."""


def _runs(run, *waits, known=()):
    """Return how often `run` was called while waiting made one change after the other."""
    left, done = list(waits), []

    def counted():
        done.append(True)
        return run(len(done))

    def wait(seconds):
        if seconds < EVERY_SECONDS:
            return
        if not left:
            raise _Enough
        left.pop(0)()

    with pytest.raises(_Enough):
        watch(counted, known, wait)
    return len(done)


def test_nothing_changed_is_nothing_done(tmp_path):
    """One run, however long one waits."""
    (tmp_path / "a").write_text("x")
    assert _runs(lambda _: [tmp_path / "a"], *[lambda: None] * 5) == 1


def test_files_may_come_and_go(tmp_path):
    """A file that is not there yet, and one that is removed, are changes."""
    file = tmp_path / "a"
    assert _runs(lambda _: [file], lambda: file.write_text("x"), file.unlink) == 3


def test_a_change_of_the_time_alone_counts(tmp_path):
    """An editor may write the same number of bytes."""
    file = tmp_path / "a"
    file.write_text("x")
    assert _runs(lambda _: [file], lambda: os.utime(file, (1, 1))) == 2


def test_what_is_saved_during_a_run_is_not_missed(tmp_path):
    """Files are looked at before they are read, in the first run those that are known."""
    file = tmp_path / "a"
    file.write_text("x")

    def run(time):
        if time < 3:
            file.write_text("longer" * time)
        return [file]

    assert _runs(run, lambda: None, known=[file]) == 3


def test_what_is_no_longer_read_is_no_longer_watched(tmp_path):
    """A file that the last run did not read starts no other."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("x")

    def run(time):
        return [tmp_path / "a", tmp_path / "b"] if time == 1 else [tmp_path / "a"]

    changes = [partial(os.utime, tmp_path / name, (1, 1)) for name in ("a", "b")]
    assert _runs(run, *changes, lambda: None) == 2


def test_a_file_that_is_being_written_is_left_until_it_is_whole(tmp_path):
    """An editor empties a file and then fills it: one change, not two."""
    file = tmp_path / "a"
    file.write_text("x")
    written, seen = ["", "y", "yy"], []

    def wait(seconds):
        if not written and seconds == EVERY_SECONDS:
            raise _Enough
        if written:
            file.write_text(written.pop(0))

    def run():
        seen.append(file.read_text())
        return [file]

    with pytest.raises(_Enough):
        watch(run, (), wait)
    assert seen == ["x", "yy"]
