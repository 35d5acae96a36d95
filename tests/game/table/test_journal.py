"""Rules of every journal: numbered, in order, never over what somebody else has written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simgame.game.season import Season
from simgame.game.session import LocalSession, Setup, header_of
from simgame.game.table.journal import Entry, Journal, SaveError
from simgame.game.table.journal_file import FileJournal, read_log
from simgame.game.table.journal_lines import Header
from simgame.game.table.table import Table
from simgame.plan.plan import Plan
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario
from tests.game.table.journal_memory import MemoryJournal
from tests.market.seasons import SHORT

KINDS: dict[str, Callable[[Path, Header], Journal]] = {
    "file": lambda folder, header: FileJournal.create(folder / "season.jsonl", header),
    "memory": lambda _, header: MemoryJournal(header),
}
PLAN = Entry("plan", "you", {"paid.douyin.budget": 100_000})
ANSWER = Entry("answer", "you", {"prompt": "kol:1", "option": "accept"})


@pytest.fixture
def header() -> Header:
    """Of a short season."""
    return header_of(Setup(load_or_raise(SHORT), 7), "you")


@pytest.fixture(params=KINDS)
def journal(request: pytest.FixtureRequest, tmp_path: Path, header: Header) -> Iterator[Journal]:
    """A new journal of each kind."""
    journal = KINDS[request.param](tmp_path, header)
    yield journal
    journal.close()


def _held(journal: Journal) -> list[tuple[int, str, str, object]]:
    return [(d.n, d.kind, d.seat, d.body) for _, d in journal.read().decisions]


def test_it_holds_what_was_written_in_its_order(journal: Journal, header: Header) -> None:
    """The header, decisions by their numbers, states between them."""
    journal.append(PLAN, 0)
    journal.append(ANSWER, 1)
    journal.note(1, "abc")
    journal.append(PLAN, 2)
    log = journal.read()
    assert log.header.model_copy(update={"sum": ""}) == header
    assert _held(journal) == [
        (1, "plan", "you", PLAN.body), (2, "answer", "you", ANSWER.body),
        (3, "plan", "you", PLAN.body),
    ]  # fmt: skip
    assert [(number, s.week, s.digest) for number, s in log.states] == [(4, 1, "abc")]
    assert [number for number, _ in log.decisions] == [2, 3, 5]
    assert log.n == 3


@pytest.mark.parametrize("expected", [0, 2])
def test_a_stale_decision_is_refused(journal: Journal, expected: int) -> None:
    """One who knows of fewer or more decisions than there are writes nothing."""
    journal.append(PLAN, 0)
    before = _held(journal)
    with pytest.raises(SaveError) as raised:
        journal.append(ANSWER, expected)
    assert raised.value.code == "stale"
    assert raised.value.where == journal.where
    assert _held(journal) == before
    journal.append(ANSWER, 1)


def test_two_sessions_on_one_journal_cannot_both_decide(journal: Journal) -> None:
    """The second is refused and has decided nothing; the first goes on."""
    first, second = (LocalSession(Table(Season(_short(), 7), journal), "you") for _ in range(2))
    first.submit(Plan())
    with pytest.raises(SaveError, match="stale"):
        second.submit(Plan())
    assert (first.committed, second.committed) == (True, False)
    assert len(_held(journal)) == 1
    first.advance()
    assert [state.week for _, state in journal.read().states] == [1]


def test_a_file_holds_what_its_journal_says(tmp_path: Path, header: Header) -> None:
    """Read by another, and gone on with by another once it is closed."""
    file = tmp_path / "season.jsonl"
    journal = FileJournal.create(file, header)
    journal.append(PLAN, 0)
    journal.note(1, "abc")
    held = journal.read()
    found = read_log(file)
    assert found.size == file.stat().st_size
    assert (found.decisions, found.states, found.last_sum) == (
        held.decisions, held.states, held.last_sum
    )  # fmt: skip
    journal.close()
    again = FileJournal.resume(file)
    again.append(ANSWER, 1)
    again.close()
    assert [d.kind for _, d in read_log(file).decisions] == ["plan", "answer"]


def test_a_file_can_be_read_by_people(tmp_path: Path, header: Header) -> None:
    """What is Chinese stands there in Chinese, for whoever opens it."""
    file = tmp_path / "season.jsonl"
    journal = FileJournal.create(file, header)
    journal.append(Entry("plan", "you", {"content.douyin.short-video.theme": "新品首发"}), 0)
    journal.close()
    assert "新品首发" in file.read_text("utf-8")


def test_a_file_that_somebody_wrote_to_is_left_alone(tmp_path: Path, header: Header) -> None:
    """A lock that did not hold, as on some shares, costs nobody a decision."""
    file = tmp_path / "season.jsonl"
    journal = FileJournal.create(file, header)
    with file.open("ab") as other:
        other.write(b"of another\n")
    before = file.read_bytes()
    with pytest.raises(SaveError, match="stale"):
        journal.append(PLAN, 0)
    assert file.read_bytes() == before
    assert _held(journal) == []


def _short() -> Scenario:
    return load_or_raise(SHORT).scenario
