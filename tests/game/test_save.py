"""Rules of saves: nothing acknowledged is lost, nothing altered goes unnoticed."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from simgame.game.save import Decision, SaveError, SaveWriter, read_header, read_log, sealed
from simgame.game.session import LocalSession, PlanRejected, replayed
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from tests.game.plays import HAGGLE, bot_plan, haggle, play_on, play_week


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a save of a whole season, with answers in it."""
    from simgame.game.session import Setup
    from simgame.scenario.load import load_or_raise
    from tests.game.conftest import SHORT

    file = tmp_path_factory.mktemp("saves") / "season.jsonl"
    session = LocalSession.start(Setup(load_or_raise(SHORT), 7), file, asks=True)
    haggle(session)
    session.answer(session.advance().prompt, "accept")
    session.advance()
    play_on(session).close()
    return file


@pytest.fixture
def save(played: Path, tmp_path: Path) -> Path:
    """Return a copy of it to be damaged."""
    return Path(shutil.copy(played, tmp_path / "season.jsonl"))


def _code_of(file: Path) -> tuple[str, int]:
    with pytest.raises(SaveError) as refused:
        replayed(read_log(file), file)
    return refused.value.code, refused.value.line


def _lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines(keepends=True)


def _replace_line(file: Path, index: int, line: bytes) -> None:
    lines = _lines(file)
    lines[index] = line
    file.write_bytes(b"".join(lines))


def test_replay_comes_to_the_same(save):
    """A season replayed from its save has the same digest at the end and after every week."""
    log = read_log(save)
    session = replayed(log, save)
    assert session.finished
    assert session.season.digest() == log.states[-1][1].digest
    assert [state.week for _, state in log.states] == [1, 2, 3, 4]


def test_every_line_is_kept_as_it_was_written(save):
    """Reading accepts exactly what writing makes."""
    log = read_log(save)
    lines = [log.header, *(line for _, line in sorted([*log.decisions, *log.states]))]
    assert [sealed(line).encode() + b"\n" for line in lines] == _lines(save)


