"""Rules of measuring rows, keeping what came out and showing it."""

import subprocess

import pytest

from tests.verify.__main__ import verify
from tests.verify.results import Result, ResultLog
from tests.verify.row import Row
from tests.verify.run import run_row
from tests.verify.source import source_key
from tests.verify.table import table


def _raise(error: BaseException):
    raise error


def _row(name, measure, **more):
    return Row(name, f"{name} holds", measure, **more)


@pytest.fixture
def log(tmp_path):
    """Return an empty log on disk."""
    return ResultLog(tmp_path / "kept" / "results.jsonl", "source-1")


@pytest.mark.parametrize(
    ("row", "outcome", "figure"),
    [
        (_row("a", lambda: "3 ms"), "holds", "3 ms"),
        (_row("a", lambda: _raise(AssertionError("9 ms\nmore"))), "FAILS", "9 ms"),
        (_row("a", lambda: _raise(OSError("gone"))), "FAILS", "OSError: gone"),
        (_row("a", lambda: "", needs=("no-such-tool",)), "skipped", "needs no-such-tool"),
    ],
)
def test_outcome_of_a_row(row, outcome, figure):
    """A row holds, fails by whatever it raises, or is skipped by the tool it misses."""
    result = run_row(row)
    assert (result.outcome, result.figure) == (outcome, figure)


def test_failing_row_is_exit_1(log):
    """One failing row makes the run fail; a skipped one does not."""
    assert verify([_row("a", lambda: "")], log) == 0
    assert verify([_row("b", lambda: "", needs=("no-such-tool",))], log) == 0
    assert verify([_row("c", lambda: _raise(AssertionError("no")))], log) == 1


def test_stopped_run_shows_its_table_and_continues(log, capsys):
    """Ctrl-C prints what is known; the next run does not measure that again."""
    counted = []
    first = _row("first", lambda: counted.append(1) or "1 count")
    assert verify([first, _row("second", lambda: _raise(KeyboardInterrupt()))], log) == 130
    assert "1 count" in capsys.readouterr().out
    assert verify([first, _row("second", lambda: "2 counts")], log) == 0
    assert len(counted) == 1
    shown = capsys.readouterr().out
    assert "1 count" in shown
    assert "2 counts" in shown


def test_only_what_held_on_this_source_is_kept(log, tmp_path):
    """A failure is measured again, and so is everything once the source has changed."""
    log.append(Result("good", "holds", "", 1.0))
    log.append(Result("bad", "FAILS", "", 1.0))
    other = ResultLog(tmp_path / "kept" / "results.jsonl", "source-2")
    assert (list(log.held()), list(other.held())) == (["good"], [])


def test_torn_line_is_ignored(log, tmp_path):
    """A line cut off by a kill costs one row and does not spoil the next."""
    log.append(Result("first", "holds", "", 1.0))
    path = tmp_path / "kept" / "results.jsonl"
    path.write_text(path.read_text("utf-8") + '{"source": "source-1", "na', "utf-8")
    log.append(Result("second", "holds", "", 1.0))
    assert list(log.held()) == ["first", "second"]


def test_forgetting_starts_anew(log):
    """A fresh run keeps nothing."""
    log.append(Result("first", "holds", "", 1.0))
    log.forget()
    assert log.held() == {}


def test_table_is_aligned_on_the_screen():
    """Columns stand under each other, also with Chinese figures, and the counts come last."""
    shown = table(
        [
            Result("one", "holds", "12 个场景", 0.5),
            Result("a-longer-name", "skipped", "needs psql", 0.0),
            Result("three", "FAILS", "9 ms", 12.25),
        ]
    )
    assert shown.splitlines() == [
        "row            outcome  figure               seconds",
        "one            holds    12 个场景                0.5",
        "a-longer-name  skipped  skipped: needs psql      0.0",
        "three          FAILS    9 ms                    12.2",
        "1 holds, 1 FAILS, 1 skipped",
    ]


def test_source_key_follows_the_source(tmp_path):
    """A changed, added or newly committed file is another source; an ignored one is not."""

    def git(*args):
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *args], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    keys = []
    for name, text in [(".gitignore", "kept"), ("a.py", "1"), ("a.py", "2")]:
        (tmp_path / name).write_text(text)
        keys.append(source_key(tmp_path))
    git("add", ".")
    git("commit", "-qm", "first")
    keys.append(source_key(tmp_path))
    assert len(set(keys)) == len(keys)
    (tmp_path / "kept").write_text("result")
    assert source_key(tmp_path) == keys[-1]