def test_an_altered_byte_names_its_line(save):
    """A byte changed anywhere in a line is found, with the number of that line."""
    for index, line in enumerate(_lines(save)):
        for place in range(0, len(line) - 1, max(1, len(line) // 40)):
            other = bytes([line[place] ^ 1])
            _replace_line(save, index, line[:place] + other + line[place + 1 :])
            assert _code_of(save)[1] == index + 1, place
        _replace_line(save, index, line)
    assert replayed(read_log(save), save).finished


@pytest.mark.parametrize("index", [1, 2, 4])
def test_a_line_left_out_or_exchanged_is_found(save, index):
    """Decisions are chained: without one the next does not fit."""
    lines = _lines(save)
    save.write_bytes(b"".join([*lines[:index], *lines[index + 1 :]]))
    assert _code_of(save) == ("line-altered", index + 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"plan"', b'"\\u0070lan"'), (b'{"kind"', b'{ "kind"'), (b'"n":1,', b'"n":1,"n":1,')],
)
def test_other_characters_for_the_same_are_an_alteration(save, old, new):
    """A line that means the same but was not written so is refused."""
    index = next(i for i, line in enumerate(_lines(save)) if b'"kind":"plan"' in line)
    _replace_line(save, index, _lines(save)[index].replace(old, new, 1))
    assert _code_of(save) == ("line-altered", index + 1)


@pytest.mark.parametrize("line", [b"NaN\n", b"[" * 50_000 + b"\n", b'{"kind":[]}\n', b"\xff\n"])
def test_rubbish_is_an_altered_line(save, line):
    """Whatever stands in a line, reading ends in a word about that line."""
    _replace_line(save, 2, line)
    assert _code_of(save) == ("line-altered", 3)


@pytest.mark.parametrize("content", [b"", b"\n", b"hello", b'{"kind":"header"', b"{}\n"])
def test_what_never_was_a_save_is_called_so(tmp_path, content):
    """An empty, foreign or half-begun file is not a save."""
    file = tmp_path / "other.jsonl"
    file.write_bytes(content)
    assert _code_of(file) == ("not-a-save", 1)


def test_a_missing_save_leaves_nothing_behind(tmp_path):
    """Asking for a save that is not there says so, and makes no file."""
    file = tmp_path / "gone.jsonl"
    for ask in (read_log, LocalSession.resume):
        with pytest.raises(SaveError, match="no-such-save"):
            ask(file)
    assert list(tmp_path.iterdir()) == []


def test_a_torn_last_line_is_dropped_at_every_byte(start, tmp_path):
    """Wherever writing stopped, the lines before are whole and the season goes on from them."""
    save = tmp_path / "torn.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    session.submit(bot_plan(session))
    session.close()
    whole = save.read_bytes()
    before = whole[: whole.rindex(b"\n", 0, -1) + 1]
    for end in range(len(before), len(whole)):
        save.write_bytes(whole[:end])
        log = read_log(save)
        assert (log.torn, log.size, len(log.decisions)) == (end > len(before), len(before), 1)


def test_a_torn_save_is_cut_and_played_on(start, tmp_path):
    """After a torn line is dropped the save is as if it had never been begun."""
    save = tmp_path / "torn.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    plan = bot_plan(session)
    session.submit(plan)
    session.close()
    whole = save.read_bytes()
    save.write_bytes(whole[:-20])
    again, log = LocalSession.resume(save)
    assert (log.torn, again.committed, again.season.round) == (True, False, 2)
    again.submit(plan)
    again.close()
    assert save.read_bytes() == whole


def test_a_lost_state_line_is_written_again(save):
    """The last state can be computed from the decisions, so losing it loses nothing."""
    whole = save.read_bytes()
    save.write_bytes(b"".join(_lines(save)[:-1]))
    session, log = LocalSession.resume(save)
    session.close()
    assert (len(log.states), session.finished) == (3, True)
    assert save.read_bytes() == whole


def test_a_state_line_lost_in_the_middle_stays_lost(save):
    """A state that could not be written once does not make later resumes write more of them."""
    lines = _lines(save)
    middle = next(i for i, line in enumerate(lines) if b'"kind":"state"' in line)
    save.write_bytes(b"".join([*lines[:middle], *lines[middle + 1 :]]))
    before = save.read_bytes()
    session, _ = LocalSession.resume(save)
    session.close()
    assert save.read_bytes() == before


def test_a_second_writer_is_refused(start, tmp_path):
    """One writer at a time; reading is always possible."""
    save = tmp_path / "held.jsonl"
    session = start(save)
    with pytest.raises(SaveError, match="in-use"):
        LocalSession.resume(save)
    assert read_log(save).header.seed == 7
    session.close()
    LocalSession.resume(save)[0].close()


def test_a_save_is_not_overwritten(start, tmp_path, loaded):
    """A name that is taken is refused, unless it is to be replaced."""
    from simgame.game.session import Setup

    save = tmp_path / "taken.jsonl"
    play_on(start(save)).close()
    content = save.read_bytes()
    with pytest.raises(SaveError, match="exists"):
        start(save)
    assert save.read_bytes() == content
    LocalSession.start(Setup(loaded, 8), save, replace=True).close()
    assert read_log(save).header.seed == 8


def test_other_rules_name_the_version(save, monkeypatch):
    """A save of other rules is refused before anything is played."""
    monkeypatch.setattr("simgame.game.session.RULES", 2)
    with pytest.raises(SaveError) as refused:
        LocalSession.resume(save)
    assert (refused.value.code, refused.value.values["rules"]) == ("other-rules", 1)
    monkeypatch.undo()
    LocalSession.resume(save)[0].close()


def test_another_format_names_the_version(save):
    """A save of a later format is called that, not damaged."""
    lines = _lines(save)
    _replace_line(save, 0, lines[0].replace(b'"format":1', b'"format":2', 1))
    with pytest.raises(SaveError) as refused:
        read_log(save)
    assert (refused.value.code, refused.value.values) == ("other-format", {"engine": "0.1.0"})


def test_other_arithmetic_is_told_from_an_altered_line(save, monkeypatch):
    """Whole lines with other numbers mean a machine that computes differently."""
    monkeypatch.setattr("simgame.market.state.State.digest", lambda _self: "0" * 32)
    assert _code_of(save) == ("other-arithmetic", 4)


def test_a_forged_decision_is_refused(start, tmp_path):
    """A sealed line whose plan costs more than there is was not made by playing."""
    save = tmp_path / "forged.jsonl"
    session = start(save)
    session.close()
    writer, log = SaveWriter.resume(save)
    body = {"paid.douyin.budget": 10_000_000}
    writer.append(Decision(kind="plan", n=1, seat="you", body=body, prev=log.last_sum))
    writer.close()
    assert _code_of(save) == ("refused", 2)


def test_a_plan_is_committed_once(start, tmp_path):
    """Neither twice in a week nor after the season, and the save stays replayable."""
    session = start(tmp_path / "once.jsonl", asks=True)
    haggle(session)
    with pytest.raises(ValueError, match="no plan to commit"):
        session.submit(Plan())
    session.answer(session.advance().prompt, "decline")
    session.advance()
    play_on(session)
    with pytest.raises(ValueError, match="no plan to commit"):
        session.submit(Plan())


def test_a_prompt_is_answered_once(start):
    """A second answer to the same prompt is refused, as is one that is no option."""
    session = start(asks=True)
    prompt = haggle(session)
    with pytest.raises(ValueError, match="perhaps"):
        session.answer(prompt, "perhaps")
    session.answer(prompt, "accept")
    with pytest.raises(ValueError, match="decline"):
        session.answer(prompt, "decline")


def test_a_plan_that_is_too_dear_is_not_logged(start, tmp_path):
    """What is refused leaves the save as it was."""
    save = tmp_path / "dear.jsonl"
    session = start(save)
    before = save.read_bytes()
    with pytest.raises(PlanRejected):
        session.submit(plan_from({"paid.douyin.budget": 10_000_000}))
    assert save.read_bytes() == before


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
    monkeypatch.setattr(session._writer, "_stream", _Uncut(session._writer._stream))
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
    stream = session._writer._stream

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

    monkeypatch.setattr(session._writer, "_stream", Half(stream))
    with pytest.raises(SaveError, match="unwritable"):
        session.submit(plan_from(HAGGLE))
    assert save.read_bytes() == before


def test_a_save_that_cannot_be_made_leaves_no_file(tmp_path, start, monkeypatch):
    """Where not even the header can be written there is no save afterwards."""
    monkeypatch.setattr(os, "fsync", _no_space)
    with pytest.raises(SaveError, match="unwritable"):
        start(tmp_path / "new.jsonl")
    assert not (tmp_path / "new.jsonl").exists()


def test_a_folder_that_cannot_be_made_is_unwritable(tmp_path, start):
    """A path below a file is refused in words, not with a traceback."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(SaveError, match="unwritable"):
        start(tmp_path / "file" / "new.jsonl")


def test_a_header_tells_how_far_a_season_is(save):
    """Lists of saves need not read all of them."""
    header, weeks = read_header(save)
    assert (header.scenario["id"], header.seed, weeks) == ("short", 7, 4)
